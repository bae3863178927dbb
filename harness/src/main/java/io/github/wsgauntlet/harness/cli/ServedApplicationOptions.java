package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.engineio.EngineIoApplication;
import io.github.wsgauntlet.server.engineio.EngineIoHandler;
import io.github.wsgauntlet.server.engineio.EngineIoOptions;
import io.github.wsgauntlet.server.socketio.SocketIo;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Says what the reference server speaks on top of WebSocket. */
final class ServedApplicationOptions {
    /** What there is. */
    enum Served {
        ECHO,
        ENGINEIO,
        SOCKETIO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description = "What the server does with messages: echo, or engineio (default: echo).")
    private Served served = Served.ECHO;

    @Option(names = "--ping-interval", paramLabel = "TIME", converter = AnySpan.class)
    private Optional<Duration> pingInterval = Optional.empty();

    @Option(names = "--ping-timeout", paramLabel = "TIME", converter = AnySpan.class)
    private Optional<Duration> pingTimeout = Optional.empty();

    @Option(names = "--max-payload", paramLabel = "SIZE", converter = SizeConverter.class)
    private Optional<Long> maxPayload = Optional.empty();

    ServerOptions in(ServerOptions options) {
        EngineIoOptions defaults = EngineIoOptions.defaults();
        EngineIoOptions engineIo = defaults.withHeartbeat(
                        pingInterval.orElse(defaults.pingInterval()), pingTimeout.orElse(defaults.pingTimeout()))
                .withMaxPayload(Math.toIntExact(maxPayload.orElse((long) defaults.maxPayload())));
        return switch (served) {
            case ECHO -> options;
            case ENGINEIO -> serving(options, engineIo, EngineIoHandler.echo());
            case SOCKETIO -> serving(options, engineIo.withPath(SocketIo.PATH), SocketIo.echo());
        };
    }

    /** On one loop, and without compression, what comes first is answered first on whatever connection it comes. */
    private static ServerOptions serving(ServerOptions options, EngineIoOptions engineIo, EngineIoHandler handler) {
        return options.withApplication(EngineIoApplication.of(engineIo, handler))
                .withoutCompression()
                .withLoops(1);
    }
}
