package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.harness.cli.AutobahnChecker.Left;
import io.github.wsgauntlet.harness.reception.Visits;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checks that projects make end as they would after the original: all are content with a peer that conforms, and
 * none is with one that takes long control frames and does not look at reserved bits.
 */
class AutobahnCheckersTest {
    private static final Set<Rule> FAULTS = Set.of(Rule.CONTROL_FRAMES_AT_MOST_125, Rule.DATA_FRAMES_RSV_ZERO);
    private static final String CASES =
            "\"cases\": [\"1.*\", \"2.*\", \"3.*\", \"4.*\", \"5.*\", \"7.*\", \"10.*\", \"12.1.1\", \"13.*.1\"]";

    @TempDir
    private Path directory;

    private String url = "";

    @BeforeEach
    void choosePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            url = "ws://127.0.0.1:" + free.getLocalPort();
        }
    }

    private String spec(String rest) throws IOException {
        Path out = directory.resolve("out");
        String text = "{\"outdir\": \"" + out + "\", " + rest + ", " + CASES + "}";
        return Files.writeString(directory.resolve("spec.json"), text).toString();
    }

    private Left server(Set<Rule> waived) throws IOException {
        var shell = new Shell();
        try (var server = ReferenceServer.start(ServerOptions.defaults().withWaived(waived))) {
            String spec = spec("\"servers\": [{\"agent\": \"My Server\", \"url\": \"" + server.uri() + "\"}]");
            int exit = shell.execute("wstest", "-m", "fuzzingclient", "-s", spec);
            return new Left(
                    directory.resolve("out"),
                    "My Server",
                    exit,
                    announced(shell.out().toString()));
        }
    }

    private Left client(Set<Rule> waived) throws Exception {
        var command = Background.start("wstest", "-m", "fuzzingserver", "-s", spec("\"url\": \"" + url + "\""));
        int announced = announced(command.firstLine());
        ClientOptions options = ClientOptions.defaults().withWaived(waived);
        for (int i = 1; i <= announced; i++) {
            Visits.echo(url + "/runCase?case=" + i + "&agent=My%20Client", options);
        }
        Visits.said(url + "/updateReports?agent=My%20Client&shutdownOnComplete=true");
        return new Left(directory.resolve("out"), "My Client", command.exit(), announced);
    }

    private static int announced(String printed) {
        assertThat(printed).startsWith("Ok, will run ");
        return Integer.parseInt(printed.split(" ", 5)[3]);
    }

    @Test
    void a_server_that_conforms_contents_all() throws IOException {
        assertThat(AutobahnChecker.discontent(server(Set.of()))).isEmpty();
    }

    @Test
    void a_server_with_faults_contents_none() throws IOException {
        assertThat(AutobahnChecker.discontent(server(FAULTS))).containsExactly(AutobahnChecker.values());
    }

    @Test
    void a_client_that_conforms_contents_all() throws Exception {
        assertThat(AutobahnChecker.discontent(client(Set.of()))).isEmpty();
    }

    @Test
    void a_client_with_faults_contents_none() throws Exception {
        assertThat(AutobahnChecker.discontent(client(FAULTS))).containsExactly(AutobahnChecker.values());
    }
}
