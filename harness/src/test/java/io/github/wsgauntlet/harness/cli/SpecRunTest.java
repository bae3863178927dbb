package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A project that comes from Autobahn|Testsuite and brings its spec. */
class SpecRunTest {
    private final Shell shell = new Shell();
    private final StringWriter err = shell.err();

    @TempDir
    private Path directory;

    @Test
    void does_what_the_spec_asks_for_and_exits_honestly() throws IOException {
        try (var clean = ReferenceServer.start(ServerOptions.defaults());
                var lenient = ReferenceServer.start(
                        ServerOptions.defaults().withWaived(Set.of(Rule.CONTROL_FRAMES_AT_MOST_125)))) {
            Path spec = spec("""
                    {
                       "options": {"failByDrop": false},
                       "outdir": "OUT",
                       "servers": [
                          {"agent": "Clean 1", "url": "CLEAN", "options": {"version": 18}},
                          {"agent": "Lenient", "url": "LENIENT"}
                       ],
                       "cases": ["1.1.*", "2.*"],
                       "exclude-cases": ["1.1.8", "2.1*"],
                       "exclude-agent-cases": {"Clean*": ["2.2"]}
                    }
                    """.replace("CLEAN", clean.uri().toString())
                    .replace("LENIENT", lenient.uri().toString()));

            assertThat(execute("run", "--spec", spec.toString())).isEqualTo(1);
        }

        JsonNode index = JsonMapper.builder()
                .build()
                .readTree(Files.readString(directory.resolve("out").resolve("index.json")));
        assertThat(index.propertyNames()).containsExactly("Clean 1", "Lenient");
        assertThat(index.get("Clean 1").propertyNames())
                .containsExactly(
                        "1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5", "1.1.6", "1.1.7", "2.3", "2.4", "2.5", "2.6",
                        "2.7", "2.8", "2.9");
        assertThat(index.get("Clean 1"))
                .allSatisfy(
                        each -> assertThat(each.get("behavior").stringValue()).isEqualTo("OK"));
        assertThat(index.get("Lenient").get("2.5").get("behavior").stringValue())
                .isEqualTo("FAILED");
        assertThat(index.get("Lenient").get("2.2").get("behavior").stringValue())
                .isEqualTo("OK");
        assertThat(directory.resolve("out/clean_1/index.html")).isNotEmptyFile();
        assertThat(directory.resolve("out/clean_1_case_1_1_1.json")).isNotEmptyFile();
    }

    @Test
    void exits_by_what_its_index_says_and_what_rests_on_something_broken_is_failed_there() throws IOException {
        var options = ServerOptions.defaults().withParts(Misbehaviour.of(Defect.PONG_EMPTY));
        try (var server = ReferenceServer.start(options)) {
            String servers = "{\"outdir\": \"OUT\", \"servers\": [{\"url\": \"" + server.uri() + "\"}], ";
            Path pings = spec(servers + "\"cases\": [\"2.2\"]}");
            assertThat(execute("run", "--spec", pings.toString())).isEqualTo(1);
            assertThat(shell.out().toString()).endsWith("Exit 1: 1 FAILED in index.json" + System.lineSeparator());
            assertThat(directory.resolve("out/index.json")).content().contains("\"FAILED\"");

            Path texts = spec(servers + "\"cases\": [\"1.1.1\"]}");
            assertThat(execute("run", "--spec", texts.toString())).isZero();
            assertThat(shell.out().toString()).endsWith("Exit 0: none FAILED in index.json" + System.lineSeparator());
            assertThat(execute("run", "--spec", texts.toString(), "--fail-on", "strict"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_server_that_is_down_is_no_success() throws IOException {
        Path spec =
                spec("{\"outdir\": \"OUT\", \"servers\": [{\"url\": \"ws://127.0.0.1:1\"}], \"cases\": [\"1.1.1\"]}");

        assertThat(execute("run", "--spec", spec.toString())).isEqualTo(3);
        assertThat(directory.resolve("out/index.json")).content().contains("FAILED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | :1: This is not JSON.",
                "{} | : It names no server.",
                "{\"servers\": [{\"agent\": \"a\"}]} | : A server has no url.",
                "{\"servers\": [{\"url\": 7}]} | : 'url' is a text.",
                "{\"servers\": [{\"url\": \"ws://a\"}], \"cases\": [7]} | : 'cases' is a list of texts.",
                "{\"servers\": [{\"url\": \"ws://a\"}], \"cases\": \"1.*\"} | : 'cases' is a list of texts.",
                "{\"servers\": [{\"url\": \"ws://a\"}], \"cases\": []} | : It asks for no case.",
                "{\"servers\": [{\"url\": \"ws://a\"}], \"cases\": [\"1[*\"]} | : '1[.*' is no pattern: Unclosed"
                        + " character class."
            })
    void a_spec_that_is_wrong_is_one_clear_line(String text, String message) throws IOException {
        Path spec = spec(text);

        assertThat(execute("run", "--spec", spec.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("wsgauntlet: " + spec + message);
    }

    @Test
    void what_has_no_effect_is_warned_of_and_the_rest_is_played() throws IOException {
        try (var clean = ReferenceServer.start(ServerOptions.defaults())) {
            Path spec = spec("""
                    {
                       "outdir": "OUT",
                       "servers": [{"agent": "Clean", "url": "CLEAN", "uri": "ws://a"}],
                       "cases": ["1.1.1", "8.*"],
                       "excluded-cases": ["1.1.1"],
                       "exclude-cases": ["1.1.99"],
                       "exclude-agent-cases": {"Dirty*": ["1.1.1"]}
                    }
                    """.replace("CLEAN", clean.uri().toString()));
            assertThat(execute("run", "--spec", spec.toString())).isZero();
            String warning = "wsgauntlet: warning: " + spec + ": ";
            assertThat(err.toString().lines())
                    .containsExactly(
                            warning + "The key 'excluded-cases' is unknown, and has no effect.",
                            warning + "The key 'uri' is unknown, and has no effect.",
                            warning + "No case of Autobahn|Testsuite is '8.*'.",
                            warning + "No case of Autobahn|Testsuite is '1.1.99'.",
                            warning + "No server has an agent like 'Dirty*'.");
        }
        assertThat(directory.resolve("out/index.json")).content().contains("\"1.1.1\"");
    }

    @Test
    void what_the_spec_cannot_mean_is_one_clear_line() throws IOException {
        Path url = spec("{\"servers\": [{\"url\": \"http://a\"}]}");
        assertThat(execute("run", "--spec", url.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("'http://a' is not a WebSocket URL");
        Path cases = spec("{\"servers\": [{\"url\": \"ws://a\"}], \"cases\": [\"99.*\"]}");
        assertThat(execute("run", "--spec", cases.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(cases + ": It asks for no case.");
        assertThat(execute("run", "ws://a/", "--spec", cases.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("URL has no effect with --spec: the file decides that.");
        assertThat(execute("run", "--spec", cases.toString(), "--update-baseline"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--update-baseline has no effect with --spec");
        assertThat(execute("run", "--spec", "nosuch.json", "--fail-on", "none")).isEqualTo(2);
        assertThat(err.toString()).contains("nosuch.json: There is no such file.");
    }

    private Path spec(String text) throws IOException {
        Path out = directory.resolve("out");
        return Files.writeString(directory.resolve("fuzzingclient.json"), text.replace("OUT", out.toString()));
    }

    private int execute(String... arguments) {
        return shell.execute(arguments);
    }
}
