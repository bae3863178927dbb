package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that are reached over TLS, with a certificate nobody has signed. */
class TlsRunTest {
    private static final char[] PASSWORD = "wsgauntlet".toCharArray();

    private final Shell shell = new Shell();
    private final StringWriter out = shell.out();
    private ReferenceServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void startServer() throws Exception {
        server = ReferenceServer.start(ServerOptions.defaults().withTls(context()));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    /** A sample: each connection takes a handshake of TLS, too. */
    @Test
    void one_case_in_ten_passes_over_tls_as_well() {
        assertThat(run("--insecure", "--shard", "1/10")).as(out.toString()).isZero();
        assertThat(out.toString()).contains(" PASS").doesNotContain("FAIL", "STRICT", "WARN", "INFO", "INCONCLUSIVE");
    }

    @Test
    void what_is_about_tls_passes_over_tls() {
        assertThat(run("--insecure", "--include", "tls/**")).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains(" PASS\n")
                .doesNotContain("FAIL", "STRICT", "WARN", "INFO", "INCONCLUSIVE", "SKIP");
    }

    @Test
    void what_is_about_tls_is_not_asked_without() throws Exception {
        try (var plain = ReferenceServer.start(ServerOptions.defaults())) {
            shell.execute(List.of(
                    "run",
                    plain.uri().toString(),
                    "--include",
                    "tls/records/request-*",
                    "--report",
                    directory.toString()));
        }
        assertThat(Files.readString(directory.resolve("results.ndjson")))
                .contains("The target is not reached over TLS.")
                .doesNotContain("The target is not reached over TLS 1.3.", "\"verdict\":\"FAIL\"");
    }

    @Test
    @Proof
    void every_case_passes_over_tls_as_well() {
        assertThat(run("--insecure")).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains(" PASS, 1 SKIP\n") // a hint that the server takes, see CleanServerTest
                .doesNotContain("FAIL", "STRICT", "WARN", "INFO", "INCONCLUSIVE");
    }

    @Test
    void a_certificate_nobody_trusts_is_an_unreachable_target() {
        assertThat(run()).isEqualTo(3);
        assertThat(out.toString()).contains("No connection to " + server.uri() + ": ");
    }

    private int run(String... more) {
        var arguments = new ArrayList<>(List.of("run", server.uri().toString(), "--report", directory.toString()));
        arguments.addAll(List.of(more));
        return shell.execute(arguments);
    }

    private SSLContext context() throws Exception {
        Path store = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
