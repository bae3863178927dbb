package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.EngineIoMisbehaviour;
import io.github.wsgauntlet.server.defect.SocketIoMisbehaviour;
import io.github.wsgauntlet.server.engineio.EngineIoApplication;
import io.github.wsgauntlet.server.engineio.EngineIoHandler;
import io.github.wsgauntlet.server.engineio.EngineIoOptions;
import io.github.wsgauntlet.server.engineio.ProtocolRules;
import io.github.wsgauntlet.server.socketio.SocketIo;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description = "What the server speaks on top of WebSocket: echo, engineio (Engine.IO 4, which sends every"
                    + " message back) or socketio (Socket.IO 5, with the events that its test suite asks for). Default:"
                    + " echo.")
    private Served served = Served.ECHO;

    @Option(
            names = "--ping-interval",
            paramLabel = "TIME",
            converter = AnySpan.class,
            description = "How long after the last pong an Engine.IO server pings again (default: 25s).")
    private Optional<Duration> pingInterval = Optional.empty();

    @Option(
            names = "--ping-timeout",
            paramLabel = "TIME",
            converter = AnySpan.class,
            description = "How long a pong of an Engine.IO client may take, for example 300ms (default: 20s).")
    private Optional<Duration> pingTimeout = Optional.empty();

    @Option(
            names = "--upgrade-timeout",
            paramLabel = "TIME",
            converter = AnySpan.class,
            description = "How long a client may take to upgrade a session of Engine.IO (default: 10s).")
    private Optional<Duration> upgradeTimeout = Optional.empty();

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            converter = AnySpan.class,
            description = "How long a client of Socket.IO may take to send its first CONNECT (default: 45s).")
    private Optional<Duration> connectTimeout = Optional.empty();

    @Option(
            names = "--max-payload",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "The largest POST or message that an Engine.IO server takes (default: 1000000).")
    private Optional<Long> maxPayload = Optional.empty();

    /**
     * Return options with the application that is meant.
     *
     * @throws ParameterException if something is said about an application that is not served
     */
    ServerOptions in(ServerOptions options, ServedFaults faults) {
        require(served != Served.ECHO || ofEngineIo().isEmpty(), ofEngineIo().orElse(""));
        require(served == Served.SOCKETIO || connectTimeout.isEmpty(), "--connect-timeout");
        require(
                served != Served.ECHO || faults.onTop().isEmpty(),
                faults.onTop().orElse(""));
        require(
                served == Served.SOCKETIO || faults.ofSocketIo().isEmpty(),
                faults.ofSocketIo().orElse(""));
        EngineIoOptions engineIo = engineIo(faults);
        return switch (served) {
            case ECHO -> options;
            case ENGINEIO -> serving(options, engineIo, EngineIoHandler.echo());
            case SOCKETIO -> serving(options, engineIo.withPath(SocketIo.PATH), socketIo(faults));
        };
    }

    /** Return the first option that says something of Engine.IO. */
    private Optional<String> ofEngineIo() {
        return Stream.of(
                        pingInterval.map(any -> "--ping-interval"),
                        pingTimeout.map(any -> "--ping-timeout"),
                        upgradeTimeout.map(any -> "--upgrade-timeout"),
                        maxPayload.map(any -> "--max-payload"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The application " + served + " has no use for " + what + "; see --application.");
        }
    }

    private EngineIoOptions engineIo(ServedFaults faults) {
        EngineIoOptions defaults = EngineIoOptions.defaults();
        long most = maxPayload.orElse((long) defaults.maxPayload());
        if (most < 1 || most > Integer.MAX_VALUE) {
            throw new ParameterException(
                    spec.commandLine(), "--max-payload is 1 to " + Integer.MAX_VALUE + " bytes, not " + most + ".");
        }
        return defaults.withHeartbeat(
                        pingInterval.orElse(defaults.pingInterval()), pingTimeout.orElse(defaults.pingTimeout()))
                .withUpgradeTimeout(upgradeTimeout.orElse(defaults.upgradeTimeout()))
                .withMaxPayload((int) most)
                .withRules(new ProtocolRules(faults.protocolRules()))
                .withParts(new EngineIoMisbehaviour(faults.engineIo()));
    }

    private SocketIo socketIo(ServedFaults faults) {
        SocketIo echo = SocketIo.echo().withParts(new SocketIoMisbehaviour(faults.socketIo()));
        return connectTimeout.map(echo::withConnectTimeout).orElse(echo);
    }

    /** On one loop, and without compression, what comes first is answered first on whatever connection it comes. */
    private static ServerOptions serving(ServerOptions options, EngineIoOptions engineIo, EngineIoHandler handler) {
        return options.withApplication(EngineIoApplication.of(engineIo, handler))
                .withoutCompression()
                .withLoops(1);
    }
}
