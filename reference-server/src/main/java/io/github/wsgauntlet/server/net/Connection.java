package io.github.wsgauntlet.server.net;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.http.Handshake;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.net.Deadlines.Deadline;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Endpoint;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.rule.Limits.Times;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.trace.Trace;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
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
        /** Requests are read and answered, of which the last may be an opening handshake. */
        REQUESTS,
        /** The WebSocket connection is open, or in its closing handshake. */
        WEBSOCKET,
        /** The last bytes go out. What still comes in is thrown away, since unread input makes TCP reset. */
        ENDING,
        /** The socket is closed. */
        ENDED
    }

    /** How many bytes are thrown away at most before the socket is closed regardless. */
    private static final long MOST_DRAINED = 64 << 20;

    /** How many bytes are inflated before the others have their turn: they may become a thousand times as many. */
    private static final int SLICE = 4 << 10;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SelectorLoop loop;
    private final Blueprint blueprint;
    private final Application application;
    private final Trace trace;
    private final Wire wire;
    private final Times times;
    private final Silence silence;
    private final Occupancy.Place place;
    private Handshake handshake = Handshake.of("");
    private Phase phase = Phase.REQUESTS;
    private Deadline deadline;
    private boolean closing;
    private boolean paused;
    private long drained;

    /** What was read and has to wait for its turn. */
    private ByteBuffer kept = NOTHING;

    private boolean goesOn;

    /** There until the opening handshake is complete. */
    private @Nullable Requests requests;

    /** There from then on, as the handshake says how messages are compressed, until the last bytes go out. */
    private @Nullable Endpoint endpoint;

    private Connection(SelectorLoop loop, Wire wire, Blueprint blueprint, Trace trace, Occupancy.Place place) {
        this.loop = loop;
        this.blueprint = blueprint;
        this.application = blueprint.application();
        this.trace = trace;
        this.wire = wire;
        this.times = blueprint.limits().times();
        this.silence = new Silence(times);
        this.place = place;
        this.requests = new Requests(this, blueprint);
        this.deadline = loop.schedule(times.handshake(), requests::timeOver);
    }

    static Connection start(
            SelectorLoop loop, SelectionKey key, Blueprint blueprint, long number, Occupancy.Place place) {
        Trace trace = Trace.of(blueprint.trace(), number);
        trace.step("ReferenceServer.run()", key.channel());
        Wire wire = Wire.of(key, blueprint.transport(key, loop.recordRooms()));
        return new Connection(loop, wire, blueprint, trace, place);
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

    /** Do what time asks for, between the reads. */
    void lookAfter() {
        if (phase == Phase.WEBSOCKET) {
            turn(this::mindTheTime);
        }
    }

    /** End the connection at once. */
    void abort() {
        if (phase != Phase.ENDED) {
            end();
        }
    }

    interface Step {
        void run() throws IOException;
    }

    /** Take one step, then send what it left to send. A connection that breaks takes no other one with it. */
    void turn(Step step) {
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

    /** Send what waits, and hold no more of the rest than there is memory for. */
    private void settle() throws IOException {
        send();
        if (!fits()) {
            drop();
            send();
            fits();
        }
    }

    /** Send what waits, and say what the connection waits for itself. */
    private void send() throws IOException {
        if (phase == Phase.WEBSOCKET && endpoint().isFinished()) {
            ending();
        }
        if (phase == Phase.WEBSOCKET && endpoint().awaitsClose() && !closing) {
            closing = true;
            deadline = loop.schedule(times.close(), this::abort);
        }
        if (phase != Phase.ENDED) {
            wire.send(loop.writeBuffer());
            if (wire.isOver()) {
                end();
            } else {
                goOnSoon();
                wire.select(wantsInput());
            }
        }
    }

    /** Leave what was kept to a turn of its own, after those of the others. */
    private void goOnSoon() {
        boolean waits = phase == Phase.REQUESTS && requests().isWaiting();
        if (kept.hasRemaining() && runs() && !waits && !goesOn) {
            goesOn = true;
            loop.execute(() -> turn(() -> {
                goesOn = false;
                process(kept);
                kept = kept.hasRemaining() ? kept : NOTHING;
            }));
        }
    }

    // ---- input ----

    private void read() throws IOException {
        if (wantsInput() && wire.isReadable()) {
            ByteBuffer in = loop.readBuffer();
            if (wire.read(in)) {
                silence.ends();
                process(in);
                if (in.hasRemaining() && phase != Phase.ENDED) {
                    // The buffer is the loop's, and the next connection overwrites it.
                    kept = ByteBuffer.allocate(in.remaining()).put(in).flip();
                }
            } else {
                inputEnds();
            }
        }
    }

    private boolean wantsInput() {
        return switch (phase) {
            case REQUESTS, WEBSOCKET -> runs() && !kept.hasRemaining();
            case ENDING -> true;
            case ENDED -> false;
        };
    }

    /** Return whether more may be given to the application, and more asked for by the peer. */
    private boolean runs() {
        return !paused && !wire.isCongested();
    }

    private void process(ByteBuffer in) {
        switch (phase) {
            case REQUESTS -> requests().read(in);
            case WEBSOCKET -> run(in);
            case ENDING -> drain(in);
            case ENDED -> {}
        }
    }

    /** Go over to frames. A client in a hurry may have sent its first ones right after the request. */
    void upgrade(Handshake agreed, ByteBuffer rest) {
        loop.cancel(deadline);
        requests = null;
        handshake = agreed;
        endpoint = blueprint.endpoint(handshake, wire.out(), trace);
        phase = Phase.WEBSOCKET;
        call(() -> application.onOpen(this));
        run(rest);
    }

    /** Process what came; of what has to be inflated, a slice, and the rest in later turns. */
    private void run(ByteBuffer in) {
        if (!in.hasRemaining()) {
            return;
        }
        trace.step("Application.run(session)", "");
        int size = endpoint().inflates() ? Math.min(SLICE, in.remaining()) : in.remaining();
        endpoint().feed(in.slice(in.position(), size));
        in.position(in.position() + size);
        call(() -> application.run(this));
    }

    /** Return whether requests may come. */
    boolean takesRequests() {
        return phase == Phase.REQUESTS;
    }

    void write(HttpResponse response) {
        wire.out().append(response.encode());
    }

    /** Wait for the application from now on, as long as it likes. */
    void awaitAnswer() {
        loop.cancel(deadline);
    }

    /** Wait for something else from now on. */
    void await(Duration time, Runnable over) {
        loop.cancel(deadline);
        deadline = loop.schedule(time, over);
    }

    private void drain(ByteBuffer in) {
        drained += in.remaining();
        in.position(in.limit());
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

    // ---- time and memory ----

    private void mindTheTime() {
        if (wire.stalled() > times.stall().toNanos()) {
            trace.step("Connection.abort()", "the client takes nothing");
            abort();
        } else if (wantsInput()) {
            switch (silence.callsFor(endpoint().isInside())) {
                case FAIL -> endpoint().fail(CloseStatus.of(Policy.STALLED));
                case CLOSE -> endpoint().close(CloseStatus.IDLE);
                case PING -> endpoint().ping();
                case NOTHING -> {}
            }
            if (silence.isLong()) {
                rest();
            }
        } else {
            silence.excuse();
        }
    }

    /** Return whether the server can bear what this connection holds, at least when it gives up what it can. */
    private boolean fits() {
        if (phase == Phase.ENDED || place.hold(held())) {
            return true;
        }
        rest();
        return place.hold(held());
    }

    private long held() {
        return kept.remaining()
                + wire.held()
                + (requests == null ? 0 : requests.held())
                + (endpoint == null ? 0 : endpoint.held());
    }

    private void rest() {
        wire.rest();
        if (endpoint != null) {
            endpoint.rest();
        }
    }

    /** End a connection that there is no memory for, and say so to whoever has opened it and reads. */
    private void drop() {
        if (phase == Phase.WEBSOCKET && !wire.isCongested()) {
            endpoint().fail(CloseStatus.of(Policy.MEMORY));
        } else {
            abort();
        }
    }

    private Endpoint endpoint() {
        return Objects.requireNonNull(endpoint, "There is no WebSocket connection");
    }

    private Requests requests() {
        return Objects.requireNonNull(requests, "The opening handshake is complete");
    }

    // ---- the application ----

    /** Call the application. What it throws is the end of this connection and of nothing else. */
    void call(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error thrown) {
            loop.broke(Level.WARNING, "The application failed", thrown);
            if (phase == Phase.WEBSOCKET) {
                endpoint().fail(CloseStatus.INTERNAL_ERROR);
            } else if (phase == Phase.REQUESTS) {
                requests().fail();
            }
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
        if (phase == Phase.WEBSOCKET) {
            endpoint().close(status);
        }
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(() -> turn(() -> {
            if (phase == Phase.REQUESTS || phase == Phase.WEBSOCKET) {
                call(task);
            }
        }));
    }

    @Override
    public Trace trace() {
        return trace;
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
        } else if (phase == Phase.REQUESTS) {
            requests().lost();
        }
    }

    // ---- the end ----

    /** Let the last bytes go out; the peer has its time to read them and to close. */
    void ending() {
        tellApplication();
        phase = Phase.ENDING;
        free();
        wire.endOutput();
        loop.cancel(deadline);
        deadline = loop.schedule(times.close(), this::abort);
    }

    /** Hold nothing of the requests or the WebSocket connection any more. */
    private void free() {
        if (endpoint != null) {
            endpoint.end();
            endpoint = null;
        }
        requests = null;
        kept = NOTHING;
        wire.rest();
    }

    private void end() {
        tellApplication();
        phase = Phase.ENDED;
        loop.cancel(deadline);
        loop.forget(this);
        place.leave();
        free();
        try {
            wire.close();
        } catch (IOException alreadyGone) {
            trace.step("Connection.end()", alreadyGone);
        }
    }
}
