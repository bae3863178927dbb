package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.BINARY;
import static io.github.wsgauntlet.server.client.ClientFrames.CONTINUATION;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.TEXT;
import static io.github.wsgauntlet.server.client.ClientFrames.binary;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.join;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static io.github.wsgauntlet.server.client.ClientFrames.ping;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.client.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages over a real socket, there and back. */
class EchoTest {

    private ReferenceServer server;

    @BeforeEach
    void start() throws IOException {
        server = ReferenceServer.start(ServerOptions.defaults());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void upgrades() throws IOException {
        try (TestClient client = TestClient.connect(server)) {
            client.send(TestClient.request());
            assertThat(client.readHead())
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .contains("Sec-WebSocket-Accept: " + TestClient.ACCEPT + "\r\n");
        }
    }

    @Test
    void upgrades_byte_by_byte() throws IOException {
        try (TestClient client = TestClient.connect(server)) {
            for (byte next : join(TestClient.request().getBytes(ISO_8859_1), text("Hello"))) {
                client.send(new byte[] {next});
            }
            assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
            assertThat(client.readFrame()).isEqualTo(unmasked(FIN | TEXT, "Hello".getBytes(UTF_8)));
        }
    }

    @Test
    void reads_frames_in_the_segment_of_the_request() throws IOException {
        try (TestClient client = TestClient.connect(server)) {
            client.send(TestClient.request().getBytes(ISO_8859_1), text("Hello"), ping("p"));
            client.readHead();
            assertThat(client.readFrame()).isEqualTo(hex("810548656c6c6f"));
            assertThat(client.readFrame()).isEqualTo(hex("8a0170"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 1 << 20, 16 << 20})
    void echoes_every_size(int size) throws IOException {
        byte[] payload = new byte[size];
        new Random(size).nextBytes(payload);
        try (TestClient client = TestClient.open(server)) {
            client.send(binary(payload));
            assertThat(client.readFrame()).isEqualTo(unmasked(FIN | BINARY, payload));
        }
    }

    @Test
    void echoes_a_large_text_in_fragments() throws IOException {
        String text = "Grüße, 世界! 😀 ".repeat(20_000);
        byte[] bytes = text.getBytes(UTF_8);
        try (TestClient client = TestClient.open(server)) {
            int cut = bytes.length / 3 + 1;
            client.send(masked(TEXT, Arrays.copyOfRange(bytes, 0, cut)));
            client.send(ping("p"));
            client.send(masked(CONTINUATION, Arrays.copyOfRange(bytes, cut, 2 * cut)));
            client.send(masked(FIN | CONTINUATION, Arrays.copyOfRange(bytes, 2 * cut, bytes.length)));
            assertThat(client.readFrame()).isEqualTo(hex("8a0170"));
            assertThat(client.readFrame()).isEqualTo(unmasked(FIN | TEXT, bytes));
        }
    }

    @Test
    void keeps_the_order_while_both_sides_talk() throws IOException {
        int count = 2_000;
        try (TestClient client = TestClient.open(server)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < count; i++) {
                    send(client, binary(numbered(i)));
                }
            });
            for (int i = 0; i < count; i++) {
                assertThat(client.readFrame()).isEqualTo(unmasked(FIN | BINARY, numbered(i)));
            }
            sending.join();
        }
    }

    /** Message number i, of up to 33 KB: more in all than any buffer on the way holds. */
    private static byte[] numbered(int i) {
        byte[] payload = new byte[4 + i % 100 * 333];
        payload[0] = (byte) i;
        payload[1] = (byte) (i >> 8);
        return payload;
    }

    private static void send(TestClient client, byte[] bytes) {
        try {
            client.send(bytes);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Test
    void serves_connections_side_by_side() throws IOException {
        try (TestClient one = TestClient.open(server);
                TestClient two = TestClient.open(server);
                TestClient three = TestClient.open(server)) {
            one.send(masked(TEXT, hex("31"))); // not finished
            two.send(text("2"));
            three.send(text("3"));
            assertThat(two.readFrame()).isEqualTo(hex("810132"));
            assertThat(three.readFrame()).isEqualTo(hex("810133"));
            one.send(masked(FIN | CONTINUATION, new byte[0]));
            assertThat(one.readFrame()).isEqualTo(hex("810131"));
        }
    }
}
