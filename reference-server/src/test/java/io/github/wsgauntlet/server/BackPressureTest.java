package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.BINARY;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.binary;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.BlockingApplication;
import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.protocol.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that stops reading for a while goes on when it can, with nothing lost. */
class BackPressureTest {

    private static final int MESSAGES = 64;
    private static final int SIZE = 64 << 10;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void echoes_all_to_a_client_that_reads_late(boolean tls) throws Exception {
        ServerOptions options = options(tls);
        CountDownLatch manySent = new CountDownLatch(MESSAGES / 4);
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = open(server, tls)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(client, manySent));
            manySent.await();
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(client.readFrame()).isEqualTo(unmasked(FIN | BINARY, numbered(i)));
            }
            sending.join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void delivers_all_to_an_application_that_receives_late(boolean tls) throws Exception {
        CountDownLatch manySent = new CountDownLatch(MESSAGES / 4);
        BlockingApplication late = session -> {
            manySent.await();
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(session.receive()).contains(Message.binary(numbered(i)));
            }
            session.send(Message.text("all"));
        };
        try (ReferenceServer server = ReferenceServer.start(options(tls).withApplication(Application.blocking(late)));
                TestClient client = open(server, tls)) {
            sendAll(client, manySent);
            assertThat(client.readFrame()).isEqualTo(hex("8103616c6c"));
        }
    }

    private static void sendAll(TestClient client, CountDownLatch sent) {
        try {
            for (int i = 0; i < MESSAGES; i++) {
                client.send(binary(numbered(i)));
                sent.countDown();
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static byte[] numbered(int i) {
        byte[] payload = new byte[SIZE];
        payload[0] = (byte) i;
        return payload;
    }

    private static ServerOptions options(boolean tls) throws Exception {
        ServerOptions options = ServerOptions.defaults();
        return tls ? options.withTls(TlsTest.localhost()) : options;
    }

    private static TestClient open(ReferenceServer server, boolean tls) throws Exception {
        InetAddress address = InetAddress.getLoopbackAddress();
        SSLContext context = TlsTest.localhost();
        TestClient client = TestClient.over(
                tls
                        ? context.getSocketFactory().createSocket(address, server.port())
                        : new Socket(address, server.port()));
        client.send(TestClient.request());
        client.readHead();
        return client;
    }
}
