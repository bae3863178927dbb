package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.application.ServerTimer;
import io.github.wsgauntlet.server.json.Json;
import io.github.wsgauntlet.server.json.JsonWriter;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One session (Engine.IO 4): requests and frames come in, packets go out to whatever waits for them. It minds the
 * heartbeat and the upgrade. No connection in sight; who calls from several threads holds its monitor.
 */
public final class EngineIoSession {

    private enum State {
        POLLING,
        /** A WebSocket wants to take over. */
        UPGRADING,
        WEBSOCKET,
        CLOSED
    }

    private static final String PROBE = "probe";
    private static final int GOING_AWAY = 1001;
    private static final int POLICY = 1008;
    private static final int TOO_BIG = 1009;
    private static final int TRY_LATER = 1013;

    private final String sid;
    private final EngineIoOptions options;
    private final ProtocolRules rules;
    private final EngineIoParts parts;
    private final EngineIoDecoder decoder;
    private final ServerTimer timer;
    private final Runnable onEnd;
    private final Heartbeat heartbeat;
    private final Outbox outbox;
    private final EngineIoHandler.Listener listener;
    private State state = State.POLLING;
    private Optional<PollingReply> poll = Optional.empty();
    private Optional<FrameChannel> webSocket = Optional.empty();
    private Trace trace = Trace.OFF;
    private boolean posting;
    private boolean probed;
    private long upgradeDue;
    private ServerTimer.Alarm alarm = () -> {};

    /**
     * Create a session on polling.
     *
     * @param sid its id
     * @param options how it is to be
     * @param parts what it is made of
     * @param timer tells the time
     * @param waiting how many bytes wait for the clients of all sessions
     * @param handler what is done with its messages
     * @param onEnd called once, when it is closed
     */
    EngineIoSession(
            String sid,
            EngineIoOptions options,
            EngineIoParts parts,
            ServerTimer timer,
            AtomicLong waiting,
            EngineIoHandler handler,
            Runnable onEnd) {
        this.sid = sid;
        this.options = options;
        this.rules = options.rules();
        this.parts = parts;
        this.decoder = new EngineIoDecoder(rules);
        this.timer = timer;
        this.onEnd = onEnd;
        this.outbox = new Outbox(waiting, options);
        this.heartbeat = new Heartbeat(options.pingInterval(), options.pingTimeout(), timer.nanos());
        this.listener = handler.onOpen(this);
        wakeUp();
    }

    /** Return its id. */
    public String sid() {
        return sid;
    }

    /** Return the rules that its client is held to. */
    public ProtocolRules rules() {
        return rules;
    }

    /** Return what is told about every step. */
    public Trace trace() {
        return trace;
    }

    /** Run a task after a time, with the monitor of this session, unless it is closed by then. */
    public ServerTimer.Alarm after(Duration delay, Runnable task) {
        return timer.after(delay, () -> later(task));
    }

    private synchronized void later(Runnable task) {
        if (state != State.CLOSED) {
            task.run();
        }
    }

    /** Say how many bytes the protocol above holds for this client, and return whether there is room for them. */
    public boolean hold(long bytes) {
        return outbox.hold(bytes);
    }

    /** Say who is told about every step from now on. */
    void traceTo(Trace value) {
        trace = value;
    }

    boolean isOnPolling() {
        return state == State.POLLING || state == State.UPGRADING;
    }

    // ---- the handshake ----

    /** Return the packet that opens the session on polling. */
    EngineIoPacket open() {
        return opening(EngineIoTransport.POLLING, Json.array(Json.text("websocket")));
    }

    /** Open the session on a WebSocket. */
    void open(FrameChannel channel) {
        state = State.WEBSOCKET;
        webSocket = Optional.of(channel);
        channel.send(opening(EngineIoTransport.WEBSOCKET, Json.array()));
        flush();
    }

    private EngineIoPacket opening(EngineIoTransport transport, Json upgrades) {
        Json.Members members = Json.object()
                .with("sid", Json.text(sid))
                .with("upgrades", upgrades)
                .with("pingInterval", Json.number(options.pingInterval().toMillis()))
                .with("pingTimeout", Json.number(options.pingTimeout().toMillis()))
                .with("maxPayload", Json.number(options.maxPayload()));
        return EngineIoPacket.of(EngineIoPacket.Type.OPEN, JsonWriter.write(parts.opening(members, transport)));
    }

    // ---- polling ----

    /**
     * Take a GET, which is answered at once or later.
     *
     * @throws BrokenRule when it must not come
     */
    void poll(PollingReply reply) {
        requirePolling(EngineIoRule.GET_SID_IS_KNOWN);
        if (poll.isPresent()) {
            if (!rules.enforced(EngineIoRule.ONE_POLL)) {
                answerPoll(EngineIoPacket.of(EngineIoPacket.Type.NOOP));
            } else if (rules.enforced(EngineIoRule.SECOND_POLL_CLOSES)) {
                fail(EngineIoRule.ONE_POLL);
            }
            rules.require(EngineIoRule.ONE_POLL, false);
        }
        poll = Optional.of(reply);
        flush();
        sayNoop();
    }

