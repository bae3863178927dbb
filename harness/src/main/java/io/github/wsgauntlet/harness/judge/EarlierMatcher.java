package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.reaction.HandshakeReaction.AcceptedOutOfTurn;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.ConnectionNotKept;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.ContentTakenForRequest;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.SwitchedUnasked;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.HttpContent;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges what becomes of a request before the opening handshake on the same connection (RFC 9112 9.3). */
final class EarlierMatcher {
    private EarlierMatcher() {}

    static Match notKept(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        Optional<HttpHead> answer = transcript.earlierAnswer();
        boolean over = transcript.end().isPresent()
                || answer.filter(head -> !HttpContent.keepsConnection(head)).isPresent();
        if (answer.isPresent() && transcript.head().isEmpty() && over) {
            return new Match.Yes(new ConnectionNotKept(answer.get().status().orElse(0)));
        }
        return transcript.head().isPresent()
                ? new Match.No(HandshakeMatcher.whatCame(evidence))
                : HandshakeMatcher.unanswered(evidence);
    }

    /**
     * Find a 101 that answers no handshake or another than that of the tester, or comes before an answer that is due.
     */
    static Optional<Breach> breach(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        if (contentAnswered(transcript)) {
            return Optional.of(
                    Breach.fail("rfc9112-9.3-content-read-or-connection-closed", new ContentTakenForRequest()));
        }
        boolean due = asked(transcript) && transcript.earlierAnswer().isEmpty();
        if (!due || !transcript.upgraded()) {
            return Optional.empty();
        }
        return Optional.of(
                evidence.request().isEmpty()
                        ? Breach.fail("rfc9110-7.8-no-switch-to-unlisted-protocol", new SwitchedUnasked())
                        : Breach.fail("rfc9112-9.3.2-pipelined-answers-in-order", new AcceptedOutOfTurn()));
    }

    /**
     * Return whether the target left the earlier request unanswered and the connection open: nothing was asked then.
     */
    static boolean unanswered(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        return asked(transcript)
                && transcript.earlierAnswer().isEmpty()
                && transcript.head().isEmpty()
                && transcript.end().isEmpty()
                && transcript.first(Event.ReceivedBytes.class).isEmpty();
    }

    /** Return whether the target accepted a handshake that stood in the content of the earlier request. */
    private static boolean contentAnswered(Transcript transcript) {
        List<String> accepted = transcript
                .head()
                .map(head -> head.values("Sec-WebSocket-Accept"))
                .orElse(List.of());
        return transcript.first(Event.SentEarlier.class).map(Event.SentEarlier::request).stream()
                .flatMap(EarlierMatcher::content)
                .flatMap(handshake -> handshake.values("Sec-WebSocket-Key").stream())
                .map(HandshakeInvariants::acceptFor)
                .anyMatch(accepted::contains);
    }

    /** Return what stands in the content of a request like a request. */
    private static Stream<HttpHead> content(byte[] request) {
        return HttpHead.parse(request, request.length)
                .map(head -> Arrays.copyOfRange(request, head.raw().length, request.length))
                .flatMap(content -> HttpHead.parse(content, content.length))
                .stream();
    }

    private static boolean asked(Transcript transcript) {
        return transcript.first(Event.SentEarlier.class).isPresent();
    }
}
