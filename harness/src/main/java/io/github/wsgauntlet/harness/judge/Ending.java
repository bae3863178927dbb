package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.CloseCode;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.cases.reaction.TargetEnding.How;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a connection ended, by whom, and what the target gave as its reason.
 *
 * @param evidence what else is known of the connection
 */
record Ending(Evidence evidence) {

    /** Codes that say something was wrong with what the tester sent. */
    private static final Set<Integer> BLAMING = Set.of(1002, 1003, 1007, 1008, 1009, 1010, 1011);

    /** Return how the target closed or ended the connection. */
    TargetEnding seen() {
        if (evidence.close().isPresent()) {
            OptionalInt code = code();
            return code.isPresent() ? TargetEnding.closed(code.getAsInt()) : new TargetEnding(How.CLOSED_WITHOUT_CODE);
        }
        return evidence.transcript()
                .end()
                .map(end -> switch (end.how()) {
                    case FIN, SILENT_FIN -> new TargetEnding(How.FIN);
                    case RST -> new TargetEnding(How.RST);
                })
                .orElse(TargetEnding.OPEN);
    }

    /** Return whether the target closed with a code that names an error of WebSocket, and not of its application. */
    boolean saysWhy() {
        return code().stream().anyMatch(code -> code == 1002 || code == 1007 || code == 1009);
    }

    /** Return whether the target ended the connection by itself: it was not the one that was asked to close. */
    boolean byTarget() {
        Optional<Event.ReceivedFrame> close = evidence.transcript().close();
        if (close.isPresent()) {
            return close.get().at() < closingSent() || blames() && !wentOnBeforeClosing();
        }
        return evidence.transcript()
                .end()
                .filter(end -> end.at() < closingSent())
                .isPresent();
    }

    /**
     * Return whether the target ended the connection without being asked to: before the tester's Close, or after it
     * with no answer to it, where the target is one that answers it, or would have answered what was sent before it.
     */
    boolean unasked() {
        Optional<Event.ReceivedFrame> close = evidence.transcript().close();
        if (close.isPresent()) {
            return close.get().at() < closingSent();
        }
        boolean asked =
                evidence.transcript().sent(Event.Purpose.BARRIER).findAny().isPresent();
        boolean answers = evidence.capabilities().close()
                || asked
                        && (evidence.capabilities().pong()
                                || evidence.capabilities().echo());
        return evidence.transcript()
                .end()
                .filter(end -> answers || end.at() < closingSent())
                .isPresent();
    }

    /** Return whether the target closed with a code that says why it may, whatever it was sent (RFC 6455 7.3). */
    boolean byPolicy() {
        OptionalInt code = code();
        return code.isPresent() && CloseCode.ofPolicy(code.getAsInt());
    }

    /** Return whether the target closed with a code that calls nothing an error. */
    boolean byRight() {
        return evidence.close()
                        .filter(close ->
                                close.closeCode().isEmpty() || close.closeCode().getAsInt() == 1000)
                        .isPresent()
                || byPolicy();
    }

    /**
     * Return whether the target answered the barrier after a violation, and ended the connection all the same: it was
     * slow to fail, or its end has another cause.
     */
    boolean afterBarrier() {
        boolean answered =
                evidence.reception().barrierEchoed() || evidence.reception().barrierPonged();
        return evidence.conversation().violation().isPresent() && answered && (byTarget() || blames());
    }

    /**
     * Return whether the target reset TCP where it may have closed before: what the tester had sent after its own Close
     * was still unread then, or what the target had sent while the tester did not read was still on its way, and a
     * reset takes that back.
     */
    boolean closeMayBeLost() {
        return evidence.close().isEmpty()
                && (evidence.conversation().saidMoreAfterClose() || evidence.readLate())
                && evidence.transcript()
                        .end()
                        .filter(end -> end.how() == WireTransport.End.RST)
                        .isPresent();
    }

    /**
     * Return whether the target did nothing about a violation until it was asked whether it is alive, and then ended.
     */
    boolean satStill() {
        long asked = evidence.transcript()
                .sent(Event.Purpose.BARRIER)
                .mapToLong(Event.Sent::at)
                .findFirst()
                .orElse(Stimulus.NEVER);
        long ended = evidence.transcript()
                .close()
                .map(Event::at)
                .or(() -> evidence.transcript().end().map(Event::at))
                .orElse(0L);
        return evidence.conversation().violation().isPresent() && ended > asked;
    }

