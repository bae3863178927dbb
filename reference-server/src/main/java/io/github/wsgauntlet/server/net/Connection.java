package io.github.wsgauntlet.server.net;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.http.Handshake;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake;
import io.github.wsgauntlet.server.net.Deadlines.Deadline;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Endpoint;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.trace.Trace;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection: carries bytes between its wire and the sans-I/O core, and ends it properly.
 *
 * <p>All that one read brings is processed before anything is written, so the answers leave together.
 */
final class Connection implements WebSocketSession {

    private enum Phase {
        /** The opening handshake is on. */
        HANDSHAKE,
        /** The WebSocket connection is open, or in its closing handshake. */
        WEBSOCKET,
        /** The last bytes go out. What still comes in is thrown away, since unread input makes TCP reset. */
        ENDING,
        /** The socket is closed. */
        ENDED
    }

    /** How many bytes are thrown away at most before the socket is closed regardless. */
    private static final long MOST_DRAINED = 64 << 20;

    private final SelectorLoop loop;
    private final Blueprint blueprint;
    private final Application application;
    private final Trace trace;
    private final Wire wire;
    private final Opening opening;
    private Handshake handshake = Handshake.of("");
    private Phase phase = Phase.HANDSHAKE;
    private Deadline deadline;
    private boolean closing;
    private boolean paused;
    private long drained;

    /** There from the end of the opening handshake on, which says how messages are compressed. */
    private @Nullable Endpoint endpoint;

    private Connection(SelectorLoop loop, Wire wire, Blueprint blueprint, Trace trace) {
        this.loop = loop;
        this.blueprint = blueprint;
        this.application = blueprint.application();
        this.trace = trace;
        this.wire = wire;
        this.opening = blueprint.opening(trace);
        this.deadline = loop.schedule(blueprint.limits().handshakeTime(), this::handshakeTimeOver);
    }

    static Connection start(SelectorLoop loop, SelectionKey key, Blueprint blueprint, long number) {
        Trace trace = Trace.of(blueprint.trace(), number);
        trace.step("ReferenceServer.run()", key.channel());
        return new Connection(loop, Wire.of(key, blueprint.transport(key)), blueprint, trace);
    }

    // ---- what the loop calls ----

    /** Do what the socket is ready for. */
    void ready() {
        turn(this::read);
    }

    /** Say that the server stops. */
    void stop() {
        turn(() -> {
            boolean canClose = phase == Phase.WEBSOCKET;
            if (canClose) {
                endpoint().close(CloseStatus.GOING_AWAY);
            }
            boolean hasToSay = canClose ? endpoint().awaitsClose() : phase == Phase.ENDING && !wire.isOutputEnded();
            if (!hasToSay) {
                end();
            }
        });
    }