    /** Forget a GET whose client has gone, and on polling the session with it. */
    void lost(PollingReply reply) {
        if (poll.equals(Optional.of(reply))) {
            poll = Optional.empty();
            if (isOnPolling() && rules.enforced(EngineIoRule.LOST_GET_CLOSES)) {
                fail(EngineIoRule.LOST_GET_CLOSES);
            }
        }
    }

    /**
     * Take the head of a POST.
     *
     * @throws BrokenRule when it must not come
     */
    void beginPost() {
        requirePolling(EngineIoRule.POST_SID_IS_KNOWN);
        if (posting && rules.enforced(EngineIoRule.ONE_POST)) {
            if (rules.enforced(EngineIoRule.SECOND_POST_CLOSES)) {
                fail(EngineIoRule.ONE_POST);
            }
            rules.require(EngineIoRule.ONE_POST, false);
        }
        posting = true;
    }

    /** Take note that a POST is over, or lost. */
    void endPost() {
        posting = false;
    }

    /**
     * Take the content of a POST.
     *
     * @throws BrokenRule when it breaks a rule; then the session is closed
     */
    void post(byte[] content) {
        requirePolling(EngineIoRule.POST_SID_IS_KNOWN);
        try {
            for (EngineIoPacket packet : parts.incoming(decoder.payload(content))) {
                receive(packet);
            }
        } catch (BrokenRule broken) {
            fail(broken.rule());
            throw broken;
        }
    }

    private void requirePolling(EngineIoRule rule) {
        mindTheTime();
        rules.require(rule, state != State.CLOSED);
        rules.require(EngineIoRule.POLLING_ENDS_WITH_UPGRADE, state != State.WEBSOCKET);
    }

    // ---- WebSocket ----

    /** Take a WebSocket that wants to take over. */
    void join(FrameChannel channel) {
        boolean first = webSocket.isEmpty() && state == State.POLLING;
        if (first || (state == State.UPGRADING && !rules.enforced(EngineIoRule.ONE_WEBSOCKET))) {
            state = State.UPGRADING;
            webSocket = Optional.of(channel);
            probed = false;
            upgradeDue = timer.nanos() + options.upgradeTimeout().toNanos();
            wakeUp();
        } else if (rules.enforced(EngineIoRule.ONE_WEBSOCKET)) {
            channel.close(status(EngineIoRule.ONE_WEBSOCKET));
        }
    }

    /** Take a message of a WebSocket. */
    void receive(FrameChannel channel, Message message) {
        if (!webSocket.equals(Optional.of(channel))) {
            return; // It came too late, and is about to be closed.
        }
        try {
            rules.require(EngineIoRule.MESSAGE_FITS, message.payload().length <= options.maxPayload());
            decoder.frame(message).ifPresent(packet -> {
                if (state == State.UPGRADING) {
                    upgrade(channel, packet);
                } else {
                    parts.incoming(List.of(packet)).forEach(this::receive);
                }
            });
        } catch (BrokenRule broken) {
            if (state == State.UPGRADING) {
                stopUpgrade(status(broken.rule()));
            } else {
                fail(broken.rule());
            }
        }
    }

    /** Take note that a WebSocket is closed: with it ends the session, unless it has not taken over yet. */
    void lost(FrameChannel channel) {
        if (webSocket.equals(Optional.of(channel))) {
            if (state == State.UPGRADING) {
                stopUpgrade(CloseStatus.NORMAL);
            } else {
                end(EngineIoPacket.Type.CLOSE, CloseStatus.NORMAL);
            }
        }
    }

    private void upgrade(FrameChannel channel, EngineIoPacket packet) {
        trace.step("EngineIoSession.upgrade()", packet);
        switch (packet.type()) {
            case PING -> {
                rules.require(
                        EngineIoRule.PROBE_SAYS_PROBE, packet.data().text().equals(PROBE));
                probed = true;
                sayNoop();
                parts.outgoing(new EngineIoPacket(EngineIoPacket.Type.PONG, packet.data()))
                        .forEach(channel::send);
            }
            case UPGRADE -> {
                rules.require(EngineIoRule.UPGRADE_COMES_AFTER_PROBE, probed);
                sayNoop();
                state = State.WEBSOCKET;
                parts.upgrading(outbox.take()).forEach(channel::send);
            }
            case OPEN, CLOSE, PONG, MESSAGE, NOOP -> {
                if (!rules.require(EngineIoRule.UPGRADE_STARTS_WITH_PROBE, false)) {
                    receive(packet);
                }
            }
        }
    }

    private void stopUpgrade(CloseStatus status) {
        webSocket.ifPresent(channel -> channel.close(status));
        webSocket = Optional.empty();
        state = State.POLLING;
    }

