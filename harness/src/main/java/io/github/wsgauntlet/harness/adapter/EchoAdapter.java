package io.github.wsgauntlet.harness.adapter;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import java.util.List;
import java.util.Optional;

/**
 * How a server that is no echo server is made one: what is sent is wrapped as its protocol has it, and what comes is
 * unwrapped. Everything else that comes is a matter of the protocol, and no answer to a case.
 *
 * @param name what reports call it, as {@code --echo} takes it
 * @param greeting what is said and heard on each connection before the first message
 * @param say what stands around a text
 * @param hear what its answer looks like
 * @param binary how a binary message is sent
 */
public record EchoAdapter(String name, List<Turn> greeting, SayTemplate say, HearPattern hear, Binary binary) {
    /** The number of a message that no scenario holds. */
    private static final int OUR_OWN = 999_999_999;

    /** How a binary message is sent. */
    sealed interface Binary {
        /** Not at all. */
        record None() implements Binary {}

        /** As a text is. */
        record AsText() implements Binary {}

        /**
         * As it is, after a text message that announces it.
         *
         * @param say what announces one that is sent; its text is empty
         * @param hear what announces one that comes back
         */
        record Announced(SayTemplate say, HearPattern hear) implements Binary {}
    }

    public EchoAdapter {
        greeting = List.copyOf(greeting);
        hear.prepare();
    }

    /**
     * Return whether each message has a number that comes back with it. Then the server may answer in any order, as one
     * does that handles many messages at a time.
     */
    public boolean numbered() {
        return hear.tellsNumber();
    }

    /** Return whether messages go out and come back as they are, so that only a greeting makes the difference. */
    boolean isBare() {
        return say.isBare() && hear.isBare() && binary instanceof Binary.AsText;
    }

    /** Return what a message of the tester's is when it is unwrapped; nothing where it only announces another. */
    public Optional<WireMessage> said(WireMessage sent) {
        if (!sent.text() && !(binary instanceof Binary.AsText)) {
            return Optional.of(sent);
        }
        if (binary instanceof Binary.Announced(var announcing, var answer)
                && announcing
                        .inside(sent.payload())
                        .filter(text -> text.length == 0)
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(say.inside(sent.payload())
                .map(text -> new WireMessage(sent.text(), text))
                .orElse(sent));
    }

    /**
     * Return a message of the tester's own as it is sent, if such a message fits into one frame.
     *
     * @param text whether it is a text message; binary otherwise
     * @param payload what it says, without anything that has to be escaped
     */
    public Optional<Payload> spoken(boolean text, Payload payload) {
        return text || binary instanceof Binary.AsText
                ? Optional.of(new Payload.Joined(
                        List.of(new Payload.Text(say.opening(OUR_OWN)), payload, new Payload.Text(say.after()))))
                : Optional.empty();
    }

    /** Return what listens to one connection. */
    public Hearing hearing() {
        return new Hearing(this);
    }
}