    /** End the connection at once. */
    void abort() {
        if (phase != Phase.ENDED) {
            end();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Take one step, then send what it left to send. A connection that breaks takes no other one with it. */
    private void turn(Step step) {
        if (phase == Phase.ENDED) {
            return;
        }
        try {
            step.run();
            settle();
            // What TLS has decrypted already makes no selector wake up.
            while (wantsInput() && wire.hasUnread()) {
                read();
                settle();
            }
        } catch (IOException lost) {
            trace.step("Connection.abort()", lost);
            abort();
        } catch (RuntimeException | Error failure) {
            loop.broke(Level.ERROR, "A connection broke", failure);
            abort();
        }
    }

    /** Send what waits, and say what the connection waits for itself. */
    private void settle() throws IOException {
        if (phase == Phase.WEBSOCKET && endpoint().isFinished()) {
            ending();
        }
        if (phase == Phase.WEBSOCKET && endpoint().awaitsClose() && !closing) {
            closing = true;
            deadline = loop.schedule(blueprint.limits().closeTime(), this::abort);
        }
        if (phase != Phase.ENDED) {
            wire.send(loop.writeBuffer());
            if (wire.isOver()) {
                end();
            } else {
                wire.select(wantsInput());
            }
        }
    }

    // ---- input ----

    private void read() throws IOException {
        if (wantsInput() && wire.isReadable()) {
            ByteBuffer in = loop.readBuffer();
            if (wire.read(in)) {
                process(in);
            } else {
                inputEnds();
            }
        }
    }

    private boolean wantsInput() {
        return switch (phase) {
            case HANDSHAKE, ENDING -> true;
            case WEBSOCKET -> !paused && !wire.isCongested();
            case ENDED -> false;
        };
    }

    private void process(ByteBuffer in) {
        switch (phase) {
            case HANDSHAKE -> open(in);
            case WEBSOCKET -> run(in);
            case ENDING -> drain(in);
            case ENDED -> {}
        }
    }

    /** Answer requests until one of them is an opening handshake. */
    private void open(ByteBuffer in) {
        while (phase == Phase.HANDSHAKE && in.hasRemaining()) {
            opening.read(in).ifPresent(outcome -> opened(outcome, in));
        }
    }

    private void opened(OpeningHandshake.Outcome outcome, ByteBuffer rest) {
        wire.out().append(outcome.response().encode());
        switch (outcome) {
            case OpeningHandshake.Answered answered -> {}
            case OpeningHandshake.Refused refused -> ending();
            case OpeningHandshake.Accepted accepted -> {
                loop.cancel(deadline);
                handshake = accepted.handshake();
                endpoint = blueprint.endpoint(handshake, wire.out(), trace);
                phase = Phase.WEBSOCKET;
                call(() -> application.onOpen(this));
                // A client in a hurry may have sent its first frames right after the request.
                run(rest);
            }
        }
    }

    private void run(ByteBuffer in) {
        if (in.hasRemaining()) {
            trace.step("Application.run(session)", "");
            endpoint().feed(in);
            call(() -> application.run(this));
        }
    }

    private void drain(ByteBuffer in) {
        drained += in.remaining();
        if (drained > MOST_DRAINED) {
            end();
        }
    }

    /** The peer sends no more. Without a Close frame before, that is the end as well (RFC 6455 7.1.4). */
    private void inputEnds() {
        if (wire.endedSilently()) {
            trace.step("Connection.inputEnds()", "without a close_notify of TLS");
        }
        if (phase != Phase.ENDING) {
            ending();
        }
    }

    private void handshakeTimeOver() {
        turn(() -> {
            wire.out().append(opening.timeOut().response().encode());
            ending();
        });
    }

    private Endpoint endpoint() {
        return Objects.requireNonNull(endpoint, "The opening handshake is not complete");
    }

    // ---- the application ----

    /** Call the application. What it throws is the end of this connection and of nothing else. */
    private void call(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error thrown) {
            loop.broke(Level.WARNING, "The application failed", thrown);
            endpoint().fail(CloseStatus.INTERNAL_ERROR);
        }
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public Optional<Message> receive() {
        return endpoint().receive();
    }

    @Override
    public void send(Message message) {
        if (phase == Phase.WEBSOCKET) {
            endpoint().send(message);
        }
    }

    @Override
    public void close(CloseStatus status) {
        endpoint().close(status);
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(() -> turn(() -> {
            if (phase == Phase.WEBSOCKET) {
                call(task);
            }
        }));
    }

    @Override
    public void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        paused = false;
    }

    private void tellApplication() {
        if (phase == Phase.WEBSOCKET) {
            call(() -> application.onClose(this, endpoint().closeStatus()));
        }
    }

    // ---- the end ----

    /** Let the last bytes go out; the peer has its time to read them and to close. */
    private void ending() {
        tellApplication();
        phase = Phase.ENDING;
        wire.endOutput();
        loop.cancel(deadline);
        deadline = loop.schedule(blueprint.limits().closeTime(), this::abort);
    }

    private void end() {
        tellApplication();
        phase = Phase.ENDED;
        loop.cancel(deadline);
        loop.forget(this);
        if (endpoint != null) {
            endpoint.end();
        }
        try {
            wire.close();
        } catch (IOException alreadyGone) {
            trace.step("Connection.end()", alreadyGone);
        }
    }
}