    /** End the poll of a client that upgrades, so that it can go over (Engine.IO 4, Upgrade). */
    private void sayNoop() {
        if (state == State.UPGRADING && probed && poll.isPresent()) {
            answerPoll(EngineIoPacket.of(EngineIoPacket.Type.NOOP));
        }
    }

    // ---- packets ----

    private void receive(EngineIoPacket packet) {
        if (state == State.CLOSED) {
            return;
        }
        trace.step("EngineIoSession.receive()", packet);
        switch (packet.type()) {
            case MESSAGE -> listener.onMessage(packet.data());
            case PONG -> {
                heartbeat.ponged(timer.nanos());
                wakeUp();
            }
            case PING -> {
                rules.require(EngineIoRule.PING_IS_THE_SERVERS, false);
                enqueue(new EngineIoPacket(EngineIoPacket.Type.PONG, packet.data()));
            }
            case CLOSE -> {
                if (rules.enforced(EngineIoRule.CLOSE_PACKET_CLOSES)) {
                    end(EngineIoPacket.Type.NOOP, CloseStatus.NORMAL);
                }
            }
            case OPEN -> rules.require(EngineIoRule.OPEN_IS_THE_SERVERS, false);
            case UPGRADE -> rules.require(EngineIoRule.UPGRADE_ONLY_TO_WEBSOCKET, false);
            case NOOP -> {
                // It says nothing, in either direction.
            }
        }
    }

    /** Send a message to the client, as soon as it can be reached. */
    public void send(Message message) {
        enqueue(EngineIoPacket.message(message));
    }

    private void enqueue(EngineIoPacket packet) {
        for (EngineIoPacket each : parts.outgoing(packet)) {
            if (state != State.CLOSED && !outbox.add(each)) {
                end(EngineIoPacket.Type.CLOSE, new CloseStatus(TRY_LATER, "Too much waits for this client"));
            }
        }
        flush();
    }

    private void flush() {
        if (outbox.isEmpty()) {
            return;
        }
        if (state == State.WEBSOCKET) {
            FrameChannel channel = webSocket.orElseThrow();
            outbox.take().forEach(channel::send);
        } else if (poll.isPresent()) {
            PollingReply reply = poll.get();
            poll = Optional.empty();
            reply.answer(outbox.take());
        }
    }

    private void answerPoll(EngineIoPacket packet) {
        List<EngineIoPacket> packets = parts.outgoing(packet);
        if (!packets.isEmpty()) {
            poll.ifPresent(reply -> reply.answer(packets));
            poll = Optional.empty();
        }
    }

    // ---- time ----

    /** Be woken up when the next thing is due. */
    private void wakeUp() {
        alarm.cancel();
        if (state != State.CLOSED) {
            long due = state == State.UPGRADING && upgradeDue - heartbeat.due() < 0 ? upgradeDue : heartbeat.due();
            alarm = after(Duration.ofNanos(Math.max(0, due - timer.nanos())), () -> {
                mindTheTime();
                wakeUp();
            });
        }
    }

    private void mindTheTime() {
        long now = timer.nanos();
        if (state == State.CLOSED) {
            return;
        }
        if (state == State.UPGRADING && now - upgradeDue >= 0) {
            if (rules.enforced(EngineIoRule.UPGRADE_IN_TIME)) {
                stopUpgrade(status(EngineIoRule.UPGRADE_IN_TIME));
            } else {
                upgradeDue = now + options.upgradeTimeout().toNanos();
            }
        }
        if (heartbeat.isOverdue(now)) {
            if (rules.enforced(EngineIoRule.PONG_IN_TIME)) {
                fail(EngineIoRule.PONG_IN_TIME);
            } else {
                heartbeat.ponged(now);
            }
        }
        if (state != State.CLOSED && heartbeat.callsForPing(now)) {
            heartbeat.pinged(now);
            enqueue(EngineIoPacket.of(EngineIoPacket.Type.PING));
        }
    }

    // ---- the end ----

    /** Close the session, since the protocol above or its user has done with it. */
    public void close() {
        end(EngineIoPacket.Type.CLOSE, CloseStatus.NORMAL);
    }

    /** Close the session, since its client broke a rule. */
    public void fail(ProtocolRule rule) {
        trace.step("EngineIoSession.fail()", rule.message());
        end(EngineIoPacket.Type.CLOSE, status(rule));
    }

    private void end(EngineIoPacket.Type farewell, CloseStatus status) {
        if (state == State.CLOSED) {
            return;
        }
        answerPoll(EngineIoPacket.of(farewell));
        state = State.CLOSED;
        alarm.cancel();
        outbox.take();
        webSocket.ifPresent(channel -> channel.close(status));
        webSocket = Optional.empty();
        onEnd.run();
        listener.onClose();
    }

    private static CloseStatus status(ProtocolRule rule) {
        int code =
                rule == EngineIoRule.MESSAGE_FITS ? TOO_BIG : rule == EngineIoRule.PONG_IN_TIME ? GOING_AWAY : POLICY;
        return new CloseStatus(code, rule.message());
    }
}
