package io.github.wsgauntlet.server.protocol;

import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;

/** The order of data frames: a first fragment, continuations, and FIN on the last (RFC 6455 5.4). */
final class FrameSequence {

    private enum State {
        BETWEEN_MESSAGES,
        IN_TEXT,
        IN_BINARY
    }

    private final Rules rules;
    private State state = State.BETWEEN_MESSAGES;

    FrameSequence(Rules rules) {
        this.rules = rules;
    }

    /**
     * Take the next data frame.
     *
     * @return the type of the message that the frame belongs to
     * @throws Violation when the frame may not come now
     */
    Message.Type next(FrameHeader header) {
        State message = header.opcode() == Opcode.CONTINUATION ? continued() : started(header.opcode());
        state = header.fin() ? State.BETWEEN_MESSAGES : message;
        return message == State.IN_TEXT ? Message.Type.TEXT : Message.Type.BINARY;
    }

    /** Return whether a message has begun and is not complete. */
    boolean isInside() {
        return state != State.BETWEEN_MESSAGES;
    }

    /** Forget an unfinished message. */
    void reset() {
        state = State.BETWEEN_MESSAGES;
    }

    private State continued() {
        boolean continues = rules.require(Rule.CONTINUATION_NEEDS_A_START, state != State.BETWEEN_MESSAGES);
        return continues ? state : State.IN_BINARY;
    }

    private State started(Opcode opcode) {
        rules.require(Rule.NO_NEW_MESSAGE_INSIDE_A_MESSAGE, state == State.BETWEEN_MESSAGES);
        return opcode == Opcode.TEXT ? State.IN_TEXT : State.IN_BINARY;
    }
}
