package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServeCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final Shell shell = new Shell();

    @TempDir
    private Path directory;

    @Test
    void speaks_tls_with_a_certificate_that_is_made_on_the_spot() throws IOException {
        try (var server = ReferenceServer.start(options("--tls"))) {
            assertThat(server.uri().getScheme()).isEqualTo("wss");
            assertThat(judge(server, "--insecure")).as(shell.out().toString()).isZero();
        }
    }

    /** The name and the signature are checked, too, by whoever trusts the certificate. */
    @Test
    void speaks_tls_with_a_certificate_that_is_given() throws Exception {
        OwnCertificate own = OwnCertificate.make(Instant.now());
        Path cert = pem("cert.pem", "CERTIFICATE", own.certificate().getEncoded());
        Path key = pem("key.pem", "PRIVATE KEY", own.key().getEncoded());
        try (var server = ReferenceServer.start(options("--cert", cert.toString(), "--key", key.toString()))) {
            assertThat(judge(server, "--cacert", cert.toString()))
                    .as(shell.out().toString())
                    .isZero();
        }
    }

    @Test
    void the_certificate_is_of_this_machine_for_a_year_and_signed_by_itself() throws Exception {
        X509Certificate certificate = OwnCertificate.make(NOW).certificate();
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(NOW));
        certificate.checkValidity(Date.from(NOW.plus(364, ChronoUnit.DAYS)));
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSerialNumber()).isPositive();
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=localhost");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void a_certificate_of_a_later_half_of_the_century_says_all_of_the_year() throws Exception {
        Instant later = Instant.parse("2049-06-01T00:00:00Z");
        X509Certificate certificate = OwnCertificate.make(later).certificate();
        assertThat(certificate.getNotBefore()).isEqualTo("2049-05-31T00:00:00Z");
        assertThat(certificate.getNotAfter()).isEqualTo("2050-06-01T00:00:00Z");
    }

    @Test
    void takes_the_first_subprotocol_that_a_client_offers_and_it_speaks() throws IOException {
        try (var server = ReferenceServer.start(options("--subprotocol", "chat,superchat"))) {
            assertThat(judge(server, "--subprotocol", "superchat"))
                    .as(shell.out().toString())
                    .isZero();
            assertThat(Files.readString(directory.resolve("results.ndjson"))).contains("\"subprotocol\":\"superchat\"");
        }
    }

    @Test
    void takes_messages_up_to_a_size() {
        assertThat(options().limits().messageSize()).isEqualTo(64 << 20);
        assertThat(options("--max-message", "1000").limits().messageSize()).isEqualTo(1000);
        assertThat(options("--max-message", "64KiB").limits().messageSize()).isEqualTo(64 << 10);
        assertThat(options("--max-message", "16MiB").limits().messageSize()).isEqualTo(16 << 20);
        assertThat(options("--max-message", "1GiB").limits().messageSize()).isEqualTo(1 << 30);
    }

    @Test
    void speaks_a_protocol_on_top_and_is_wrong_in_it_where_that_is_asked_for() throws Exception {
        String opened = opened("engineio", "--ping-interval", "300ms", "--ping-timeout", "2s", "--max-payload", "1000");
        assertThat(opened).contains("\"pingInterval\":300,\"pingTimeout\":2000,\"maxPayload\":1000}");
        assertThat(opened("engineio")).contains("\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}");
        assertThat(opened("socketio", "--defect", "open-without-type")).startsWith("{\"sid\"");
        assertThat(options("--application", "socketio", "--waive", "connect-comes-first")
                        .compression())
                .isFalse();
    }

    /** Cases wait for a server to lose its patience, and are over when it does. */
    @Test
    void loses_its_patience_when_it_is_told_to() throws IOException {
        try (var server = ReferenceServer.start(options(
                "--application",
                "socketio",
                "--ping-interval",
                "1s",
                "--upgrade-timeout",
                "100ms",
                "--connect-timeout",
                "100ms"))) {
            String url = "ws://127.0.0.1:" + server.port() + "/socket.io/?EIO=4&transport=websocket";
            String cases = "engineio/upgrade/unfinished,socketio/connect/silent";
            shell.execute(List.of("run", url, "--include", cases, "--timeout", "5s", "--report", directory.toString()));
            assertThat(shell.out().toString()).contains("2 PASS").doesNotContain("INFO");
        }
    }

    /** Return what a session is told on polling. */
    private static String opened(String application, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("--application", application));
        arguments.addAll(List.of(more));
        String path = "/" + application.replace("io", ".io") + "/?EIO=4&transport=polling";
        try (var server = ReferenceServer.start(options(arguments.toArray(String[]::new)));
                var client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void what_is_said_of_an_application_that_is_not_served_is_refused_in_a_line() {
        assertThat(refused("--ping-interval", "1s"))
                .contains("The application echo has no use for --ping-interval; see --application.");
        assertThat(refused("--upgrade-timeout", "1s")).contains("echo has no use for --upgrade-timeout;");
        assertThat(refused("--connect-timeout", "1s")).contains("echo has no use for --connect-timeout;");
        assertThat(refused("--application", "engineio", "--connect-timeout", "1s"))
                .contains("The application engineio has no use for --connect-timeout; see --application.");
        assertThat(refused("--waive", "one-poll")).contains("The application echo has no use for one-poll;");
        assertThat(refused("--application", "engineio", "--defect", "ack-twice-more"))
                .contains("There is no defect \"ack-twice-more\". The defects are: accept-is-wrong, ")
                .contains(", sid-always-the-same, ");
        assertThat(refused("--application", "engineio", "--defect", "ack-without-id"))
                .contains("The application engineio has no use for ack-without-id; see --application.");
        assertThat(refused("--application", "engineio", "--ping-timeout", "0ms"))
                .contains("'0ms' is not a time; it is a number and ms, s, m or h, for example 300ms");
        assertThat(refused("--application", "engineio", "--max-payload", "2GiB"))
                .contains("--max-payload is 1 to 2147483647 bytes, not 2147483648.");
    }

    @Test
    void what_cannot_be_meant_is_refused_in_a_line() {
        assertThat(refused("--max-message", "much"))
                .contains("Invalid value for option '--max-message': 'much' is not a size such as 1000, 64KiB or"
                        + " 16MiB");
        assertThat(refused("--max-message", "2GiB"))
                .contains("wsgauntlet: The message limit must be 0 to 2147483639 bytes, not 2147483648");
        assertThat(refused("--subprotocol", "a b")).contains("'a b' is no name of a subprotocol.");
        assertThat(refused("--cert", "cert.pem")).contains("--cert and --key go together.");
        assertThat(refused("--cert", "nosuch.pem", "--key", "nosuch.key"))
                .contains("nosuch.pem: There is no such file.");
    }

    private String refused(String... arguments) {
        assertThat(shell.execute(with(arguments))).isEqualTo(2);
        return shell.err().toString();
    }

    private static ServerOptions options(String... arguments) {
        CommandLine all = Main.commandLine();
        all.parseArgs(with(arguments).toArray(String[]::new));
        return all.getSubcommands().get("serve").<ServeCommand>getCommand().options();
    }

    private static List<String> with(String... arguments) {
        var all = new ArrayList<>(List.of("serve", "--port", "0"));
        all.addAll(List.of(arguments));
        return all;
    }

    private int judge(ReferenceServer server, String... more) {
        var arguments = new ArrayList<>(
                List.of("run", server.uri().toString(), "--include", "masking/keys", "--report", directory.toString()));
        arguments.addAll(List.of(more));
        return shell.execute(arguments);
    }

    private Path pem(String file, String kind, byte[] encoded) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(encoded);
        String text = "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
        return Files.writeString(directory.resolve(file), text);
    }
}
