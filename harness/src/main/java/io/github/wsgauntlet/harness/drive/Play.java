package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.CloseCode;
import io.github.wsgauntlet.cases.HandshakeAnswer;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.harness.wire.Alarm;
import io.github.wsgauntlet.harness.wire.AnswerWriter;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.HttpContent;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Plays one scenario on one open connection. */
final class Play {
    private static final Payload NORMAL_CLOSURE = new Payload.CloseBody(1000, Payload.empty());

    private final Target target;
    private final Capabilities capabilities;
    private final Patience patience;
    private final Memory memory;
    private final BooleanSupplier canary;
    private final WireTransport transport;
    private final Valve valve;
    private final Recorder recorder;
    private final Random random;
    private final Exchange exchange;
    private final Conversation conversation;
    private final TurnPlay turns;

    /** When the last step began, by {@link System#nanoTime}. */
    private volatile long begun = System.nanoTime();

    private boolean takesTurns;
    private boolean waitedInVain;
    private int canaries;

    /** Whether the tester ended its side of TCP, so that the target ends nothing of its own accord any more. */
    private boolean halfClosed;

    /** Whether the end of TCP was waited for already, for as long as it was worth that. */
    private boolean endAwaited;

    /** Whether the tester took a client's connection as every conforming server may. */
    private boolean plainlyAccepted;

    /** Whether the target left no connection on which the opening handshake could be sent. */
    private boolean turnedAway;

    Play(
            Target target,
            Capabilities capabilities,
            Patience patience,
            Memory memory,
            BooleanSupplier canary,
            WireTransport transport,
            Valve valve,
            Recorder recorder,
            TurnPlay turns,
            long seed) {
        this.target = target;
        this.capabilities = capabilities;
        this.patience = patience;
        this.memory = memory;
        this.canary = canary;
        this.transport = transport;
        this.valve = valve;
        this.recorder = recorder;
        this.random = new Random(seed);
        this.exchange = new Exchange(target.role().peer(), transport, valve, recorder, capabilities, patience, random);
        this.conversation = exchange.conversation();
        this.turns = turns;
    }

    /** Play the scenario; {@code beforeStep} may hold up each step. */
    void play(Scenario scenario, Runnable beforeStep) {
        Alarm stuck = Alarm.when(this::isStuck, this::end);
        try {
            takesTurns = scenario.takesTurns();
            if (takesTurns || capabilities.adapter().isPresent()) {
                turns.on(exchange);
            }
            for (Step step : scenario.fromOpening()) {
                beforeStep.run();
                begun = System.nanoTime();
                if (!turnedAway || step instanceof Step.Canary) {
                    perform(step);
                }
            }
            if (takesTurns) {
                turns.over();
            }
            finish(scenario.ending());
        } catch (UncheckedIOException e) {
            // Writing failed because the target is gone; the reader sees how. No ping is answered any more.
            valve.open();
            if (takesTurns && !turns.stopped()) {
                turns.brokenOff();
            }
            recorder.await(recorder::ended, patience.soft());
            scenario.steps().stream()
                    .filter(Step.Canary.class::isInstance)
                    .skip(canaries)
                    .forEach(left -> sendCanary());
        } finally {
            valve.open();
            stuck.cancel();
        }
    }

    /**
     * A write blocks for as long as the target reads nothing. Then only ending the connection helps. How many steps
     * there are, and how long they take together, is no matter.
     */
    private boolean isStuck() {
        return System.nanoTime() - begun
                > patience.forStep().plus(turns.extra()).toNanos();
    }

    /** It takes the time of the target to say over TLS that this is the end. */
    private void end() {
        Thread.startVirtualThread(transport::close);
    }

    private void perform(Step step) {
        switch (step) {
            case Step.Open open -> open(open);
            case Step.Accept accept -> accept(accept);
            case Step.Send send -> exchange.send(Event.Purpose.SCENARIO, send.units(), send.segments());
            case Step.Await await -> await(await.awaited());
            case Step.Pause pause -> pause();
            case Step.StopReading stopReading -> exchange.stopReading();
            case Step.HalfClose halfClose -> halfClose(halfClose);
            case Step.Reset reset -> exchange.reset();
            case Turn turn -> turns.take(turn);
            case Step.Canary sent -> sendCanary();
        }
    }

    private void halfClose(Step.HalfClose step) {
        halfClosed = true;
        exchange.halfClose(step.silent());
    }

    private void pause() {
        if (endsFirst()) {
            exchange.awaitEnd(patience.atOnce());
        } else {
            exchange.awaitReaction(patience.grace());
        }
    }

