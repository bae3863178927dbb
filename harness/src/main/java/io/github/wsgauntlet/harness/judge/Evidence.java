package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.cases.reaction.TargetEnding.How;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A transcript with everything the matchers ask of it.
 *
 * @param transcript what happened
 * @param conversation what the scenario's bytes mean by the RFC
 * @param stimulusAt when the tester began to send what the case is about, in nanoseconds since it began to connect;
 *     {@link Stimulus#NEVER} where it never did
 * @param reception what the target sent, put together
 * @param capabilities what the target is known to do
 * @param patience the limits that applied
 * @param lastTry whether the scenario was played on three connections or more by now, and is not played again
 */
record Evidence(
        Transcript transcript,
        Conversation conversation,
        long stimulusAt,
        Reception reception,
        Capabilities capabilities,
        Patience patience,
        boolean lastTry) {

    /** Codes that say something was wrong with what the tester sent. */
    private static final Set<Integer> BLAMING = Set.of(1002, 1003, 1007, 1008, 1009, 1010, 1011);

    /** Codes with which a server closes for reasons of its own (RFC 6455 7.3, 10.4; IANA). */
    private static final Set<Integer> POLICY = Set.of(1001, 1008, 1009, 1012, 1013);

    static Evidence of(Transcript transcript, Capabilities capabilities, Patience patience, boolean lastTry) {
        var conversation = new Conversation();
        var stimulus = new Stimulus(conversation);
        for (Event event : transcript.events()) {
            if (event instanceof Event.ReceivedHead) {
                transcript.compression().ifPresent(conversation::agreed);
            } else if (event instanceof Event.Sent sent && sent.purpose() == Event.Purpose.SCENARIO) {
                stimulus.sent(sent);
            } else if (event instanceof Event.SentHead sent) {
                stimulus.asked(sent);
            } else if (event instanceof Event.TesterEnded ended) {
                stimulus.ended(ended);
            }
        }
        return new Evidence(
                transcript, conversation, stimulus.at(), Reception.of(transcript), capabilities, patience, lastTry);
    }

    /** Return the request head the tester sent. */
    Optional<HttpHead> request() {
        return transcript
                .first(Event.SentHead.class)
                .map(Event.SentHead::head)
                .flatMap(head -> HttpHead.parse(head, head.length));
    }

    /** Return whether the target accepted another protocol than that of RFC 6455: an interim draft of it. */
    boolean ofDraft() {
        return transcript.upgraded()
                && request()
                        .filter(sent -> HandshakeInvariants.ofDraft(
                                sent, transcript.head().orElseThrow()))
                        .isPresent();
    }

    /** Return the target's first Close frame. */
    Optional<WireFrame> close() {
        return transcript.close().map(Event.ReceivedFrame::frame);
    }

    /** Return the status code in a Close frame; empty where its body is shorter than two bytes. */
    static OptionalInt code(WireFrame close) {
        byte[] body = close.payload();
        return body.length < 2 ? OptionalInt.empty() : OptionalInt.of((body[0] & 0xff) << 8 | body[1] & 0xff);
    }

    /**
     * Return whether the target ended an open connection before it was sent anything that the case is about. Then
     * nothing that it did is an answer to it.
     */
    boolean endedBeforeStimulus() {
        boolean closed =
                transcript.close().filter(close -> close.at() < stimulusAt).isPresent();
        boolean ended = transcript.end().filter(end -> end.at() < stimulusAt).isPresent();
        return transcript.upgraded() && stimulusAt != Stimulus.NEVER && (closed || ended);
    }

    /** Return whether the target ended the connection by itself: it was not the one that was asked to close. */
    boolean targetEndedIt() {
        Optional<Event.ReceivedFrame> close = transcript.close();
        if (close.isPresent()) {
            OptionalInt code = code(close.get().frame());
            boolean blames = code.isPresent() && BLAMING.contains(code.getAsInt());
            return close.get().at() < closingSent() || blames && !wentOnBeforeClosing();
        }
        return transcript.end().filter(end -> end.at() < closingSent()).isPresent();
    }

    /**
     * Return whether the target ended the connection without being asked to: before the tester's Close, or after it with
     * no answer to it, where the target is one that answers what it is sent.
     */
    boolean endedUnasked() {
        Optional<Event.ReceivedFrame> close = transcript.close();
        if (close.isPresent()) {
            return close.get().at() < closingSent();
        }
        boolean answers = capabilities.close() || capabilities.pong() || capabilities.echo();
        return transcript
                .end()
                .filter(end -> answers || end.at() < closingSent())
                .isPresent();
    }

    /** Return whether the target closed with a code that says why it may, whatever it was sent (RFC 6455 7.3). */
    boolean closedByPolicy() {
        OptionalInt code = close().map(Evidence::code).orElse(OptionalInt.empty());
        return code.isPresent() && POLICY.contains(code.getAsInt());
    }

    /** Return whether the target closed with a code that calls nothing an error. */
    boolean closedByRight() {
        return close().filter(close -> code(close).isEmpty() || code(close).getAsInt() == 1000)
                        .isPresent()
                || closedByPolicy();
    }

    /**
     * Return whether the target answered the barrier after a violation, and ended the connection all the same: it was
     * slow to fail, or its end has another cause.
     */
    boolean failedAfterBarrier() {
        boolean answered = reception.barrierEchoed() || reception.barrierPonged();
        OptionalInt code = close().map(Evidence::code).orElse(OptionalInt.empty());
        boolean blames = code.isPresent() && BLAMING.contains(code.getAsInt());
        return conversation.violation().isPresent() && answered && (targetEndedIt() || blames);
    }

    /**
     * Return whether the target reset TCP where it may have closed before: what the tester had sent after its own Close
     * was still unread then, and a reset takes back what is on its way.
     */
    boolean closeMayBeLost() {
        return close().isEmpty()
                && conversation.saidMoreAfterClose()
                && transcript
                        .end()
                        .filter(end -> end.how() == WireTransport.End.RST)
                        .isPresent();
    }

    /** Return whether the target did nothing about a violation until it was asked whether it is alive, and then ended. */
    boolean satStill() {
        long asked = transcript
                .sent(Event.Purpose.BARRIER)
                .mapToLong(Event.Sent::at)
                .findFirst()
                .orElse(Stimulus.NEVER);
        long ended = transcript
                .close()
                .map(Event::at)
                .or(() -> transcript.end().map(Event::at))
                .orElse(0L);
        return conversation.violation().isPresent() && ended > asked;
    }

    /** Return when the tester asked the target to close, or answered its Close. */
    private long closingSent() {
        return transcript
                .sent(Event.Purpose.CLOSING)
                .mapToLong(Event.Sent::at)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** Return whether something that was sent last was answered, so that a Close after that answers the tester's. */
    private boolean wentOnBeforeClosing() {
        return reception.barrierEchoed()
                || reception.barrierPonged()
                || conversation.violation().isEmpty() && lastWasAnswered();
    }

    private boolean lastWasAnswered() {
        return switch (conversation.last()) {
            case MESSAGE ->
                echo(conversation.messages().getLast()).isPresent()
                        && answers().size() >= owedEchoes().size();
            case PING ->
                reception.pongs().stream()
                        .anyMatch(pong ->
                                Arrays.equals(pong, conversation.owedPings().getLast()));
            case NOTHING_OWED -> false;
        };
    }

    /** Return whether the target met a violation with a Close frame of code 1000. */
    boolean failedAsIfAllWereWell() {
        OptionalInt code = close().map(Evidence::code).orElse(OptionalInt.empty());
        return conversation.violation().isPresent()
                && conversation.close().isEmpty()
                && targetEndedIt()
                && code.isPresent()
                && code.getAsInt() == 1000;
    }

    /** Return whether the target was still serving the connection after everything the scenario sent. */
    boolean alive() {
        return !targetEndedIt() && (reception.barrierEchoed() || reception.barrierPonged() || close().isPresent());
    }

    /** Return whether a target that echoes answered the barrier's ping and, until the deadline, not its message. */
    boolean deaf() {
        boolean overdue =
                transcript.all(Event.DeadlinePassed.class).anyMatch(passed -> passed.awaited() == Step.Awaited.ANSWERS);
        return capabilities.echo()
                && conversation.atMessageBoundary()
                && overdue
                && reception.barrierPonged()
                && !reception.barrierEchoed();
    }

    /** Return the messages that came back, without those the target sends of its own accord at the start. */
    List<WireMessage> answers() {
        List<WireMessage> messages = reception.messages();
        return messages.subList(Math.min(capabilities.greetings(), messages.size()), messages.size());
    }

    /** Return whether the target answered, after its own Close, a message that was sent after a violation. */
    boolean processedAfterFailing() {
        return close().isPresent() && reception.messages().size() > reception.messagesBeforeClose();
    }

    /**
     * Return whether final blocks excuse that messages are lost. Where data is damaged or cut off, what it says differs
     * between inflaters, so that nobody can say what is changed.
     */
    boolean mayLoseData() {
        return conversation.usesFinalBlocks() && conversation.violation().isEmpty();
    }

    /**
     * Return the code, 1002 or 1007, with which the target calls an error what was legal, be it only the tester's Close.
     * What it may have read otherwise is not legal beyond doubt: an unfinished message, what came before the 101, a code
     * that older tables do not have, the end of what is sent without a Close.
     */
    OptionalInt blame() {
        OptionalInt code = close().map(Evidence::code).orElse(OptionalInt.empty());
        boolean blames = code.isPresent() && (code.getAsInt() == 1002 || code.getAsInt() == 1007);
        boolean repeated = conversation
                .closeCode()
                .filter(sent -> code.isPresent() && sent == code.getAsInt())
                .isPresent();
        boolean legal = (conversation.violation().isEmpty() || endedBeforeStimulus())
                && conversation.atMessageBoundary()
                && !conversation.overreaches()
                && !conversation.saidMoreAfterClose()
                && conversation
                        .closeCode()
                        .filter(sent -> sent >= 1012 && sent <= 1014)
                        .isEmpty();
        boolean halfClosed =
                transcript.all(Event.TesterEnded.class).anyMatch(ended -> ended.how() == Event.HowEnded.HALF_CLOSED);
        return blames && legal && !repeated && !halfClosed && !saidBeforeAnswer() ? code : OptionalInt.empty();
    }

    /** Return whether the tester did not wait for the answer to its opening handshake, or said more in its head. */
    private boolean saidBeforeAnswer() {
        int sentHead = transcript
                .first(Event.SentHead.class)
                .map(sent -> sent.head().length)
                .orElse(0);
        if (request().filter(head -> head.raw().length < sentHead).isPresent()) {
            return true;
        }
        long answered =
                transcript.first(Event.ReceivedHead.class).map(Event::at).orElse(0L);
        return transcript.sent(Event.Purpose.SCENARIO).anyMatch(sent -> sent.at() < answered);
    }

    /**
     * Return whether a doubt comes from a target that did nothing at all here, while it served another connection and
     * answered there.
     */
    boolean silentToThisOneOnly(Match.Doubt doubt) {
        boolean silent = doubt.cause() == Match.Cause.SILENT
                || doubt.cause() == Match.Cause.NOT_OPENED
                        && doubt.reaction() instanceof HandshakeReaction.HandshakeUnanswered;
        boolean tells = capabilities.pong() || capabilities.close();
        List<Event.CanarySent> others = transcript.all(Event.CanarySent.class).toList();
        return silent && tells && !others.isEmpty() && others.stream().allMatch(Event.CanarySent::served);
    }

    /** Return what has to come back: the messages that are owed, in the type that the target gives them. */
    List<WireMessage> owedEchoes() {
        return conversation.owedMessages().stream()
                .flatMap(message -> echo(message).stream())
                .toList();
    }

    /** Return what comes back for a message. */
    Optional<WireMessage> echo(WireMessage message) {
        return switch (capabilities.echoes().of(message.text())) {
            case TEXT -> Optional.of(message.text() ? message : message.retyped());
            case BINARY -> Optional.of(message.text() ? message.retyped() : message);
            case NOTHING -> Optional.empty();
        };
    }

    /** Return how the target closed or ended the connection. */
    TargetEnding ending() {
        if (close().isPresent()) {
            OptionalInt code = code(close().get());
            return code.isPresent() ? TargetEnding.closed(code.getAsInt()) : new TargetEnding(How.CLOSED_WITHOUT_CODE);
        }
        return transcript
                .end()
                .map(end -> switch (end.how()) {
                    case FIN -> new TargetEnding(How.FIN);
                    case RST -> new TargetEnding(How.RST);
                })
                .orElse(TargetEnding.OPEN);
    }
}
