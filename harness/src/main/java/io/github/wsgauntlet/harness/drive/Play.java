package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.CloseCode;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Plays one scenario on one open connection. */
final class Play {
    private static final Payload NORMAL_CLOSURE = new Payload.CloseBody(1000, Payload.empty());

    private final Target target;
    private final Capabilities capabilities;
    private final Patience patience;
    private final LeftOpen leftOpen;
    private final BooleanSupplier canary;
    private final WireTransport transport;
    private final Recorder recorder;
    private final Random random;
    private final Exchange exchange;
    private final Conversation conversation;
    private boolean waitedInVain;
    private int canaries;

    Play(
            Target target,
            Capabilities capabilities,
            Patience patience,
            LeftOpen leftOpen,
            BooleanSupplier canary,
            WireTransport transport,
            Recorder recorder,
            long seed) {
        this.target = target;
        this.capabilities = capabilities;
        this.patience = patience;
        this.leftOpen = leftOpen;
        this.canary = canary;
        this.transport = transport;
        this.recorder = recorder;
        this.random = new Random(seed);
        this.exchange = new Exchange(transport, recorder, capabilities, patience, random);
        this.conversation = exchange.conversation();
    }

    /** Play the scenario; {@code beforeStep} may hold up each step. */
    void play(Scenario scenario, Runnable beforeStep) {
        var done = new CountDownLatch(1);
        Thread.ofVirtual().name("watchdog").start(() -> endWhenStuck(done));
        try {
            for (Step step : scenario.steps()) {
                beforeStep.run();
                perform(step);
            }
            finish(scenario.ending());
        } catch (UncheckedIOException e) {
            exchange.awaitEnd(patience.soft()); // Writing failed because the target is gone; the reader sees how.
            scenario.steps().stream()
                    .filter(Step.Canary.class::isInstance)
                    .skip(canaries)
                    .forEach(left -> sendCanary());
        } finally {
            done.countDown();
        }
    }

    /** A write blocks for as long as the target reads nothing. Then only ending the connection helps. */
    private void endWhenStuck(CountDownLatch done) {
        try {
            if (!done.await(patience.hard().multipliedBy(3).toMillis(), TimeUnit.MILLISECONDS)) {
                transport.close();
            }
        } catch (InterruptedException e) {
            transport.close();
        }
    }

    private void perform(Step step) {
        switch (step) {
            case Step.Open open -> open(open);
            case Step.Send send -> exchange.send(Event.Purpose.SCENARIO, send.units(), send.segments());
            case Step.Await await -> await(await.awaited());
            case Step.Pause pause -> exchange.awaitReaction(patience.grace());
            case Step.HalfClose halfClose -> exchange.halfClose();
            case Step.Reset reset -> exchange.reset();
            case Step.Canary sent -> sendCanary();
        }
    }

    private void open(Step.Open open) {
        byte[] head =
                new RequestWriter(target.authority(), target.path(), target.fields()).write(open.request(), random);
        exchange.open(head, open);
        exchange.awaitOr(Step.Awaited.ANSWERS, () -> recorder.answered() || recorder.ended());
        recorder.compression().ifPresent(exchange::agreed);
    }

