package io.github.wsgauntlet.harness.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A port at which somebody accepts connections is not yet one at which a server is. */
class RelayedTest {
    @Test
    void a_server_that_answers_is_there() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            assertThat(new Relayed(Suite.target(server.uri())).accepts()).isTrue();
        }
    }

    @Test
    void one_that_nobody_relays_to_is_not_there() throws IOException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var relay = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            executor.execute(() -> endAll(relay));
            var relayed = new Relayed(target(relay));
            assertThat(relayed.accepts()).isFalse();
            assertThat(relayed.awaitBack(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void a_port_that_nobody_has_is_no_server() throws IOException {
        ServerTarget target;
        try (var free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            target = target(free);
        }
        assertThat(new Relayed(target).accepts()).isFalse();
    }

    /** The first two connections find nobody. */
    @Test
    void it_is_waited_for() throws IOException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var relay = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            executor.execute(() -> answerFrom(relay, 2));
            assertThat(new Relayed(target(relay)).awaitBack(Duration.ofMinutes(2)))
                    .isTrue();
        }
    }

    private static ServerTarget target(ServerSocket relay) {
        return Suite.target(URI.create("ws://127.0.0.1:" + relay.getLocalPort() + "/"));
    }

    private static void endAll(ServerSocket relay) {
        answerFrom(relay, Integer.MAX_VALUE);
    }

    /** End connections at once, and answer on those from that one on. */
    private static void answerFrom(ServerSocket relay, int first) {
        try {
            for (int number = 0; ; number++) {
                try (Socket client = relay.accept()) {
                    if (number >= first) {
                        client.getOutputStream().write('H');
                        client.getInputStream().readAllBytes();
                    }
                }
            }
        } catch (IOException e) {
            // The relay has gone.
        }
    }
}
