package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.client.ReferenceClient;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a finding of a client: from fuzzing to its file, to a replay, and to a regression. */
class ClientFuzzCommandTest {
    private static final String CLIENT =
            "\"" + ProcessHandle.current().info().command().orElseThrow()
                    + "\" -XX:TieredStopAtLevel=1 -cp \"" + System.getProperty("java.class.path") + "\" '"
                    + Lenient.class.getName() + "' {url}";

    private final Shell shell = new Shell();

    @TempDir
    private Path directory;

    /** A client that takes masked frames, and comes again for ever. */
    static final class Lenient {
        private Lenient() {}

        public static void main(String[] args) throws InterruptedException {
            ClientOptions options = ClientOptions.defaults().withWaived(Set.of(Rule.SERVER_FRAMES_UNMASKED));
            while (true) {
                try (var client = ReferenceClient.connect(URI.create(args[0]), options)) {
                    client.awaitEnd();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private String report() {
        return directory.resolve("report").toString();
    }

    private Path finding() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("report").resolve("findings"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private int fuzz() {
        return shell.execute(
                "fuzz",
                "--client",
                CLIENT,
                "--name",
                "lenient",
                "--report",
                report(),
                "--tries",
                "100",
                "--seed",
                "1",
                "--property",
                "violation",
                "--findings",
                "1",
                "--jobs",
                "1");
    }

    @Test
    void a_finding_of_a_client_is_kept_replayed_and_comes_back_as_a_regression() throws IOException {
        assertThat(fuzz()).as(shell.err().toString()).isEqualTo(1);
        assertThat(shell.out().toString()).contains("FAIL   client/fuzz/violation/");
        String file = finding().toString();
        assertThat(Files.readString(finding())).contains("side: client", "rfc6455-5.1-client-closes-on-masked-frame");
        assertThat(directory.resolve("report").resolve("junit.xml")).content().contains("--client");

        shell.out().getBuffer().setLength(0);
        assertThat(shell.execute("replay", file, "--client", CLIENT)).isEqualTo(1);
        assertThat(shell.out().toString()).startsWith("FAIL client/fuzz/violation/");

        assertThat(shell.execute(
                        "clients",
                        "--exec",
                        CLIENT,
                        "--jobs",
                        "1",
                        "--include",
                        "masking/keys",
                        "--regressions",
                        finding().getParent().toString(),
                        "--report",
                        report()))
                .as(shell.err().toString())
                .isEqualTo(1);
    }

    @Test
    void nobody_is_asked_what_is_of_the_other_side() throws IOException {
        fuzz();
        String file = finding().toString();
        refuses(
                "This is a finding of a client: --client says what starts it, and URL nothing.",
                "replay",
                file,
                "ws://localhost:1/");
        refuses(
                "A program asks a server; print a finding of a client as yaml, or replay it.",
                "replay",
                file,
                "--print",
                "python");
        refuses(
                file + ": This is a case of a client, and a server is judged here.",
                "run",
                "--include",
                "masking/keys",
                "--regressions",
                finding().getParent().toString());
        refuses("--exec has no effect with --client.", "fuzz", "--client", CLIENT, "--exec", "x");
        refuses(
                "None of these properties can be asked of a client: handshake.",
                "fuzz",
                "--client",
                CLIENT,
                "--property",
                "handshake",
                "--report",
                report());
    }

    private void refuses(String reason, String... arguments) {
        shell.err().getBuffer().setLength(0);
        assertThat(shell.execute(List.of(arguments))).isEqualTo(2);
        assertThat(shell.err().toString().lines()).first().isEqualTo("wsgauntlet: " + reason);
    }
}
