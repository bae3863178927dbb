package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.BINARY;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.RSV1;
import static io.github.wsgauntlet.server.client.ClientFrames.binary;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static io.github.wsgauntlet.server.client.ClientFrames.ping;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.wsgauntlet.server.client.ClientDeflate;
import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Limits.Crowd;
import io.github.wsgauntlet.server.rule.Limits.Times;
import io.github.wsgauntlet.server.rule.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that take more than a server has: of connections, memory or time. Those that do not are served. */
class HardshipTest {
    private static final ServerOptions OPTIONS = ServerOptions.defaults().withLoops(1);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate";

    private static ReferenceServer with(Crowd crowd) throws IOException {
        return ReferenceServer.start(OPTIONS.withLimits(OPTIONS.limits().withCrowd(crowd)));
    }

    private static ReferenceServer with(Times times) throws IOException {
        return ReferenceServer.start(OPTIONS.withLimits(OPTIONS.limits().withTimes(times)));
    }

    private static byte[] closed(CloseStatus status) {
        byte[] body = status.encode();
        byte[] frame = new byte[2 + body.length];
        frame[0] = (byte) 0x88;
        frame[1] = (byte) body.length;
        System.arraycopy(body, 0, frame, 2, body.length);
        return frame;
    }

    private static byte[] closed(Ground ground) {
        return closed(CloseStatus.of(ground));
    }

    // ---- connections ----

    @Test
    void says_503_when_there_are_too_many_connections() throws IOException {
        try (ReferenceServer server = with(new Crowd(1, 1, 1 << 20))) {
            try (TestClient only = TestClient.open(server);
                    TestClient other = TestClient.connect(server)) {
                assertThat(other.readTextToEnd()).startsWith("HTTP/1.1 503 Service Unavailable\r\n");
                only.send(text("a"));
                assertThat(only.readFrame()).isEqualTo(hex("810161"));
            }
            awaitPlace(server);
        }
    }

    private static void awaitPlace(ReferenceServer server) throws IOException {
        boolean served = false;
        while (!served) {
            try (TestClient next = TestClient.connect(server)) {
                next.send(TestClient.request());
                served = next.readHead().startsWith("HTTP/1.1 101 ");
            } catch (IOException refusedWhileItSent) {
                served = false;
            }
        }
    }

    // ---- memory ----

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void says_1013_when_unfinished_messages_are_too_much(boolean compressed) throws IOException {
        List<TestClient> greedy = new ArrayList<>();
        try (ReferenceServer server = with(new Crowd(1000, 1000, 4 << 20));
                TestClient modest = TestClient.open(server)) {
            byte[] pong = hex("8a00");
            byte[] last = pong;
            while (Arrays.equals(last, pong) && greedy.size() < 100) {
                TestClient client = compressed ? TestClient.open(server, DEFLATE) : TestClient.open(server);
                greedy.add(client);
                client.send(unfinished(compressed));
                // What comes in one read is answered before the server looks at its memory.
                for (int i = 0; i < 2 && Arrays.equals(last, pong); i++) {
                    client.send(ping(""));
                    last = client.readFrame();
                }
            }
            assertThat(last).isEqualTo(closed(Policy.MEMORY));
            assertThat(greedy).hasSizeGreaterThan(4);
            modest.send(text("a"));
            assertThat(modest.readFrame()).isEqualTo(hex("810161"));
        } finally {
            for (TestClient client : greedy) {
                client.close();
            }
        }
    }

    private static byte[] unfinished(boolean compressed) {
        byte[] payload = new byte[200 << 10];
        if (!compressed) {
            return masked(BINARY, payload);
        }
        try (ClientDeflate deflate = new ClientDeflate()) {
            return masked(RSV1 | BINARY, deflate.deflate(payload));
        }
    }

    // ---- time ----

    @Test
    void says_1001_to_a_client_that_is_silent() throws IOException {
        try (ReferenceServer server = with(Times.defaults().withIdle(SHORT));
                TestClient client = TestClient.open(server)) {
            assertThat(client.readFrame()).isEqualTo(closed(CloseStatus.IDLE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"82", "82fe00", "8285 00000000 61", "0281 00000000 61"})
    void says_1008_to_a_client_that_is_silent_inside_a_message(String begun) throws IOException {
        try (ReferenceServer server = with(Times.defaults().withStall(SHORT));
                TestClient client = TestClient.open(server)) {
            client.send(hex(begun));
            assertThat(client.readFrame()).isEqualTo(closed(Policy.STALLED));
        }
    }

    @Test
    void drops_a_client_that_takes_nothing() throws IOException {
        try (ReferenceServer server = with(Times.defaults().withStall(SHORT));
                TestClient client = TestClient.open(server)) {
            byte[] message = binary(new byte[64 << 10]);
            assertThatIOException().isThrownBy(() -> {
                while (true) {
                    client.send(message);
                }
            });
        }
    }

    @Test
    void pings_a_client_that_is_silent_between_messages_and_does_not_mind() throws IOException {
        try (ReferenceServer server =
                        with(Times.defaults().withPing(SHORT.multipliedBy(4)).withStall(SHORT));
                TestClient client = TestClient.open(server)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.readFrame()).isEqualTo(hex("8900"));
                client.send(hex("8a80 00000000"));
            }
            client.send(text("a"));
            assertThat(client.readFrame()).isEqualTo(hex("810161"));
        }
    }

    // ---- work ----

    @Test
    void serves_others_while_a_message_is_inflated() throws IOException {
        List<String> steps = new CopyOnWriteArrayList<>();
        AtomicReference<TestClient> other = new AtomicReference<>();
        AtomicBoolean begun = new AtomicBoolean();
        ServerOptions options = OPTIONS.withTrace(step -> {
            steps.add(step);
            if (step.contains("inflate()") && begun.compareAndSet(false, true)) {
                sendNow(other.get());
            }
        });
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient bomber = TestClient.open(server, DEFLATE);
                TestClient client = TestClient.open(server);
                ClientDeflate deflate = new ClientDeflate()) {
            other.set(client);
            bomber.send(masked(FIN | RSV1 | BINARY, deflate.deflate(new byte[32 << 20])));
            assertThat(deflate.inflate(bomber.readPayload())).hasSize(32 << 20);
            assertThat(client.readFrame()).isEqualTo(hex("810161"));
            List<String> inOrder = List.copyOf(steps);
            int served = inOrder.indexOf("#2 FrameHeader.decode(): FIN TEXT masked, 1 bytes");
            assertThat(served).isNotNegative();
            assertThat(inOrder.subList(served, inOrder.size())).anyMatch(step -> step.contains("inflate()"));
        }
    }

    private static void sendNow(TestClient client) {
        try {
            client.send(text("a"));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
