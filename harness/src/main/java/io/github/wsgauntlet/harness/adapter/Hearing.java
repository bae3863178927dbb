package io.github.wsgauntlet.harness.adapter;

import io.github.wsgauntlet.harness.conversation.WireMessage;
import java.util.Optional;
import java.util.OptionalInt;

/** Unwraps what comes on one connection. Not thread safe. */
public final class Hearing {
    private final EchoAdapter adapter;

    /** The number of the binary message that was announced, and has not come yet. */
    private OptionalInt announced = OptionalInt.empty();

    Hearing(EchoAdapter adapter) {
        this.adapter = adapter;
    }

    /**
     * A message that came back.
     *
     * @param number which of those that were sent it answers; -1 where the protocol does not say
     * @param message what came back
     */
    public record Heard(int number, WireMessage message) {}

    /** Return what a message brings back; nothing where it is something else, which is no matter of the case. */
    public Optional<Heard> hear(WireMessage came) {
        return switch (adapter.binary()) {
            case EchoAdapter.Binary.None none -> came.text() ? wrapped(came) : Optional.empty();
            case EchoAdapter.Binary.AsText asText -> wrapped(came);
            case EchoAdapter.Binary.Announced(var saying, var pattern) ->
                came.text() ? text(pattern, came) : binary(came);
        };
    }

    private Optional<Heard> wrapped(WireMessage came) {
        return adapter.hear()
                .said(came.payload())
                .map(said -> new Heard(said.number(), new WireMessage(came.text(), said.text())));
    }

    private Optional<Heard> text(HearPattern announcement, WireMessage came) {
        Optional<HearPattern.Said> announces = announcement.said(came.payload());
        if (announces.isPresent()) {
            announced = OptionalInt.of(announces.get().number());
            return Optional.empty();
        }
        return wrapped(came);
    }

    private Optional<Heard> binary(WireMessage came) {
        OptionalInt number = announced;
        announced = OptionalInt.empty();
        return number.isPresent() ? Optional.of(new Heard(number.getAsInt(), came)) : Optional.empty();
    }
}
