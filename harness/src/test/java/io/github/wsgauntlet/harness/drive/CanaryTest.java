package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether others are served is asked also where what comes before it in a scenario cannot be done. */
class CanaryTest {
    private static final Capabilities NOTHING = new Capabilities(false, false, false, false, 0, false, Duration.ZERO);

    /** No buffer between the two takes so much. */
    private static final HeaderEdit EIGHTY_MEGABYTES = new HeaderEdit.Fill("X-Large", "*".repeat(80), 1_000, 1_000);

    @Test
    void is_sent_although_the_target_ends_the_connection_while_it_is_written_to() throws Exception {
        var request = new HandshakeRequest("GET", "<path>", "HTTP/1.1", List.of(EIGHTY_MEGABYTES), "");
        var open = new Step.Open(request, List.of(), Segments.whole());
        try (var listening = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> reset(listening));
            Transcript seen = new Driver(
                            Suite.target(URI.create("ws://localhost:" + listening.getLocalPort() + "/")), NOTHING)
                    .play(
                            new Scenario(List.of(open, new Step.Canary()), Scenario.Ending.CLOSE),
                            1,
                            Patience.standard());
            assertThat(seen.all(Event.CanarySent.class))
                    .extracting(Event.CanarySent::served)
                    .containsExactly(false);
            assertThat(seen.head()).isEmpty();
        }
    }

    /** With limits that long, to wait for a right pong would be to wait until the build is ended. */
    @Test
    void waits_for_no_pong_of_a_target_that_was_found_to_answer_with_wrong_ones() throws IOException {
        var forEver =
                new Patience(Duration.ofMillis(50), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), 0);
        var capable = new Capabilities(true, true, true, false, 0, false, Duration.ZERO);
        var options = ServerOptions.defaults().withParts(Misbehaviour.of(Defect.PONG_EMPTY));
        try (var server = ReferenceServer.start(options)) {
            assertThat(new Driver(Suite.target(server.uri()), capable)
                            .lacking(Foundation.PONG)
                            .served(forEver))
                    .isTrue();
        }
    }

    /** Read the start of each request, so that it is the connection that ends and not the attempt to make one. */
    private static void reset(ServerSocket listening) {
        try {
            while (true) {
                try (Socket connection = listening.accept()) {
                    connection.getInputStream().read();
                    connection.setSoLinger(true, 0);
                }
            }
        } catch (IOException closed) {
            // Closing the listening socket ends this.
        }
    }
}
