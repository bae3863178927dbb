package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.application.ServerTimer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The sessions of one server, as many as it may have. For every thread. */
final class EngineIoSessions {

    private final EngineIoOptions options;
    private final EngineIoParts parts;
    private final EngineIoHandler handler;
    private final Map<String, EngineIoSession> open = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong waiting = new AtomicLong();
    private volatile Optional<ServerTimer> timer = Optional.empty();

    EngineIoSessions(EngineIoOptions options, EngineIoParts parts, EngineIoHandler handler) {
        this.options = options;
        this.parts = parts;
        this.handler = handler;
    }

    /** Say what time it is for new sessions. */
    void onStart(ServerTimer value) {
        timer = Optional.of(value);
    }

    boolean knows(String sid) {
        return open.containsKey(sid);
    }

    Optional<EngineIoSession> find(String sid) {
        return Optional.ofNullable(open.get(sid));
    }

    /** Return a new session, unless there are too many. */
    Optional<EngineIoSession> create() {
        if (count.incrementAndGet() > options.sessions()) {
            count.decrementAndGet();
            return Optional.empty();
        }
        String sid = parts.sid(SessionIds.random());
        EngineIoSession session =
                new EngineIoSession(sid, options, parts, timer.orElseThrow(), waiting, handler, () -> forget(sid));
        open.put(sid, session);
        return Optional.of(session);
    }

    private void forget(String sid) {
        count.decrementAndGet();
        open.remove(sid);
    }
}
