package io.github.wsgauntlet.server.socketio;

import io.github.wsgauntlet.server.engineio.EngineIoHandler;
import io.github.wsgauntlet.server.engineio.EngineIoSession;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Socket.IO 5, as a handler of sessions of Engine.IO.
 *
 * @param namespaces what is done with the events of each namespace there is
 * @param connectTimeout how long a client may take to send its first CONNECT
 * @param parts asked once for each session
 */
public record SocketIo(Map<String, SocketIoHandler> namespaces, Duration connectTimeout, Supplier<SocketIoParts> parts)
        implements EngineIoHandler {

    /** Where a server is found unless it is told otherwise. */
    public static final String PATH = "/socket.io/";

    /** Copy the namespaces. */
    public SocketIo {
        namespaces = Map.copyOf(namespaces);
    }

    /** Return the server that test suites ask for, with a main namespace and {@code /custom}, and 45 s to connect. */
    public static SocketIo echo() {
        return new SocketIo(
                Map.of(SocketIoPacket.MAIN, SocketIoHandler.echo(), "/custom", SocketIoHandler.echo()),
                Duration.ofSeconds(45),
                SocketIoParts::clean);
    }

    /** Return this server with another time to connect. */
    public SocketIo withConnectTimeout(Duration value) {
        return new SocketIo(namespaces, value, parts);
    }

    /** Return this server with other parts. */
    public SocketIo withParts(Supplier<SocketIoParts> value) {
        return new SocketIo(namespaces, connectTimeout, value);
    }

    @Override
    public Listener onOpen(EngineIoSession session) {
        return new SocketIoSession(session, this, parts.get());
    }
}
