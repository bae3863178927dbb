package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.BINARY;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.binary;
import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.wsgauntlet.server.client.TestClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same protocol inside TLS. */
class TlsTest {

    private SSLContext context;
    private ReferenceServer server;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        context = localhost();
        server = ReferenceServer.start(ServerOptions.defaults().withTls(context));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void says_wss() {
        assertThat(server.uri()).hasScheme("wss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void echoes_and_closes(String version) throws IOException {
        try (TestClient client = TestClient.over(socket(version))) {
            client.send(TestClient.request());
            assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
            client.send(text("Hello"));
            assertThat(client.readFrame()).isEqualTo(hex("810548656c6c6f"));
            client.send(close(1000, ""));
            assertThat(client.readFrame()).isEqualTo(hex("880203e8"));
            assertThat(client.atEnd()).isTrue(); // close_notify came first, or the JDK would complain
        }
    }

    @Test
    void echoes_much_in_both_directions() throws IOException {
        byte[] payload = new byte[256 << 10];
        new Random(1).nextBytes(payload);
        try (TestClient client = TestClient.over(socket("TLSv1.3"))) {
            client.send(TestClient.request());
            client.readHead();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 10; i++) {
                    send(client, binary(payload));
                }
            });
            for (int i = 0; i < 10; i++) {
                assertThat(client.readFrame()).isEqualTo(unmasked(FIN | BINARY, payload));
            }
            sending.join();
        }
    }

    @Test
    void refuses_plain_http() throws IOException {
        try (TestClient client = TestClient.connect(server)) {
            client.send(TestClient.request());
            assertThat(client.readTextToEnd()).doesNotContain("HTTP"); // a TLS alert and the end
        }
    }

    @Test
    void refuses_to_renegotiate() throws IOException {
        try (SSLSocket socket = socket("TLSv1.2");
                TestClient client = TestClient.over(socket)) {
            client.send(TestClient.request());
            assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
            assertThatIOException()
                    .isThrownBy(() -> {
                        socket.startHandshake();
                        client.send(text("a"));
                        client.readFrame();
                    })
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void send(TestClient client, byte[] bytes) {
        try {
            client.send(bytes);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private SSLSocket socket(String version) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    /** Key and trust of a self-signed certificate for localhost. */
    static SSLContext localhost() throws IOException, GeneralSecurityException {
        char[] password = "changeit".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = TlsTest.class.getResourceAsStream("localhost.p12")) {
            store.load(file, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
