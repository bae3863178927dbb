package io.github.wsgauntlet.harness.proof.ontop;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.engineio.EngineIoApplication;
import io.github.wsgauntlet.server.engineio.EngineIoHandler;
import io.github.wsgauntlet.server.engineio.EngineIoOptions;
import io.github.wsgauntlet.server.socketio.SocketIo;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A protocol that the reference server speaks on top of WebSocket, and the cases that judge it. */
public enum ServedProtocol {
    ENGINE_IO("engineio/", EngineIoOptions.defaults().path()),
    SOCKET_IO("socketio/", SocketIo.PATH);

    private static final List<Case> ALL = Catalogue.load(Suite.LEDGER).cases().stream()
            .filter(each -> each.scenario().takesTurns())
            .toList();

    /** Short, as cases wait for a ping. */
    private static final Duration PING_INTERVAL = Duration.ofMillis(300);

    /** Long enough for a tester on a machine that is busy. */
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(3);

    /** Shorter than that: what ends a connection first is not the heartbeat. */
    private static final Duration WAITING = Duration.ofSeconds(1);

    private final String suites;
    private final String path;

    ServedProtocol(String suites, String path) {
        this.suites = suites;
        this.path = path;
    }

    /** Return the cases of this protocol, in the order of the catalogue. */
    public List<Case> cases() {
        return onTop().stream().filter(each -> each.id().startsWith(suites)).toList();
    }

    /** Return the cases of all protocols. */
    public static List<Case> onTop() {
        return ALL;
    }

    /** Return how a server speaks it. */
    public EngineIoOptions options() {
        return EngineIoOptions.defaults().withPath(path);
    }

    /** Return what is done with sessions: messages are sent back. */
    public EngineIoHandler handler() {
        return switch (this) {
            case ENGINE_IO -> EngineIoHandler.echo();
            case SOCKET_IO -> SocketIo.echo();
        };
    }

    /**
     * Start a server that speaks it, and another one that is in a hurry for the cases that wait for its heartbeat, so
     * that no ping comes in the way of the others, and play cases against them.
     *
     * @throws IOException if one cannot be started
     */
    Suite.Played play(EngineIoOptions options, EngineIoHandler handler, List<Case> cases, RunOptions how)
            throws IOException {
        Map<Boolean, List<Case>> waiting = cases.stream().collect(Collectors.partitioningBy(ServedProtocol::waits));
        EngineIoOptions hurried =
                options.withHeartbeat(PING_INTERVAL, PING_TIMEOUT).withUpgradeTimeout(WAITING);
        EngineIoHandler impatient =
                handler instanceof SocketIo socketIo ? socketIo.withConnectTimeout(WAITING) : handler;
        if (waiting.get(true).isEmpty()) { // A run of no cases has judged nothing.
            return serve(options, handler, cases, how);
        }
        if (waiting.get(false).isEmpty()) {
            return serve(hurried, impatient, cases, how);
        }
        Suite.Played usual = serve(options, handler, waiting.get(false), how);
        Suite.Played waited = serve(hurried, impatient, waiting.get(true), how);
        var results = new HashMap<>(usual.results());
        results.putAll(waited.results());
        return new Suite.Played(results, usual.footer().exit() == 0 ? waited.footer() : usual.footer());
    }

    private static boolean waits(Case each) {
        return each.scenario().steps().stream().anyMatch(Turn.Longer.class::isInstance);
    }

    /** On one loop, and without compression, what comes first is answered first on whatever connection it comes. */
    private Suite.Played serve(EngineIoOptions options, EngineIoHandler handler, List<Case> cases, RunOptions how)
            throws IOException {
        var serving = ServerOptions.defaults()
                .withApplication(EngineIoApplication.of(options, handler))
                .withoutCompression()
                .withLoops(1);
        try (var server = ReferenceServer.start(serving)) {
            return Suite.play(server.uri().resolve(path + "?EIO=4&transport=websocket"), cases, how);
        }
    }
}