    private void open(Step.Open open) {
        var server = (ServerTarget) target;
        var writer = new RequestWriter(server.authority(), server.path(), server.fields());
        Optional<byte[]> earlier = open.earlier().map(before -> writer.write(before.request(), random));
        byte[] head = writer.write(takesTurns ? turns.known().fill(open.request()) : open.request(), random);
        boolean pipelined = open.earlier().filter(Step.Earlier::pipelined).isPresent();
        if (earlier.isPresent() && !pipelined) {
            exchange.ask(earlier.get());
            exchange.awaitOr(Step.Awaited.ANSWERS, () -> keptConnection() || recorder.answered() || over());
            turnedAway = !keptConnection() || recorder.answered() || over();
            if (turnedAway) {
                return;
            }
        }
        exchange.open(pipelined ? earlier : Optional.empty(), head, open);
        exchange.awaitOr(Step.Awaited.ANSWERS, () -> recorder.answered() || over());
        turnedAway = earlier.isPresent() && !recorder.answered() && over();
        recorder.compression().ifPresent(exchange::agreed);
        if (recorder.upgraded()) {
            capabilities.adapter().ifPresent(this::greet);
        }
    }

    /** Begin the protocol in which messages come back; without that none does. */
    private void greet(EchoAdapter adapter) {
        adapter.greeting().forEach(turns::take);
        turnedAway = turns.stopped();
    }

    /** Where no handshake comes, there is nothing to answer, and nothing more to be said. */
    private void accept(Step.Accept accept) {
        exchange.awaitOr(Step.Awaited.ANSWERS, () -> recorder.answered() || recorder.ended());
        turnedAway = recorder.head().isEmpty();
        if (!turnedAway) {
            if (memory.keys().repeats(recorder.head().get())) {
                recorder.record(Event.KeySeenBefore::new);
            }
            byte[] head = AnswerWriter.write(accept.answer(), recorder.head().get(), random);
            HttpHead.parse(head, head.length)
                    .flatMap(DeflateAgreement::agreedIn)
                    .ifPresent(exchange::agreed);
            exchange.answer(head, accept);
            plainlyAccepted = accept.answer().equals(HandshakeAnswer.standard());
        }
    }

    private boolean keptConnection() {
        return recorder.earlierAnswer().filter(HttpContent::keepsConnection).isPresent();
    }

    /** Return whether the target ended the connection, or said so in its answer to the request before the handshake. */
    private boolean over() {
        return recorder.ended() || recorder.earlierAnswer().isPresent() && !keptConnection();
    }

    private void await(Step.Awaited awaited) {
        switch (awaited) {
            case ANSWERS -> {
                if (recorder.upgraded()) {
                    awaitAnswers();
                }
            }
            case CLOSE -> await(awaited, exchange::reacted);
            case END -> {
                await(awaited, exchange::reacted);
                finishClosing();
            }
        }
    }

    private void await(Step.Awaited awaited, BooleanSupplier condition) {
        if (turns.extra().isZero()) {
            exchange.awaitOr(awaited, condition);
        } else {
            exchange.awaitOr(awaited, condition, patience.deadline().plus(turns.extra()));
        }
    }

    /** What did not come once is not waited for as long again. */
    private void awaitAnswers() {
        BooleanSupplier answered = () -> exchange.allAnswered() || exchange.reacted();
        if (waitedInVain) {
            exchange.await(answered, patience.grace());
        } else {
            waitedInVain = !exchange.awaitOr(Step.Awaited.ANSWERS, answered);
        }
    }

    private void sendCanary() {
        canaries++;
        boolean served = canary.getAsBoolean();
        recorder.record(at -> new Event.CanarySent(at, served));
    }

    private void finish(Scenario.Ending ending) {
        if (recorder.ended() || recorder.closedByTester()) {
            return;
        }
        if (!recorder.upgraded()) {
            finishRefused();
            return;
        }
        switch (ending) {
            case CLOSE -> {
                if (leavesOpen()) {
                    return;
                }
                settle();
                if (!exchange.reacted()) {
                    close();
                }
            }
            case WAIT -> awaitTargetsMove();
        }
        finishClosing();
    }

    /** Close the connection. A target that never does anything then is not waited for any more. */
    private void close() {
        exchange.sendClose(NORMAL_CLOSURE);
        awaitReaction(memory.unanswered(), patience.grace());
    }

    /** Wait for what a target does next, and no longer than that where it is known never to do anything. */
    private void awaitReaction(Omission omission, Duration known) {
        if (omission.always()) {
            exchange.awaitOr(Step.Awaited.CLOSE, exchange::reacted, known);
        } else if (!exchange.awaitOr(Step.Awaited.CLOSE, exchange::reacted)) {
            omission.note();
        }
        if (exchange.reacted()) {
            omission.done();
        }
    }

