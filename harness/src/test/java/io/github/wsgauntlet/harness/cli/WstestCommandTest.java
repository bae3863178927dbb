package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.harness.plan.AutobahnSpec;
import io.github.wsgauntlet.harness.reception.Visits;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command of Autobahn|Testsuite, by its options. */
class WstestCommandTest {
    private static final ServerOptions BROKEN =
            ServerOptions.defaults().withWaived(Set.of(Rule.CONTROL_FRAMES_AT_MOST_125));

    private final Shell shell = new Shell();

    @TempDir
    private Path directory;

    private String spec(String text) throws IOException {
        String whole = text.replace("OUT", directory.resolve("out").toString());
        return Files.writeString(directory.resolve("spec.json"), whole).toString();
    }

    @Test
    void a_run_that_ends_is_a_success_unless_an_honest_code_is_asked_for() throws IOException {
        try (var server = ReferenceServer.start(BROKEN)) {
            String spec = spec("{\"outdir\": \"OUT\", \"cases\": [\"2.4\", \"2.5\"], \"exclude-cases\": [\"\"]}");
            String url = server.uri().toString();
            assertThat(shell.execute("wstest", "--mode", "fuzzingclient", "--spec", spec, "-w", url, "-d"))
                    .isZero();
            assertThat(shell.out().toString().lines())
                    .startsWith("Ok, will run 2 test cases against 1 servers")
                    .endsWith("1 FAILED in index.json");
            assertThat(shell.err().toString()).isEmpty();
            assertThat(directory.resolve("out/index.json")).content().contains("\"UnknownServer\"", "\"FAILED\"");
            assertThat(shell.execute("wstest", "-m", "fuzzingclient", "-s", spec, "-w", url, "--exit-code"))
                    .isEqualTo(1);
        }
    }

