package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.oracle.CloseCode;
import io.github.wsgauntlet.harness.oracle.Conversation;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.harness.wire.FrameWriter;
import io.github.wsgauntlet.harness.wire.Opcode;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import io.github.wsgauntlet.harness.wire.Transport;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Plays one scenario on one open connection. */
final class Play {
    private static final int NORMAL_CLOSURE = 1000;

    private final Target target;
    private final Capabilities capabilities;
    private final Patience patience;
    private final LeftOpen leftOpen;
    private final Transport transport;
    private final Recorder recorder;
    private final BooleanSupplier canary;
    private final Random random;
    private final Conversation conversation = new Conversation();
    private boolean closeSent;
    private boolean outputShut;

    Play(
            Target target,
            Capabilities capabilities,
            Patience patience,
            LeftOpen leftOpen,
            Transport transport,
            Recorder recorder,
            BooleanSupplier canary,
            long seed) {
        this.target = target;
        this.capabilities = capabilities;
        this.patience = patience;
        this.leftOpen = leftOpen;
        this.transport = transport;
        this.recorder = recorder;
        this.canary = canary;
        this.random = new Random(seed);
    }

    void play(Scenario scenario) {
        var done = new CountDownLatch(1);
        Thread.ofVirtual().name("watchdog").start(() -> endWhenStuck(done));
        try {
            for (Step step : scenario.steps()) {
                perform(step);
            }
            finish(scenario.ending());
        } catch (UncheckedIOException e) {
            awaitEnd(patience.soft()); // Writing failed because the target is gone; the reader sees how it went.
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
            case Step.Send send -> send(Event.Purpose.SCENARIO, send.units(), send.segments());
            case Step.Await await -> await(await.awaited());
            case Step.Pause pause -> awaitReaction(patience.grace());
            case Step.HalfClose halfClose -> halfClose();
            case Step.Reset reset -> reset();
            case Step.Canary sent -> canary();
        }
    }

    private void open(Step.Open open) {
        byte[] head = new RequestWriter(target.authority(), target.path()).write(open.request(), random);
        List<byte[]> pieces = encode(open.first());
        recorder.record(at -> new Event.SentHead(at, head));
        var all = new ArrayList<byte[]>();
        all.add(head);
        if (!pieces.isEmpty()) {
            all.addAll(pieces);
            sent(Event.Purpose.SCENARIO, pieces);
        }
        write(all, open.segments());
        awaitOr(Step.Awaited.ANSWERS, () -> recorder.answered() || recorder.ended());
    }

    private void send(Event.Purpose purpose, List<Unit> units, Segments segments) {
        List<byte[]> pieces = encode(units);
        sent(purpose, pieces);
        write(pieces, segments);
    }

    private void sent(Event.Purpose purpose, List<byte[]> pieces) {
        recorder.record(at -> new Event.Sent(at, purpose, pieces));
        if (purpose == Event.Purpose.SCENARIO) {
            pieces.forEach(conversation::sent);
            closeSent = conversation.close().isPresent();
        }
    }

    private List<byte[]> encode(List<Unit> units) {
        return units.stream().map(unit -> FrameWriter.encode(unit, random)).toList();
    }

