package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.AcceptedAndEnded;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.CompressionAgreed;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.CompressionNotAgreed;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.ConnectionFailed;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.DraftAccepted;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.HandshakeAccepted;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.HandshakeDropped;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.HandshakeUnanswered;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.NoSubprotocolChosen;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.NotHttp;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.RefusedThenPonged;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.SimpleResponse;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.StatusAnswered;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.StatusLineMalformed;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.SubprotocolChosen;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.VersionNotNamed;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Matches what becomes of the opening handshake (RFC 6455 4.2). */
final class HandshakeMatcher {
    private HandshakeMatcher() {}

    static Match accepted(Outcome.Accepted accepted, Evidence evidence) {
        if (evidence.ofClient()) {
            return ClientHandshakeMatcher.accepted(evidence);
        }
        Optional<HttpHead> head = evidence.transcript().head();
        if (head.isEmpty()) {
            return unanswered(evidence);
        }
        if (!evidence.transcript().upgraded()) {
            return new Match.No(whatCame(evidence));
        }
        List<String> chosen = head.get().values("Sec-WebSocket-Protocol");
        return switch (accepted.subprotocol()) {
            case ANY -> living(evidence, whatCame(evidence));
            case NONE ->
                chosen.isEmpty()
                        ? living(evidence, new NoSubprotocolChosen())
                        : new Match.No(new SubprotocolChosen(chosen.getFirst()));
            case OFFERED ->
                chosen.isEmpty()
                        ? new Match.No(new NoSubprotocolChosen())
                        : living(evidence, new SubprotocolChosen(chosen.getFirst()));
        };
    }

    /**
     * A 101 accepts nothing where the connection ends with it. Where nothing was sent on it, the sign that it lives is
     * an answer to the tester's Close, or whatever else the target said.
     */
    private static Match living(Evidence evidence, Reaction accepted) {
        boolean used =
                evidence.transcript().sent(Event.Purpose.SCENARIO).findAny().isPresent();
        boolean spoke = evidence.transcript().frames().stream().anyMatch(frame -> frame.opcode() != Opcodes.CLOSE);
        if (used || spoke || evidence.ofDraft()) {
            return new Match.Yes(accepted);
        }
        return evidence.ending().unasked()
                ? new Match.Doubt(
                        evidence.ending().byRight() ? Match.Cause.POLICY : Match.Cause.ENDED,
                        new AcceptedAndEnded(evidence.ending().seen()))
                : new Match.Yes(accepted);
    }

    static Match agreed(Evidence evidence) {
        return onCompression(evidence, true);
    }

    static Match declined(Evidence evidence) {
        return onCompression(evidence, false);
    }

    private static Match onCompression(Evidence evidence, boolean wanted) {
        if (!evidence.transcript().upgraded()) {
            return evidence.transcript().head().isEmpty() ? unanswered(evidence) : new Match.No(whatCame(evidence));
        }
        boolean agreed = evidence.transcript().compression().isPresent();
        Reaction seen = agreed ? new CompressionAgreed() : new CompressionNotAgreed();
        return agreed == wanted ? living(evidence, seen) : new Match.No(seen);
    }

    static Match refused(Outcome.Refused refused, Evidence evidence) {
        Optional<HttpHead> head = evidence.transcript().head();
        if (head.isEmpty()) {
            return simpleResponse(evidence) ? new Match.Yes(whatCame(evidence)) : unanswered(evidence);
        }
        int status = head.get().status().orElse(0);
        if (status == 0 || status == 101) {
            return new Match.No(chosen(head.get()).orElseGet(() -> whatCame(evidence)));
        }
        if (!refused.statuses().isEmpty() && refused.statuses().stream().noneMatch(range -> range.contains(status))) {
            return new Match.No(whatCame(evidence));
        }
        if (refused.namesVersion13()
                && !head.get().list("Sec-WebSocket-Version").contains("13")) {
            return new Match.No(new VersionNotNamed(status));
        }
        if (pongAfter(evidence)) {
            return new Match.No(new RefusedThenPonged(status));
        }
        return new Match.Yes(whatCame(evidence));
    }

    /** Return the choice of a 101 that was not to come, which tells more than that it came. */
    private static Optional<HandshakeReaction> chosen(HttpHead head) {
        return head.values("Sec-WebSocket-Protocol").stream().findFirst().map(SubprotocolChosen::new);
    }

    static Match dropped(Evidence evidence) {
        if (evidence.transcript().head().isPresent()) {
            return new Match.No(whatCame(evidence));
        }
        return evidence.transcript().end().isPresent() ? new Match.Yes(whatCame(evidence)) : unanswered(evidence);
    }

    /** Return what the target did with the opening handshake. */
    static HandshakeReaction whatCame(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        Optional<HttpHead> head = transcript.head();
        if (head.isPresent()) {
            int status = head.get().status().orElse(0);
            return switch (status) {
                case 0 -> new StatusLineMalformed(head.get().startLine());
                case 101 -> evidence.ofDraft() ? new DraftAccepted() : new HandshakeAccepted();
                default -> new StatusAnswered(status);
            };
        }
        Optional<Event.ConnectFailed> failed = transcript.first(Event.ConnectFailed.class);
        if (failed.isPresent()) {
            return new ConnectionFailed(failed.get().reason());
        }
        if (simpleResponse(evidence)) {
            return new SimpleResponse();
        }
        if (transcript.first(Event.ReceivedBytes.class).isPresent()) {
            return new NotHttp();
        }
        return transcript.end().isPresent() ? new HandshakeDropped() : new HandshakeUnanswered();
    }

    /** Content alone is the answer to a request line that names no version: that is how HTTP/0.9 goes. */
    private static boolean simpleResponse(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        return evidence.request()
                        .filter(request -> !request.startLine().contains(" HTTP/"))
                        .isPresent()
                && transcript.first(Event.ReceivedBytes.class).isPresent()
                && transcript.end().isPresent();
    }

    static Match unanswered(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        if (transcript.first(Event.ReceivedBytes.class).isPresent()) {
            return new Match.No(whatCame(evidence));
        }
        if (transcript.first(Event.ConnectFailed.class).isPresent()) {
            return new Match.Doubt(Match.Cause.NOT_OPENED, whatCame(evidence));
        }
        return new Match.Doubt(
                transcript.end().isPresent() ? Match.Cause.ENDED : Match.Cause.SILENT, whatCame(evidence));
    }

    private static boolean pongAfter(Evidence evidence) {
        var all = new StringBuilder();
        evidence.transcript()
                .all(Event.ReceivedBytes.class)
                .forEach(event -> all.append(new String(event.bytes(), StandardCharsets.ISO_8859_1)));
        return evidence.conversation().pings().stream()
                .map(ping -> "\u008a" + (char) ping.length + new String(ping, StandardCharsets.ISO_8859_1))
                .anyMatch(pong -> all.indexOf(pong) >= 0);
    }
}
