package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.wire.ForwardProxy;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tester sends to be let in, and whom it trusts. */
class ReachOptionsTest {
    private static final char[] PASSWORD = "wsgauntlet".toCharArray();
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Shell shell = new Shell();
    private final StringWriter out = shell.out();
    private final StringWriter err = shell.err();

    @TempDir
    private Path directory;

    @Test
    void header_fields_are_in_every_request() throws IOException {
        try (var listener = new ServerSocket(0, 1, LOOPBACK)) {
            var head = CompletableFuture.supplyAsync(() -> headOf(listener));
            assertThat(run(
                            "ws://127.0.0.1:" + listener.getLocalPort() + "/",
                            "-H",
                            "Authorization: Bearer abc",
                            "--header",
                            "X-B: 1",
                            "--origin",
                            "https://a.example",
                            "--cookie",
                            "a=b; c=d",
                            "--subprotocol",
                            "chat"))
                    .isEqualTo(3);
            assertThat(head.join())
                    .contains(
                            "Authorization: Bearer abc",
                            "X-B: 1",
                            "Origin: https://a.example",
                            "Cookie: a=b; c=d",
                            "Sec-WebSocket-Protocol: chat");
        }
    }

    @Test
    void a_certificate_that_is_named_is_trusted() throws Exception {
        KeyStore keys = keyPair("server");
        try (var server = ReferenceServer.start(ServerOptions.defaults().withTls(context(keys, null)))) {
            String url = server.uri().toString();
            assertThat(run(url)).isEqualTo(3);
            assertThat(run(url, "--cacert", certificate(keys, "server").toString()))
                    .as(out.toString())
                    .isZero();
        }
    }

    @Test
    void the_server_sees_the_certificate_of_the_client() throws Exception {
        KeyStore server = keyPair("server");
        KeyStore client = keyPair("client");
        SSLContext context = context(server, client);
        try (var listener = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, LOOPBACK)) {
            listener.setNeedClientAuth(true);
            var principal = CompletableFuture.supplyAsync(() -> principalOf(listener));
            run(
                    "wss://127.0.0.1:" + listener.getLocalPort() + "/",
                    "--insecure",
                    "--cert",
                    certificate(client, "client").toString(),
                    "--key",
                    key(client).toString());
            assertThat(principal.join()).isEqualTo("CN=client");
        }
    }

    @Test
    void a_proxy_leads_to_the_target() throws Exception {
        try (var server = ReferenceServer.start(ServerOptions.defaults());
                var proxy = ForwardProxy.start()) {
            assertThat(run(server.uri().toString(), "--proxy", proxy.url()))
                    .as(out.toString())
                    .isZero();
            assertThat(proxy.heads())
                    .isNotEmpty()
                    .allMatch(head ->
                            head.startsWith("CONNECT 127.0.0.1:" + server.uri().getPort()));
        }
    }

    @Test
    void a_proxy_leads_to_a_target_over_tls() throws Exception {
        KeyStore keys = keyPair("server");
        try (var server = ReferenceServer.start(ServerOptions.defaults().withTls(context(keys, null)));
                var proxy = ForwardProxy.start()) {
            assertThat(run(server.uri().toString(), "--insecure", "--proxy", proxy.url()))
                    .as(out.toString())
                    .isZero();
            assertThat(proxy.heads()).isNotEmpty();
        }
    }

    @Test
    void a_proxy_that_leads_nowhere_says_so() throws Exception {
        try (var listener = new ServerSocket(0, 1, LOOPBACK)) {
            String proxy = "127.0.0.1:" + listener.getLocalPort();
            listener.close();
            assertThat(run("ws://127.0.0.1:1/", "--proxy", "http://" + proxy)).isEqualTo(3);
            assertThat(out.toString())
                    .contains("No connection to ws://127.0.0.1:1/: the proxy " + proxy + " was not reached: ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-H nonsense | 'nonsense' is no header field; it is a name, a colon and a value.",
                "--proxy proxy | This is no proxy; one is http://host:port, or http://user:password@host:port.",
                "--cert a.pem | --cert and --key go together.",
                "--insecure --cacert a.pem | Either --insecure or --cacert says whom to trust, not both.",
                "--cacert nosuch.pem | nosuch.pem: There is no such file.",
                "--cacert pom.xml | pom.xml: This is not a certificate in PEM.",
                "--probe-text= | The probe text is empty.",
                "--probe-text ping --probe-echo {tag} | The answer to the probe text has a {tag}, which the probe text"
                        + " has not.",
                "--probe-echo pong | --probe-echo is the answer to --probe-text, which is not there.",
                "--echo stomp | --echo: 'stomp' is no adapter; there are socketio[:EVENT], json:FIELD,"
                        + " prefix:TEXT and FILE.yaml.",
                "--echo nosuch.yaml | nosuch.yaml:1: There is no such file",
                "--echo json | --echo: 'json' needs to know more: json:FIELD.",
                "--echo json:%{a} | --echo: '%{a}' is no name that can stand in JSON as it is.",
                "--echo socketio --probe-text ping | --echo and --probe-text cannot be said both: with --echo the"
                        + " server is sent what the adapter makes.",
                "--cert nosuch.pem --key nosuch.key | nosuch.pem: There is no such file."
            })
    void what_cannot_be_used_is_one_clear_line(String options, String message) {
        assertThat(run("ws://127.0.0.1:1/", options.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("wsgauntlet: " + message);
    }

    @Test
    void a_key_of_another_kind_says_how_to_make_one_of_this() throws Exception {
        KeyStore keys = keyPair("client");
        Path other = directory.resolve("other.key");
        Files.writeString(other, "-----BEGIN EC PRIVATE KEY-----\nMHc=\n-----END EC PRIVATE KEY-----\n");
        String certificate = certificate(keys, "client").toString();
        assertThat(run("ws://127.0.0.1:1/", "--cert", certificate, "--key", other.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(other + ": There is no plain private key of PKCS #8 in it;");
        Files.writeString(other, "-----BEGIN PRIVATE KEY-----\nMHc=\n-----END PRIVATE KEY-----\n");
        assertThat(run("ws://127.0.0.1:1/", "--cert", certificate, "--key", other.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(other + ": This is not the private key of the certificate.");
    }

    private int run(String url, String... more) {
        var arguments =
                new ArrayList<>(List.of("run", url, "--include", "masking/keys", "--report", directory.toString()));
        arguments.addAll(List.of(more));
        return shell.execute(arguments);
    }

    private static List<String> headOf(ServerSocket listener) {
        var lines = new ArrayList<String>();
        try (Socket socket = listener.accept();
                var reader = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                lines.add(line);
            }
            listener.close();
        } catch (IOException e) {
            lines.add(e.toString());
        }
        return lines;
    }

    private static String principalOf(SSLServerSocket listener) {
        try (var socket = (SSLSocket) listener.accept()) {
            socket.startHandshake();
            listener.close();
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private KeyStore keyPair(String name) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    private static SSLContext context(KeyStore own, KeyStore trusted) throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private Path certificate(KeyStore keys, String name) throws Exception {
        return pem(name + ".pem", "CERTIFICATE", keys.getCertificate(name).getEncoded());
    }

    private Path key(KeyStore keys) throws Exception {
        return pem("client.key", "PRIVATE KEY", keys.getKey("client", PASSWORD).getEncoded());
    }

    private Path pem(String file, String kind, byte[] encoded) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(encoded);
        String text = "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
        return Files.writeString(directory.resolve(file), text);
    }
}