    /** After a refusal HTTP goes on. Only where the scenario sent something after it is there more to see. */
    private void finishRefused() {
        if (!conversation.messages().isEmpty() || !conversation.pings().isEmpty()) {
            exchange.awaitEnd(patience.grace());
        }
    }

    /**
     * Wait until the target has answered or reacted; where it does neither in time, or what was sent last asks for no
     * answer, find out whether it is alive. Nobody knows what a turn asks for; a Close sent at once may cross one that
     * is the answer to it.
     */
    private void settle() {
        boolean endDue = conversation.violation().isPresent();
        BooleanSupplier answered = endDue ? exchange::evenViolationsAnswered : exchange::allAnswered;
        boolean settled = exchange.awaitWhileMoreComes(() -> exchange.reacted() || answered.getAsBoolean());
        if (!exchange.reacted() && (endDue || takesTurns || !settled || !answerTells())) {
            var barrier = new Barrier(exchange, recorder, capabilities, patience, random);
            barrier.raise(!takesTurns);
        }
    }

    /**
     * Return whether an answer that has come, or the one to the tester's Close, shows that all was read. What came back
     * need not be what was sent; then the answer to the Close shows whether the target is alive.
     */
    private boolean answerTells() {
        return switch (conversation.last()) {
            case MESSAGE -> exchange.lastComesBack() && capabilities.close();
            case PING -> capabilities.pong();
            case NOTHING_OWED -> !exchange.spoke() && capabilities.close();
        };
    }

    /** A client that is known to leave a connection open of which it does not take the answer does it here, too. */
    private boolean leavesOpen() {
        boolean mayNotTake = target.role() == Role.CLIENT && !capabilities.rejects() && !plainlyAccepted;
        Duration moment = patience.grace().multipliedBy(10);
        return mayNotTake && !exchange.await(() -> exchange.reacted() || exchange.allAnswered(), moment);
    }

    private void awaitTargetsMove() {
        if (!conversation.atFrameBoundary()) {
            exchange.awaitReaction(patience.soft()); // It may well wait for the rest of the frame.
        } else if (conversation.close().isPresent() && !halfClosed) {
            awaitReaction(memory.unmovedBy(conversation), shorter(patience.soft(), patience.deadline()));
        } else {
            exchange.awaitOr(Step.Awaited.CLOSE, exchange::reacted);
        }
    }

    /**
     * Answer the target's Close; then let a server end the TCP connection first, and end it first towards a client (RFC
     * 6455 7.1.1).
     */
    private void finishClosing() {
        if (recorder.close().isEmpty() || recorder.ended() || endAwaited) {
            return;
        }
        endAwaited = true;
        boolean answered = exchange.finished();
        if (!answered) {
            exchange.sendClose(replyTo(recorder.close().get()));
        }
        if (endsFirst()) {
            exchange.finish();
        }
        awaitEndOfTcp(halfClosed ? new EndOfTcp() : answered ? memory.endAfterAnswer() : memory.endAfterClosing());
    }

    private void awaitEndOfTcp(EndOfTcp known) {
        Duration waited = Duration.ZERO;
        Duration left = known.worth(patience);
        while (!recorder.ended() && left.isPositive()) {
            Duration next = shorter(patience.soft(), left);
            exchange.awaitEnd(next);
            waited = waited.plus(next);
            if (!recorder.ended() && waited.equals(patience.soft())) {
                known.slow();
            }
            left = known.worth(patience).minus(waited);
        }
        if (recorder.ended()) {
            known.ended(waited.compareTo(patience.soft()) <= 0);
            return;
        }
        boolean inVain = patience.insists() && waited.compareTo(patience.hard()) >= 0;
        if (inVain) {
            known.never();
        }
        if (inVain || known.isNever()) {
            recorder.record(at -> new Event.DeadlinePassed(at, Step.Awaited.END));
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Return whether the tester is the server after a closing handshake, who ends TCP first (RFC 6455 7.1.1). */
    private boolean endsFirst() {
        return target.role() == Role.CLIENT && recorder.close().isPresent() && exchange.finished();
    }

    private static Payload replyTo(WireFrame close) {
        OptionalInt code = close.closeCode();
        return code.isPresent() && CloseCode.classOf(code.getAsInt()) == CloseCode.SENDABLE
                ? new Payload.CloseBody(code.getAsInt(), Payload.empty())
                : Payload.empty();
    }
}