    private void await(Step.Awaited awaited) {
        switch (awaited) {
            case ANSWERS -> {
                if (recorder.upgraded()) {
                    awaitAnswers();
                }
            }
            case CLOSE -> exchange.awaitOr(awaited, exchange::reacted);
            case END -> exchange.awaitOr(awaited, recorder::ended);
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
                settle();
                if (!exchange.reacted()) {
                    exchange.sendClose(NORMAL_CLOSURE);
                    exchange.awaitOr(Step.Awaited.CLOSE, exchange::reacted);
                }
            }
            case WAIT -> awaitTargetsMove();
        }
        finishClosing();
    }

    /** After a refusal HTTP goes on. Only where the scenario sent something after it is there more to see. */
    private void finishRefused() {
        if (!conversation.messages().isEmpty() || !conversation.pings().isEmpty()) {
            exchange.awaitEnd(patience.grace());
        }
    }

    /**
     * Wait until the target has answered or reacted; where it does neither in time, or what was sent last asks for no
     * answer, find out whether it is alive.
     */
    private void settle() {
        boolean endDue = conversation.violation().isPresent();
        BooleanSupplier answered = endDue ? exchange::evenViolationsAnswered : exchange::allAnswered;
        boolean settled = exchange.await(() -> exchange.reacted() || answered.getAsBoolean(), patience.grace());
        if (!exchange.reacted() && (endDue || !settled || !answerTells())) {
            raiseBarrier();
        }
    }

    /** Return whether an answer that has come, or the one to the tester's Close, shows that all was read. */
    private boolean answerTells() {
        return switch (conversation.last()) {
            case MESSAGE -> exchange.lastComesBack();
            case PING -> capabilities.pong();
            case NOTHING_OWED -> !exchange.spoke() && capabilities.close();
        };
    }

    /**
     * Send something whose answer proves that the target is alive and has read everything before it: a tagged message
     * where the target echoes and a message may begin, and a tagged ping. No ping follows one that is still owed its
     * pong, because the target might then answer only the last (RFC 6455 5.5.3).
     */
    private void raiseBarrier() {
        if (!conversation.atFrameBoundary()) {
            exchange.awaitReaction(patience.soft());
            return;
        }
        byte[] tag = new byte[6];
        random.nextBytes(tag);
        var payload = new Payload.Text("barrier-" + HexFormat.of().formatHex(tag));
        byte[] bytes = payload.bytes();
        boolean echo = capabilities.echo() && conversation.atMessageBoundary();
        boolean pong = conversation.violation().isPresent() || capabilities.pong() && exchange.ponged();
        var units = new ArrayList<Unit>();
        if (echo) {
            units.add(exchange.message(payload));
        }
        if (pong) {
            units.add(Unit.Frame.of(Opcodes.PING, payload));
        }
        if (units.isEmpty() && exchange.allAnswered()) { // It answers nothing that might be sent.
            exchange.awaitReaction(patience.grace());
            return;
        }
        if (!units.isEmpty()) {
            exchange.send(Event.Purpose.BARRIER, units, Segments.whole());
        }
        BooleanSupplier passed =
                echo ? () -> recorder.echoed(bytes) : () -> exchange.allAnswered() && (!pong || recorder.ponged(bytes));
        exchange.awaitOr(Step.Awaited.ANSWERS, () -> exchange.reacted() || passed.getAsBoolean());
    }

    private void awaitTargetsMove() {
        if (conversation.atFrameBoundary()) {
            exchange.awaitOr(Step.Awaited.CLOSE, exchange::reacted);
        } else {
            exchange.awaitReaction(patience.soft()); // It may well wait for the rest of the frame.
        }
    }

    /** Answer the target's Close, and let the target end the TCP connection first (RFC 6455 7.1.1). */
    private void finishClosing() {
        if (recorder.close().isEmpty() || recorder.ended()) {
            return;
        }
        if (!exchange.finished()) {
            exchange.sendClose(replyTo(recorder.close().get()));
        }
        exchange.awaitEnd(patience.soft());
        for (Duration waited = patience.soft();
                !recorder.ended() && !leftOpen.proved() && waited.compareTo(patience.hard()) < 0;
                waited = waited.plus(patience.soft())) {
            exchange.awaitEnd(patience.soft());
        }
        if (!recorder.ended()) {
            leftOpen.note();
            recorder.record(at -> new Event.DeadlinePassed(at, Step.Awaited.END));
        }
    }

    private static Payload replyTo(WireFrame close) {
        if (close.payload().length < 2) {
            return Payload.empty();
        }
        int code = (close.payload()[0] & 0xff) << 8 | close.payload()[1] & 0xff;
        return CloseCode.classOf(code) == CloseCode.SENDABLE
                ? new Payload.CloseBody(code, Payload.empty())
                : Payload.empty();
    }
}
