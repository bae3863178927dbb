package io.github.wsgauntlet.harness.proof.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.proof.hostile.CommandProcess.Ended;
import io.github.wsgauntlet.harness.reception.Visits;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Whatever a peer does, a run against it ends in time, with little memory, with a valid record and the right exit code,
 * says nothing that a terminal or a workflow obeys, and blames nobody who is only slow. Two are played at a time.
 */
@Proof
class HostilePeersTest {
    /** How many times longer than a plain run one may work. */
    private static final int TIMES_LONGER = 30;

    /** How long it may wait besides: some dozens of deadlines, which last as long on any machine. */
    private static final Duration WAITS = Duration.ofMinutes(5);

    /** Clients that are started: such a one is a process, which does whatever it likes. */
    private static final List<String> SCRIPTS =
            List.of("exit 0", "exit 1", "exec sleep 60", "while :; do echo '::error::obeyed'; done");

    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
    private static final Map<HostileServerKind, Future<Ended>> SERVERS = new EnumMap<>(HostileServerKind.class);
    private static final Map<HostileClientKind, Future<Ended>> CLIENTS = new EnumMap<>(HostileClientKind.class);
    private static final Map<String, Future<Ended>> STARTED = new HashMap<>();

    @TempDir
    private static Path directory;

    private static Duration most = WAITS;

    @BeforeAll
    static void playAll() throws Exception {
        try (var plain = ReferenceServer.start(ServerOptions.defaults())) {
            Ended ended = run(plain.uri().toString(), "plain").end();
            assertThat(ended.exit()).as(ended.printed()).isZero();
            most = ended.took().multipliedBy(TIMES_LONGER).plus(WAITS);
        }
        SCRIPTS.forEach(script -> STARTED.put(script, TWO.submit(() -> starting(script))));
        for (HostileServerKind kind : HostileServerKind.values()) {
            SERVERS.put(kind, TWO.submit(() -> against(kind)));
        }
        for (HostileClientKind kind : HostileClientKind.values()) {
            CLIENTS.put(kind, TWO.submit(() -> listeningTo(kind)));
        }
    }

    @AfterAll
    static void stop() {
        TWO.shutdownNow();
    }

    private static CommandProcess run(String url, String name, String... more) throws IOException {
        var arguments = new ArrayList<>(
                List.of("run", url, "--insecure", "--include", "foundation/basics,control/ping/payload*"));
        arguments.addAll(List.of(more));
        return CommandProcess.start(most, directory.resolve(name), arguments);
    }

    private static Ended against(HostileServerKind kind) throws Exception {
        try (var server = HostileListener.start(kind)) {
            return run(server.url().toString(), "server-" + kind).end();
        }
    }

    private static Ended listeningTo(HostileClientKind kind) throws Exception {
        CommandProcess command = CommandProcess.start(
                most,
                directory.resolve("client-" + kind),
                List.of("clients", "--port", "0", "--include", "foundation/basics"));
        String url = command.line().split(" ", 4)[2].replaceAll(":$", "");
        for (String asked : List.of("pong", "text", "close")) {
            visit(kind, URI.create(url + "/case/client/foundation/basics/" + asked + "?agent=hostile"));
        }
        Visits.echo(url + "/stopServer", ClientOptions.defaults());
        return command.end();
    }

    private static Ended starting(String script) throws Exception {
        String command = "sh -c \"" + script + "\" {url}";
        return CommandProcess.start(
                        most,
                        directory.resolve("started-" + SCRIPTS.indexOf(script)),
                        List.of("clients", "--include", "foundation/basics", "--exec", command))
                .end();
    }

    private static void visit(HostileClientKind kind, URI url) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            kind.visit(new HostileLine(socket, true, new CountDownLatch(1)), url);
        } catch (IOException gone) {
            // The tester has had enough.
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_run_against_a_hostile_server_ends_well(HostileServerKind kind) throws Exception {
        requireGood(SERVERS.get(kind), kind.exits());
        Results record = Results.read(record("server-" + kind));
        assertThat(record.complete()).isTrue();
        assertThat(record.cases()).hasSize(record.header().cases());
        requireJust(record, kind.blameless());
    }

    @ParameterizedTest
    @EnumSource
    void to_listen_to_a_hostile_client_ends_well(HostileClientKind kind) throws Exception {
        requireGood(CLIENTS.get(kind), kind.exits());
        if (Files.exists(record("client-" + kind))) {
            requireJust(Results.read(record("client-" + kind)), kind.blameless());
        }
    }

    @ParameterizedTest
    @FieldSource("SCRIPTS")
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void to_start_a_hostile_client_ends_well(String script) throws Exception {
        requireGood(STARTED.get(script), Set.of(3));
    }

    @Test
    void a_run_is_ended_after_its_time_whatever_the_server_does() throws Exception {
        try (var server = HostileListener.start(HostileServerKind.MUTE)) {
            Ended ended =
                    run(server.url().toString(), "timed", "--max-time", "2s").end();
            assertThat(ended.exit()).as(ended.printed()).isEqualTo(3);
            assertThat(ended.printed()).contains("The time was over");
        }
    }

    private static Path record(String name) {
        return directory.resolve(name).resolve("results.ndjson");
    }

    private static void requireGood(Future<Ended> played, Set<Integer> exits) throws Exception {
        Ended ended = played.get();
        assertThat(ended.overdue())
                .as("It took more than " + most + ": " + ended.printed())
                .isFalse();
        assertThat(ended.exit()).as(ended.printed()).isIn(exits);
        assertThat(ended.printed())
                .contains("Exit " + ended.exit())
                .doesNotContain("Out of memory", "This is a fault of wsgauntlet", "Exception");
        assertThat(ended.printed().chars().filter(c -> c != '\n' && Character.isISOControl(c)))
                .isEmpty();
        assertThat(ended.printed().lines().map(String::strip))
                .noneMatch(line -> line.startsWith("::") || line.startsWith("##["));
    }

    private static void requireJust(Results record, boolean blameless) {
        if (blameless) {
            assertThat(record.cases())
                    .filteredOn(result -> result.verdict() == Verdict.FAIL)
                    .extracting(CaseResult::id, CaseResult::actual)
                    .isEmpty();
        }
    }
}