    /** What is more than a server takes is nothing that it breaks; to the original it is. */
    @Test
    void the_report_says_what_the_original_would_where_that_is_asked_for() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withMessageLimit(1024))) {
            String spec = spec("{\"outdir\": \"OUT\", \"cases\": [\"1.1.1\", \"9.1.1\"]}");
            String url = server.uri().toString();
            Path index = directory.resolve("out/index.json");
            assertThat(shell.execute("wstest", "-m", "fuzzingclient", "-s", spec, "-w", url))
                    .isZero();
            assertThat(index)
                    .content()
                    .contains("\"behavior\": \"UNIMPLEMENTED\"")
                    .doesNotContain("FAILED");
            assertThat(shell.execute(
                            "wstest",
                            "-m",
                            "fuzzingclient",
                            "-s",
                            spec,
                            "-w",
                            url,
                            "--autobahn-verdicts",
                            "--exit-code"))
                    .isEqualTo(1);
            assertThat(index).content().contains("\"behavior\": \"FAILED\"");
        }
    }

    @Test
    void more_messages_are_sent_where_that_is_asked_for() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            String spec = spec("{\"outdir\": \"OUT\", \"cases\": [\"12.1.1\"]}");
            String url = server.uri().toString();
            assertThat(shell.execute("wstest", "-m", "fuzzingclient", "-s", spec, "-w", url, "--messages", "40"))
                    .isZero();
            assertThat(directory.resolve("out/unknownserver_case_12_1_1.json"))
                    .content()
                    .containsPattern("\"txFrameStats\": *\\{\\s*\"1\": *40,");
            assertThat(shell.execute("wstest", "-m", "fuzzingclient", "-s", spec, "--messages", "-1"))
                    .isEqualTo(2);
            assertThat(shell.err().toString()).isEqualTo("wsgauntlet: There are 0 messages or more, not -1.\n");
        }
    }

    @Test
    void a_server_that_the_spec_leaves_no_room_for_is_warned_of() throws IOException {
        String down = "{\"outdir\": \"OUT\", \"servers\": [{\"url\": \"ws://127.0.0.1:1\"}], \"cases\": [\"1.1.1\"]}";
        String spec = spec(down);
        shell.execute("wstest", "-m", "fuzzingclient", "-s", spec, "-w", "ws://127.0.0.1:2");
        assertThat(shell.err().toString())
                .isEqualTo("wsgauntlet: warning: " + spec + ": It names its servers, so that --wsuri has no effect.\n");
    }

    @Test
    void a_server_that_is_down_is_no_success() throws IOException {
        String down = "{\"outdir\": \"OUT\", \"servers\": [{\"url\": \"ws://127.0.0.1:1\"}], \"cases\": [\"1.1.1\"]}";
        assertThat(shell.execute("wstest", "-m", "fuzzingclient", "-s", spec(down)))
                .isEqualTo(3);
        assertThat(directory.resolve("out/index.json")).content().contains("\"FAILED\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-m massconnect | The mode 'massconnect' makes no sense here; the modes are fuzzingclient,"
                        + " fuzzingserver, echoserver, echoclient.",
                "-m echoserver | The mode echoserver needs --wsuri.",
                "-m echoserver -w wss://127.0.0.1:1 | To listen at wss://127.0.0.1:1 takes --key and --cert.",
                "-m fuzzingclient -s nosuch.json | nosuch.json: There is no such file.",
                "-s nosuch.json | Missing required option: '--mode=MODE'"
            })
    void what_cannot_be_meant_is_one_clear_line(String options, String reason) {
        assertThat(shell.execute(("wstest " + options).split(" "))).isEqualTo(2);
        assertThat(shell.err().toString().lines()).first().isEqualTo("wsgauntlet: " + reason);
    }

    @Test
    void the_version_is_told_without_a_mode() {
        assertThat(shell.execute("wstest", "-a")).isZero();
        assertThat(shell.out().toString()).startsWith("wsgauntlet ");
    }

    @Test
    void a_file_of_the_usual_name_is_written_where_it_is_not_there() throws IOException {
        var err = new StringWriter();
        for (SpecFile usual : Set.of(SpecFile.CLIENT, SpecFile.SERVER)) {
            var there = new SpecFile(directory.resolve(usual.name()).toString(), usual.usual());
            assertThat(there.read(Optional.empty(), new PrintWriter(err))
                            .cases()
                            .included())
                    .containsExactly("*");
            assertThat(directory.resolve(usual.name())).content().isEqualTo(usual.usual());
        }
        URI other = URI.create("ws://localhost:8080/chat");
        var elsewhere = new SpecFile(directory.resolve("x.json").toString(), SpecFile.CLIENT.usual()).withUrl(other);
        assertThat(elsewhere.read(Optional.empty(), new PrintWriter(err)).servers())
                .containsExactly(new AutobahnSpec.Server(Optional.empty(), other.toString()));
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.contains(", so it was written."));
    }

    @Test
    void a_fuzzing_server_starts_before_its_file_is_there() throws Exception {
        String url = "ws://127.0.0.1:" + freePort();
        String later = directory.resolve("later.json").toString();
        var server = Background.start("wstest", "-m", "fuzzingserver", "-s", later, "-w", url);
        assertThat(server.firstLine()).isEqualTo("Ok, will run 517 test cases for any clients connecting to " + url);
        assertThat(server.err()).contains(later + ": There is no such file;");
        assertThat(directory).isEmptyDirectory();
        Visits.echo(url + "/stopServer", ClientOptions.defaults());
        assertThat(server.end()).containsExactly("Exit 3: no client was put to any case", "3");
    }

    @Test
    void an_echo_client_sends_back_what_it_gets() throws Exception {
        var back = new CompletableFuture<String>();
        var asking = new Application() {
            @Override
            public void onOpen(WebSocketSession session) {
                session.send(Message.text("who is there?"));
            }

            @Override
            public void onMessage(WebSocketSession session, Message message) {
                back.complete(message.text());
                session.close(CloseStatus.NORMAL);
            }
        };
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(asking))) {
            String url = server.uri().toString();
            assertThat(shell.execute("wstest", "-m", "echoclient", "-w", url)).isZero();
        }
        assertThat(back.get()).isEqualTo("who is there?");
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