    /** Return when the tester asked the target to close, or answered its Close. */
    private long closingSent() {
        return evidence.transcript()
                .sent(Event.Purpose.CLOSING)
                .mapToLong(Event.Sent::at)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** Return whether something that was sent last was answered, so that a Close after that answers the tester's. */
    private boolean wentOnBeforeClosing() {
        return evidence.reception().barrierEchoed()
                || evidence.reception().barrierPonged()
                || evidence.conversation().violation().isEmpty() && lastWasAnswered();
    }

    private boolean lastWasAnswered() {
        return switch (evidence.conversation().last()) {
            case MESSAGE ->
                evidence.echo(evidence.conversation().messages().getLast()).isPresent()
                        && evidence.answers().size() >= evidence.owedEchoes().size();
            case PING ->
                evidence.reception().pongs().stream()
                        .anyMatch(pong -> Arrays.equals(
                                pong, evidence.conversation().owedPings().getLast()));
            case NOTHING_OWED -> false;
        };
    }

    /** Return whether the target met a violation with a Close frame of code 1000. */
    boolean asIfAllWereWell() {
        OptionalInt code = code();
        return evidence.conversation().violation().isPresent()
                && evidence.conversation().close().isEmpty()
                && byTarget()
                && code.isPresent()
                && code.getAsInt() == 1000;
    }

    /**
     * Return the code, 1002 or 1007, with which the target calls an error what was legal, be it only the tester's
     * Close. What it may have read otherwise is not legal beyond doubt: an unfinished message, what came before the
     * 101, a code that older tables do not have, the end of what is sent without a Close. What is wrong in a protocol
     * above WebSocket may be called so. Nor does 1007 blame a message
     * that is no text of those which the target is known to take: what such data has to be is its application's matter.
     */
    OptionalInt blame() {
        OptionalInt code = code();
        boolean blames = code.isPresent() && (code.getAsInt() == 1002 || code.getAsInt() == 1007);
        boolean repeated = evidence.conversation()
                .closeCode()
                .filter(sent -> code.isPresent() && sent == code.getAsInt())
                .isPresent();
        boolean legal = !evidence.tookTurns()
                && (evidence.conversation().violation().isEmpty() || evidence.endedBeforeStimulus())
                && evidence.conversation().atMessageBoundary()
                && !evidence.conversation().overreaches()
                && !evidence.conversation().saidMoreAfterClose()
                && evidence.conversation()
                        .closeCode()
                        .filter(sent -> sent >= 1012 && sent <= 1014)
                        .isEmpty();
        boolean halfClosed = evidence.transcript()
                .all(Event.TesterEnded.class)
                .anyMatch(ended -> ended.how().half());
        boolean picky = blames && code.getAsInt() == 1007 && evidence.mayDislikeMessages();
        return blames && legal && !picky && !repeated && !halfClosed && !saidBeforeAnswer()
                ? code
                : OptionalInt.empty();
    }

    /** Return whether the tester did not wait for the answer to its opening handshake, or said more in its head. */
    private boolean saidBeforeAnswer() {
        int sentHead = evidence.transcript()
                .first(Event.SentHead.class)
                .map(sent -> sent.head().length)
                .orElse(0);
        if (evidence.request().filter(head -> head.raw().length < sentHead).isPresent()) {
            return true;
        }
        long answered = evidence.transcript()
                .first(Event.ReceivedHead.class)
                .map(Event::at)
                .orElse(0L);
        return evidence.transcript().sent(Event.Purpose.SCENARIO).anyMatch(sent -> sent.at() < answered);
    }

    /** Return whether the target closed with a code that says something was wrong with what it was sent. */
    private boolean blames() {
        OptionalInt code = code();
        return code.isPresent() && BLAMING.contains(code.getAsInt());
    }

    /** Return the code of the target's first Close frame, if it carries one. */
    OptionalInt code() {
        return evidence.close().map(WireFrame::closeCode).orElse(OptionalInt.empty());
    }
}
