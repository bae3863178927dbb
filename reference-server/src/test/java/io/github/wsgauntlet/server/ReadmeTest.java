package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README of this module shows what is so. */
class ReadmeTest {

    private static final Path SOURCES = Path.of("src", "test", "java", "io", "github", "wsgauntlet", "server");

    @Test
    void shows_a_test_that_runs() throws IOException {
        String test = unindented(Files.readString(SOURCES.resolve("EmbeddedServerTest.java")));
        assertThat(blocks("java"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(test).contains(unindented(block)));
    }

    @Test
    void shows_the_trace_of_a_connection() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (ReferenceServer server =
                        ReferenceServer.start(ServerOptions.defaults().withTrace(lines::add));
                TestClient client = TestClient.open(server)) {
            client.send(text("Hello"));
            client.readFrame();
            client.send(close(1000, ""));
            client.readToEnd();
        }
        assertThat(blocks("text"))
                .hasSize(1)
                .first()
                .satisfies(block -> assertThat(block.lines().map(ReadmeTest::withoutPorts))
                        .containsExactlyElementsOf(
                                lines.stream().map(ReadmeTest::withoutPorts).toList()));
    }

    @Test
    void starts_the_server_with_rules_and_defects_that_exist() throws IOException {
        assertThat(words("--waive ([a-z0-9-]+)")).isNotEmpty().allSatisfy(Rule::parse);
        assertThat(words("--defect ([a-z0-9-]+)")).isNotEmpty().allSatisfy(Defect::parse);
    }

    private static List<String> blocks(String language) throws IOException {
        return words("(?s)```" + language + "\\n(.*?)```");
    }

    private static List<String> words(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String unindented(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static String withoutPorts(String line) {
        return line.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1");
    }
}
