package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.client.Talk;
import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.EngineIoDefect;
import io.github.wsgauntlet.server.defect.SocketIoDefect;
import io.github.wsgauntlet.server.engineio.EngineIoApplication;
import io.github.wsgauntlet.server.engineio.EngineIoOptions;
import io.github.wsgauntlet.server.engineio.EngineIoRule;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.socketio.SocketIo;
import io.github.wsgauntlet.server.socketio.SocketIoRule;
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
        assertShows(0, lines);
    }

    @Test
    void shows_the_trace_of_an_event() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        EngineIoOptions options = EngineIoOptions.defaults().withPath(SocketIo.PATH);
        ServerOptions serving = ServerOptions.defaults()
                .withApplication(EngineIoApplication.of(options, SocketIo.echo()))
                .withTrace(lines::add);
        try (Talk talk = Talk.with(serving, SocketIo.PATH)) {
            Talk.Frames frames = talk.frames();
            frames.client().send(text("40"), text("42[\"message\",1]"));
            assertThat(frames.read(3)).endsWith("42[\"auth\",{}] 42[\"message-back\",1]");
            // The application is told of a connection a while after it, or when an event comes: who is slow sees both.
            assertThat(lines)
                    .filteredOn(line -> line.endsWith("SocketIoHandler.onConnect(): /"))
                    .hasSize(1);
            lines.removeIf(line -> line.contains("onConnect"));
            assertShows(1, lines);
        }
    }

    private static void assertShows(int block, List<String> lines) throws IOException {
        assertThat(blocks("text").get(block).lines().map(ReadmeTest::withoutPorts))
                .filteredOn(line -> !line.contains("onConnect"))
                .containsExactlyElementsOf(
                        lines.stream().map(ReadmeTest::withoutPorts).toList());
    }

    @Test
    void starts_the_server_with_rules_and_defects_that_exist() throws IOException {
        List<String> onTop = List.of(SocketIoRule.CONNECT_COMES_FIRST.key(), SocketIoDefect.ACK_WITHOUT_ID.key());
        assertThat(words("--(?:waive|defect) ([a-z0-9-]+)")).containsAll(onTop);
        assertThat(words("--waive ([a-z0-9-]+)"))
                .filteredOn(name -> !onTop.contains(name))
                .isNotEmpty()
                .allSatisfy(Rule::parse);
        assertThat(words("--defect ([a-z0-9-]+)"))
                .filteredOn(name -> !onTop.contains(name))
                .isNotEmpty()
                .allSatisfy(Defect::parse);
    }

    @Test
    void counts_the_rules_and_defects_on_top() throws IOException {
        int rules = EngineIoRule.values().length + SocketIoRule.values().length;
        int defects = EngineIoDefect.values().length + SocketIoDefect.values().length;
        assertThat(words("each: (\\d+ rules and \\d+ defects)"))
                .containsExactly(rules + " rules and " + defects + " defects");
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
