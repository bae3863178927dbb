package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.Transport;
import io.github.wsgauntlet.reports.record.CaseResult.Closing;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Judges how the connection ended, on its own axis beside the behaviour (RFC 6455 5.5.1, 7.1.1). */
final class Closings {
    private Closings() {}

    static Closing judge(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        if (!transcript.upgraded()) {
            return new Closing(Verdict.SKIP, "There was no WebSocket connection to close.");
        }
        if (transcript
                .first(Event.TesterEnded.class)
                .filter(ended -> ended.how() != Event.HowEnded.CLOSED)
                .isPresent()) {
            return new Closing(Verdict.SKIP, "The tester ended the TCP connection.");
        }
        if (transcript.end().isEmpty()) {
            return transcript.close().isPresent()
                    ? new Closing(Verdict.FAIL, "TCP was still open after the closing handshake (RFC 6455 5.5.1).")
                    : new Closing(Verdict.SKIP, "There was no Close frame from the target.");
        }
        if (transcript.close().isEmpty()) {
            return new Closing(Verdict.INFO, "TCP ended without a Close frame from the target.");
        }
        if (transcript.end().get().how() == Transport.End.RST) {
            return evidence.conversation().violation().isPresent()
                    ? new Closing(Verdict.INFO, "TCP was reset behind the Close frame (RFC 6455 7.1.1).")
                    : new Closing(Verdict.WARN, "TCP was reset instead of closed cleanly (RFC 6455 7.1.1).");
        }
        return lateBy(evidence)
                .map(late -> new Closing(
                        Verdict.WARN, "TCP ended only " + seconds(late) + " after the Close frames (RFC 6455 5.5.1)."))
                .orElseGet(() -> new Closing(Verdict.PASS, "Both sides sent Close, and the target ended TCP."));
    }

    /** Returns how long the target kept TCP open after it had no more to say, where that was longer than it should. */
    static Optional<Duration> lateBy(Evidence evidence) {
        long end = evidence.transcript().end().map(Event.TargetEnded::at).orElse(0L);
        long last = evidence.transcript().events().stream()
                .filter(event -> event instanceof Event.Sent
                        || event instanceof Event.ReceivedFrame
                        || event instanceof Event.TesterEnded)
                .mapToLong(Event::at)
                .filter(at -> at <= end)
                .max()
                .orElse(end);
        var took = Duration.ofNanos(end - last);
        return took.compareTo(evidence.patience().soft()) > 0 ? Optional.of(took) : Optional.empty();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