    private void write(List<byte[]> pieces, Segments segments) {
        byte[] bytes = pieces.size() == 1 ? pieces.getFirst() : joined(pieces);
        int size = segments.isWhole() ? Math.max(1, bytes.length) : segments.size();
        try {
            for (int at = 0; at < bytes.length; at += size) {
                transport.write(bytes, at, Math.min(size, bytes.length - at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] joined(List<byte[]> pieces) {
        byte[] all = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    private void canary() {
        boolean served = canary.getAsBoolean();
        recorder.record(at -> new Event.CanarySent(at, served));
    }

    private void halfClose() {
        outputShut = true;
        recorder.record(at -> new Event.TesterEnded(at, Event.HowEnded.HALF_CLOSED));
        try {
            transport.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reset() {
        outputShut = true;
        recorder.record(at -> new Event.TesterEnded(at, Event.HowEnded.RESET));
        try {
            transport.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(Step.Awaited awaited) {
        switch (awaited) {
            case ANSWERS -> {
                if (recorder.upgraded()) {
                    awaitOr(awaited, () -> allAnswered() || reacted());
                }
            }
            case CLOSE -> awaitOr(awaited, this::reacted);
            case END -> awaitOr(awaited, recorder::ended);
        }
    }

    /** Wait until something holds; meanwhile answer the target's pings as every client has to (RFC 6455 5.5.2). */
    private boolean await(BooleanSupplier condition, Duration atMost) {
        long start = System.nanoTime();
        Duration left = atMost;
        while (recorder.await(() -> condition.getAsBoolean() || recorder.pinged(), left)) {
            if (condition.getAsBoolean()) {
                return true;
            }
            answer(recorder.takePings());
            left = atMost.minusNanos(System.nanoTime() - start);
        }
        return false;
    }

    private void answer(List<byte[]> pings) {
        if (!closeSent && !outputShut && conversation.atFrameBoundary()) {
            List<Unit> pongs = pings.stream().map(Play::pong).toList();
            send(Event.Purpose.PONG, pongs, Segments.whole());
        }
    }

    private static Unit pong(byte[] payload) {
        return Unit.Frame.of(Opcode.PONG, new Payload.Hex(HexFormat.of().formatHex(payload)));
    }

    private void awaitOr(Step.Awaited awaited, BooleanSupplier condition) {
        if (!await(condition, patience.deadline())) {
            recorder.record(at -> new Event.DeadlinePassed(at, awaited));
        }
    }

    /** Returns whether every message and the last ping that was legal has got its answer. */
    private boolean allAnswered() {
        return echoed(conversation.owedMessages().size()) && ponged(conversation.owedPings());
    }

    /** Returns whether everything that was sent has got an answer, also what a conforming target does not answer. */
    private boolean evenViolationsAnswered() {
        boolean anything = !conversation.messages().isEmpty() || !conversation.pings().isEmpty();
        return anything && echoed(conversation.messages().size()) && ponged(conversation.pings());
    }

    private boolean echoed(int messages) {
        return !capabilities.echo() || recorder.messages() >= messages + capabilities.greetings();
    }

    private boolean ponged(List<byte[]> pings) {
        return pings.isEmpty() || !capabilities.pong() || recorder.ponged(pings.getLast());
    }

    private boolean reacted() {
        return recorder.close().isPresent() || recorder.ended();
    }

    private void awaitReaction(Duration atMost) {
        await(this::reacted, atMost);
    }

    private void awaitEnd(Duration atMost) {
        await(recorder::ended, atMost);
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
                if (!reacted()) {
                    startClosing();
                }
            }
            case WAIT -> awaitTargetsMove();
        }
        finishClosing();
    }

    /** After a refusal HTTP goes on. Only where the scenario sent something behind it is there more to see. */
    private void finishRefused() {
        if (conversation.messages().isEmpty() && conversation.pings().isEmpty()) {
            return;
        }
        awaitEnd(patience.grace());
    }

    /** Wait until the target has answered or reacted; where it does neither in time, find out whether it is alive. */
    private void settle() {
        boolean endDue = conversation.violation().isPresent();
        boolean settled = endDue
                ? await(() -> reacted() || evenViolationsAnswered(), patience.grace())
                : await(() -> reacted() || allAnswered(), patience.grace());
        if (!reacted() && (endDue || !settled)) {
            raiseBarrier();
        }
    }

    /**
     * Send something whose answer proves that the target is alive and has read everything before it: a tagged message
     * where the target echoes and a message may begin, and a tagged ping. No ping follows one that is still owed its
     * pong, because the target might then answer only the last (RFC 6455 5.5.3).
     */
    private void raiseBarrier() {
        if (!conversation.atFrameBoundary()) {
            awaitReaction(patience.soft());
            return;
        }
        byte[] tag = new byte[6];
        random.nextBytes(tag);
        var payload = new Payload.Text("barrier-" + HexFormat.of().formatHex(tag));
        byte[] bytes = payload.bytes();
        boolean echo = capabilities.echo() && conversation.atMessageBoundary();
        boolean pong = conversation.violation().isPresent() || ponged(conversation.owedPings());
        var units = new ArrayList<Unit>();
        if (echo) {
            units.add(Unit.Frame.of(Opcode.TEXT, payload));
        }
        if (pong) {
            units.add(Unit.Frame.of(Opcode.PING, payload));
        }
        if (!units.isEmpty()) {
            send(Event.Purpose.BARRIER, units, Segments.whole());
        }
        awaitOr(
                Step.Awaited.ANSWERS,
                () -> reacted()
                        || (echo ? recorder.echoed(bytes) : allAnswered() && (!pong || recorder.ponged(bytes))));
    }

    private void startClosing() {
        closeSent = true;
        var body = new Payload.CloseBody(NORMAL_CLOSURE, Payload.empty());
        send(Event.Purpose.CLOSING, List.of(Unit.Frame.of(Opcode.CLOSE, body)), Segments.whole());
        awaitOr(Step.Awaited.CLOSE, this::reacted);
    }

    private void awaitTargetsMove() {
        if (conversation.atFrameBoundary()) {
            awaitOr(Step.Awaited.CLOSE, this::reacted);
        } else {
            awaitReaction(patience.soft()); // It may well wait for the rest of the frame.
        }
    }

    /** Answer the target's Close, and let the target end the TCP connection first (RFC 6455 7.1.1). */
    private void finishClosing() {
        if (recorder.close().isEmpty() || recorder.ended()) {
            return;
        }
        if (!closeSent && !outputShut) {
            closeSent = true;
            Unit reply = Unit.Frame.of(Opcode.CLOSE, replyTo(recorder.close().get()));
            send(Event.Purpose.CLOSING, List.of(reply), Segments.whole());
        }
        awaitEnd(patience.soft());
        for (Duration waited = patience.soft();
                !recorder.ended() && !leftOpen.proved() && waited.compareTo(patience.hard()) < 0;
                waited = waited.plus(patience.soft())) {
            awaitEnd(patience.soft());
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
