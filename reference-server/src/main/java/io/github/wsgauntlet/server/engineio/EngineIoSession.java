package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.application.ServerTimer;
import io.github.wsgauntlet.server.json.Json;
import io.github.wsgauntlet.server.json.JsonWriter;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One session (Engine.IO 4): requests and frames come in, packets go out to whatever waits for them. It minds the
 * heartbeat and the upgrade. No connection in sight; who calls from several threads holds its monitor.
 */
public final class EngineIoSession {

    private static final String PROBE = "probe";
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
    private final ClientRoute route;
    private final EngineIoHandler.Listener listener;
    private Trace trace = Trace.OFF;
    private boolean posting;
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
        this.route = new ClientRoute(parts, outbox);
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
        if (!route.isClosed()) {
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

    // ---- the handshake ----

    /** Return the packet that opens the session on polling. */
    EngineIoPacket open() {
        return opening(EngineIoTransport.POLLING, Json.array(Json.text("websocket")));
    }

    /** Open the session on a WebSocket. */
    void open(FrameChannel channel) {
        route.open(channel, opening(EngineIoTransport.WEBSOCKET, Json.array()));
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
        if (route.hasPoll()) {
            if (!rules.enforced(EngineIoRule.ONE_POLL)) {
                route.answerPoll(EngineIoPacket.Type.NOOP);
            } else if (rules.enforced(EngineIoRule.SECOND_POLL_CLOSES)) {
                fail(EngineIoRule.ONE_POLL);
            }
            rules.require(EngineIoRule.ONE_POLL, false);
        }
        route.poll(reply);
    }

    /** Forget a GET whose client has gone, and on polling the session with it. */
    void lost(PollingReply reply) {
        if (route.forget(reply) && route.isOnPolling() && rules.enforced(EngineIoRule.LOST_GET_CLOSES)) {
            fail(EngineIoRule.LOST_GET_CLOSES);
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
        rules.require(rule, !route.isClosed());
        rules.require(EngineIoRule.POLLING_ENDS_WITH_UPGRADE, !route.isOnWebSocket());
    }

    // ---- WebSocket ----

    /** Take a WebSocket that wants to take over. */
    void join(FrameChannel channel) {
        boolean second = route.isUpgrading() && rules.enforced(EngineIoRule.ONE_WEBSOCKET);
        if (route.isOnPolling() && !second) {
            route.startUpgrade(channel);
            upgradeDue = timer.nanos() + options.upgradeTimeout().toNanos();
            wakeUp();
        } else if (rules.enforced(EngineIoRule.ONE_WEBSOCKET)) {
            channel.close(EngineIoRule.ONE_WEBSOCKET.status());
        }
    }

    /** Take a message of a WebSocket. */
    void receive(FrameChannel channel, Message message) {
        if (!route.leadsOver(channel)) {
            return; // It came too late, and is about to be closed.
        }
        try {
            rules.require(EngineIoRule.MESSAGE_FITS, message.payload().length <= options.maxPayload());
            decoder.frame(message).ifPresent(packet -> {
                if (route.isUpgrading()) {
                    upgrade(packet);
                } else {
                    parts.incoming(List.of(packet)).forEach(this::receive);
                }
            });
        } catch (BrokenRule broken) {
            if (route.isUpgrading()) {
                route.stopUpgrade(broken.rule().status());
            } else {
                fail(broken.rule());
            }
        }
    }

    /** Take note that a WebSocket is closed: with it ends the session, unless it has not taken over yet. */
    void lost(FrameChannel channel) {
        if (route.leadsOver(channel)) {
            if (route.isUpgrading()) {
                route.stopUpgrade(CloseStatus.NORMAL);
            } else {
                end(EngineIoPacket.Type.CLOSE, CloseStatus.NORMAL);
            }
        }
    }

    private void upgrade(EngineIoPacket packet) {
        trace.step("EngineIoSession.upgrade()", packet);
        switch (packet.type()) {
            case PING -> {
                rules.require(
                        EngineIoRule.PROBE_SAYS_PROBE, packet.data().text().equals(PROBE));
                route.probe(new EngineIoPacket(EngineIoPacket.Type.PONG, packet.data()));
            }
            case UPGRADE -> {
                rules.require(EngineIoRule.UPGRADE_COMES_AFTER_PROBE, route.isProbed());
                route.upgrade();
            }
            case OPEN, CLOSE, PONG, MESSAGE, NOOP -> {
                if (!rules.require(EngineIoRule.UPGRADE_STARTS_WITH_PROBE, false)) {
                    receive(packet);
                }
            }
        }
    }

    // ---- packets ----

    private void receive(EngineIoPacket packet) {
        if (route.isClosed()) {
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
        if (!route.isClosed() && !route.send(packet)) {
            end(EngineIoPacket.Type.CLOSE, new CloseStatus(TRY_LATER, "Too much waits for this client"));
        }
    }

    // ---- time ----

    /** Be woken up when the next thing is due. */
    private void wakeUp() {
        alarm.cancel();
        if (!route.isClosed()) {
            long due = route.isUpgrading() && upgradeDue - heartbeat.due() < 0 ? upgradeDue : heartbeat.due();
            alarm = after(Duration.ofNanos(Math.max(0, due - timer.nanos())), () -> {
                mindTheTime();
                wakeUp();
            });
        }
    }

    private void mindTheTime() {
        long now = timer.nanos();
        if (route.isClosed()) {
            return;
        }
        if (route.isUpgrading() && now - upgradeDue >= 0) {
            if (rules.enforced(EngineIoRule.UPGRADE_IN_TIME)) {
                route.stopUpgrade(EngineIoRule.UPGRADE_IN_TIME.status());
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
        if (!route.isClosed() && heartbeat.callsForPing(now)) {
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
        end(EngineIoPacket.Type.CLOSE, rule.status());
    }

    private void end(EngineIoPacket.Type farewell, CloseStatus status) {
        if (!route.isClosed()) {
            route.close(farewell, status);
            alarm.cancel();
            onEnd.run();
            listener.onClose();
        }
    }
}
