package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.reaction.HandshakeReaction.ContentSkipped;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.ContentTakenForFrames;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.Continued;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.NotContinued;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.nio.charset.StandardCharsets;

/** Matches what becomes of the content of an opening handshake (RFC 9112 6), and of the wish to send some. */
final class ContentMatcher {
    private static final int CONTINUE = 100;

    private ContentMatcher() {}

    static Match continued(Evidence evidence) {
        boolean seen = evidence.transcript()
                .all(Event.ReceivedInterim.class)
                .anyMatch(event -> event.head().status().orElse(0) == CONTINUE);
        return seen
                ? new Match.Yes(new Continued())
                : new Match.No(new NotContinued(), "rfc9110-7.8-expect-100-before-101");
    }

    static Match skipped(Evidence evidence) {
        String content = content(evidence);
        boolean taken = evidence.transcript().frames().stream()
                .map(WireFrame::payload)
                .anyMatch(payload -> payload.length > 0 && content.contains(latin(payload)));
        return taken
                ? new Match.No(new ContentTakenForFrames(), "rfc9112-6-handshake-with-body")
                : new Match.Yes(new ContentSkipped());
    }

    /** Return what the tester sent after the head of its request, as one piece with it. */
    private static String content(Evidence evidence) {
        int head = evidence.request().map(request -> request.raw().length).orElse(0);
        return evidence.transcript()
                .first(Event.SentHead.class)
                .map(sent -> latin(sent.head()).substring(head))
                .orElse("");
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
