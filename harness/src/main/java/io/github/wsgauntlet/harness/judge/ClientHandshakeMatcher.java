package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.AnswerNotTaken;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.AnswerRejected;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.AnswerTaken;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.HandshakeAccepted;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.HandshakeUnanswered;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.Optional;

/** Matches what a client makes of the answer to its opening handshake (RFC 6455 4.1). */
final class ClientHandshakeMatcher {
    private ClientHandshakeMatcher() {}

    /** What a client opened shows by anything that it sends on it, an answer to the tester's Close included. */
    static Match accepted(Evidence evidence) {
        if (!evidence.transcript().frames().isEmpty()) {
            return new Match.Yes(new HandshakeAccepted());
        }
        return evidence.transcript().end().isPresent()
                ? new Match.Doubt(Match.Cause.ENDED, rejection(evidence))
                : new Match.Doubt(Match.Cause.SILENT, new AnswerNotTaken());
    }

    static Match rejected(Evidence evidence) {
        if (evidence.transcript().head().isEmpty()) {
            return new Match.Doubt(Match.Cause.NOT_OPENED, new HandshakeUnanswered());
        }
        Optional<WireFrame> used = evidence.transcript().frames().stream()
                .filter(frame -> frame.opcode() != Opcodes.CLOSE)
                // After another status than 101 the client may ask for something else, in HTTP.
                .filter(frame -> frame.masked() || evidence.transcript().upgraded())
                .findFirst();
        if (used.isPresent()) {
            return new Match.No(new AnswerTaken(used.get().opcode()));
        }
        if (evidence.transcript().end().isPresent()) {
            return closedWhenAsked(evidence)
                    ? new Match.No(new AnswerTaken(Opcodes.CLOSE))
                    : new Match.Yes(rejection(evidence));
        }
        // Where the tester did not wait for the end, it knows that the client leaves such connections open.
        boolean awaited =
                evidence.transcript().first(Event.DeadlinePassed.class).isPresent();
        return evidence.transcript().upgraded() && awaited
                ? new Match.Doubt(Match.Cause.SILENT, new AnswerNotTaken())
                : new Match.Yes(new AnswerNotTaken());
    }

    /** Whoever has to be asked to close, and then does as after 1000, has taken the connection for an open one. */
    private static boolean closedWhenAsked(Evidence evidence) {
        return evidence.close().isPresent() && !evidence.ending().byTarget();
    }

    private static Reaction rejection(Evidence evidence) {
        return new AnswerRejected(evidence.ending().seen());
    }
}
