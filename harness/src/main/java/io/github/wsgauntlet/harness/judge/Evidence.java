package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.ledger.Counterparts;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.List;
import java.util.Optional;

/**
 * A transcript with everything the matchers ask of it.
 *
 * @param transcript what happened
 * @param conversation what the scenario's bytes mean by the RFC
 * @param stimulusAt when the tester began to send what the case is about, in nanoseconds since it began to connect;
 *     {@link Stimulus#NEVER} where it never did
 * @param reception what the target sent, put together
 * @param illegalFrames what is wrong with the frames the target sent, whatever the case is about
 * @param capabilities what the target is known to do
 * @param patience the limits that applied
 * @param lastTry whether the scenario was played on three connections or more by now, and is not played again
 */
record Evidence(
        Transcript transcript,
        Conversation conversation,
        long stimulusAt,
        Reception reception,
        List<Breach> illegalFrames,
        Capabilities capabilities,
        Patience patience,
        boolean lastTry) {

    static Evidence of(Transcript transcript, Capabilities capabilities, Patience patience, boolean lastTry) {
        Role tester = transcript.tester();
        var conversation = new Conversation(tester, capabilities::meant);
        var stimulus = new Stimulus(conversation);
        for (Event event : transcript.events()) {
            if (isAnswer(event, tester)) {
                transcript.compression().ifPresent(conversation::agreed);
            }
            if (event instanceof Event.Sent sent && sent.purpose() == Event.Purpose.SCENARIO) {
                stimulus.sent(sent);
            } else if (event instanceof Event.SentHead sent && tester == Role.CLIENT) {
                stimulus.asked(sent);
            } else if (event instanceof Event.TesterEnded ended) {
                stimulus.ended(ended);
            }
        }
        List<Received> frames = Received.in(transcript);
        return new Evidence(
                transcript,
                conversation,
                stimulus.at(),
                Reception.of(transcript, frames, capabilities),
                FrameInvariants.check(transcript, frames),
                capabilities,
                patience,
                lastTry);
    }

    private static boolean isAnswer(Event event, Role tester) {
        return switch (tester) {
            case CLIENT -> event instanceof Event.ReceivedHead;
            case SERVER -> event instanceof Event.SentHead;
        };
    }

    /** Return the request head, whoever sent it. */
    Optional<HttpHead> request() {
        return transcript.request();
    }

    /** Return whether the target is a client. */
    boolean ofClient() {
        return transcript.tester() == Role.SERVER;
    }

    /** Return the id of what binds the target where a server is bound by a requirement. */
    String binding(String requirement) {
        return ofClient() ? Counterparts.load().ofClient(requirement) : requirement;
    }

    /** Return whether the target accepted another protocol than that of RFC 6455: an interim draft of it. */
    boolean ofDraft() {
        return !ofClient()
                && transcript.upgraded()
                && request()
                        .filter(sent -> HandshakeInvariants.ofDraft(
                                sent, transcript.head().orElseThrow()))
                        .isPresent();
    }

    /** Return the target's first Close frame. */
    Optional<WireFrame> close() {
        return transcript.close().map(Event.ReceivedFrame::frame);
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

    /**
     * Return whether the tester spoke on although its opening handshake had no answer in time, and that came then. What
     * is agreed on was not known to whoever sent what stands between.
     */
    boolean answeredTooLate() {
        return !ofClient()
                && transcript.head().isPresent()
                && transcript.events().stream()
                        .takeWhile(event -> !(event instanceof Event.ReceivedHead))
                        .dropWhile(event -> !(event instanceof Event.DeadlinePassed))
                        .anyMatch(Event.Sent.class::isInstance);
    }

    /** Return whether the tester stopped reading for a while, so that much of what was sent to it had to wait. */
    boolean readLate() {
        return transcript.first(Event.ReadingStopped.class).isPresent();
    }

    /** Return whether the target was still serving the connection after everything the scenario sent. */
    boolean alive() {
        return !ending().byTarget() && (reception.barrierEchoed() || reception.barrierPonged() || close().isPresent());
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

    /** Return what came in the place of what begins the protocol in which the target sends messages back. */
    Optional<TurnReaction> notGreeted() {
        return capabilities
                .adapter()
                .flatMap(adapter -> transcript.first(Event.TurnStopped.class))
                .map(Event.TurnStopped::reaction);
    }

    /** Return whether a protocol was spoken over WebSocket, so that messages are no echoes. */
    boolean tookTurns() {
        return transcript.first(Event.TurnsTaken.class).isPresent()
                || transcript.first(Event.TurnStopped.class).isPresent();
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

    /** Return whether messages were sent to a target that takes only some texts, and none of these is known as one. */
    boolean mayDislikeMessages() {
        return capabilities.probe().isPresent() && !conversation.messages().isEmpty();
    }

    /** Return how and why the connection ended. */
    Ending ending() {
        return new Ending(this);
    }
}
