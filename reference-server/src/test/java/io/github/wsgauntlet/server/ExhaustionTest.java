package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.client.TestClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A connection for which this JVM has no memory. */
class ExhaustionTest {
    private static final Application GREEDY = (session, message) -> {
        if (message.text().equals("much")) {
            throw new OutOfMemoryError("as you wish");
        }
        session.send(message);
    };

    @Test
    void whoever_wants_to_know_is_told_before_the_client_can_see_it_and_the_server_goes_on() throws IOException {
        var told = new CompletableFuture<VirtualMachineError>();
        try (ReferenceServer server = ReferenceServer.start(
                        ServerOptions.defaults().withApplication(GREEDY).withLoops(1));
                TestClient other = TestClient.open(server);
                TestClient client = TestClient.open(server)) {
            server.onExhaustion(told::complete);
            client.send(text("much"));
            assertThat(client.readToEnd()).startsWith(hex("881803f3")); // 1011
            assertThat(told).isCompletedWithValueMatching(error -> error instanceof OutOfMemoryError);
            other.send(text("a"));
            assertThat(other.readFrame()).isEqualTo(hex("810161"));
        }
    }
}
