package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Closing.Manner;
import io.github.wsgauntlet.cases.reaction.IllegalClose;
import io.github.wsgauntlet.cases.reaction.IllegalFrame;
import io.github.wsgauntlet.cases.reaction.IllegalMessage;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** Judges how the connection ended, on its own axis beside the behaviour (RFC 6455 5.5.1, 7.1.1). */
final class ClosingJudge {
    private ClosingJudge() {}

    static Closing judge(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        boolean rejected = evidence.ofClient()
                && transcript.frames().isEmpty()
                && transcript.end().isPresent();
        if (!transcript.upgraded() || rejected) {
            return new Closing(Verdict.SKIP, Manner.NEVER_OPENED);
        }
        if (transcript
                .first(Event.TesterEnded.class)
                .filter(ended -> switch (ended.how()) {
                    case CLOSED, FINISHED -> false;
                    case HALF_CLOSED, HALF_CLOSED_SILENTLY, RESET -> true;
                })
                .isPresent()) {
            return new Closing(Verdict.SKIP, Manner.BY_THE_TESTER);
        }
        Optional<Verdict> wrongClose = evidence.illegalFrames().stream()
                .filter(ClosingJudge::isAboutClose)
                .map(Breach::verdict)
                .max(Comparator.naturalOrder());
        if (wrongClose.isPresent()) {
            return new Closing(wrongClose.get(), Manner.ILLEGAL_CLOSE);
        }
        if (transcript.end().isEmpty()) {
            return transcript.close().isPresent() ? notEnded(transcript) : new Closing(Verdict.SKIP, Manner.NO_CLOSE);
        }
        if (transcript.close().isEmpty()) {
            return new Closing(Verdict.INFO, Manner.WITHOUT_CLOSE);
        }
        if (transcript.end().get().how() == WireTransport.End.RST) {
            return evidence.conversation().violation().isPresent()
                    ? new Closing(Verdict.INFO, Manner.RESET_AFTER_VIOLATION)
                    : new Closing(answersLastWord(evidence) ? Verdict.WARN : Verdict.INFO, Manner.RESET);
        }
        return lateBy(evidence)
                .map(late -> new Closing(Verdict.WARN, Manner.LATE, late.toMillis()))
                .orElseGet(() -> new Closing(Verdict.PASS, Manner.CLEAN));
    }

    /** Not on every connection the end is waited for as long as there is patience. */
    private static Closing notEnded(Transcript transcript) {
        boolean inVain =
                transcript.all(Event.DeadlinePassed.class).anyMatch(passed -> passed.awaited() == Step.Awaited.END);
        return inVain ? new Closing(Verdict.FAIL, Manner.STILL_OPEN) : new Closing(Verdict.WARN, Manner.GIVEN_UP);
    }

    /**
     * Return whether the target's Close answers the tester's, and nothing was sent but that. Whoever closes by itself
     * may end TCP before it has read what is still sent, its answer above all, and TCP is reset then by itself.
     */
    private static boolean answersLastWord(Evidence evidence) {
        long closed = evidence.transcript().close().map(Event::at).orElseThrow();
        return evidence.conversation().close().isPresent()
                && !evidence.conversation().saidMoreAfterClose()
                && evidence.transcript().all(Event.Sent.class).allMatch(sent -> sent.at() < closed);
    }

    private static boolean isAboutClose(Breach breach) {
        return breach.reaction() instanceof IllegalClose
                || breach.reaction() instanceof IllegalFrame frame && frame.opcode() == Opcodes.CLOSE
                || breach.reaction().equals(new IllegalMessage(IllegalMessage.Flaw.DATA_AFTER_OWN_CLOSE));
    }

    /** Return how long the target kept TCP open after it had no more to say, where that was longer than it should. */
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
}
