package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Starting and stopping a server. */
class StopTest {

    @Test
    void says_where_it_is() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(ServerOptions.defaults())) {
            assertThat(server.port()).isPositive();
            assertThat(server.uri()).isEqualTo(URI.create("ws://127.0.0.1:" + server.port() + "/"));
        }
    }

    @Test
    void closes_connections_with1001() throws IOException {
        ReferenceServer server = ReferenceServer.start(ServerOptions.defaults());
        try (TestClient one = TestClient.open(server);
                TestClient two = TestClient.open(server)) {
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
            for (TestClient client : new TestClient[] {one, two}) {
                assertThat(client.readFrame()).isEqualTo(unmasked(0x88, CloseStatus.GOING_AWAY.encode()));
                client.send(close(1001, ""));
                assertThat(client.atEnd()).isTrue();
                client.close();
            }
            stopping.join();
        }
    }

    @Test
    void ends_connections_that_do_not_answer() throws IOException {
        ServerOptions hasty = ServerOptions.defaults().withCloseTime(Duration.ofMillis(20));
        ReferenceServer server = ReferenceServer.start(hasty);
        try (TestClient open = TestClient.open(server);
                TestClient half = TestClient.connect(server)) {
            half.send("GET / HTTP/1.1\r\n");
            server.close();
            open.readFrame();
            assertThat(open.atEnd()).isTrue();
            assertThat(half.isGone()).isTrue();
        }
    }

    @Test
    void releases_the_port_and_the_threads() throws Exception {
        ReferenceServer server = ReferenceServer.start(ServerOptions.defaults());
        server.close();
        server.awaitStop();
        server.close(); // nothing happens
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("wsgauntlet") && name.contains("-" + server.port()));
        ReferenceServer.start(ServerOptions.defaults().withPort(server.port())).close();
    }

    @Test
    void does_not_start_on_a_taken_port() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(ServerOptions.defaults())) {
            assertThatThrownBy(
                            () -> ReferenceServer.start(ServerOptions.defaults().withPort(server.port())))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void needs_a_loop_and_a_message_limit_that_fits_into_an_array() {
        assertThatThrownBy(() -> ServerOptions.defaults().withLoops(0))
                .hasMessage("A server needs at least one selector loop");
        assertThatThrownBy(() -> ServerOptions.defaults().withMessageLimit(1L << 31))
                .hasMessage("The message limit must be 0 to 2147483639 bytes, not 2147483648");
    }
}
