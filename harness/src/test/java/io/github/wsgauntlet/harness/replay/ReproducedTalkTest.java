package io.github.wsgauntlet.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who runs a program against a server that is right, and against one that is not. */
class ReproducedTalkTest {
    private static final Case UNMASKED =
            CaseFileReader.parse("talk.yaml", """
                            suite: replay/talk
                            section: "5.1"
                            cases:
                              - id: unmasked
                                title: A text frame without a mask
                                requirements: [rfc6455-5.1-server-closes-unmasked]
                                steps:
                                  - send: {opcode: text, mask: none, text: hello}
                                expect: [{failed: {}}]
                            """, Ledger.load()).getFirst();

    @TempDir
    private Path directory;

    private static final List<String> SAID = List.of(
            "*  Connect and send a plain opening handshake",
            "*  Send a text frame with no mask: \"hello\"",
            "*  Wait for what the target owes, then run the closing handshake");
    private static final List<String> SENT = List.of(
            ">  GET / HTTP/1.1",
            ">  Host: 127.0.0.1:9001",
            ">  Upgrade: websocket",
            ">  Connection: Upgrade",
            ">  Sec-WebSocket-Key: YLQguzhR2dR6y5M9vnA5mw==",
            ">  Sec-WebSocket-Version: 13",
            ">  81 05 68 65 6c 6c 6f");
    private static final String CLOSE = ">  88 82 8c e9 70 b7 8f 01";
    private static final List<String> ACCEPTED = List.of(
            "<  HTTP/1.1 101 Switching Protocols",
            "<  Upgrade: websocket",
            "<  Connection: Upgrade",
            "<  Sec-WebSocket-Accept: ujmZX4KXZqjwy6vi1aQFH5p4Ygk=");
    private static final String FAILED =
            "<  88 2d 03 ea 43 6c 69 65 6e 74 20 66 72 61 6d 65 73 20 6d 75 73 74 20 62 65 20 "
                    + "6d 61 73 6b 65 64 20 28 52 46 43 20 36 34 35 35 20 35 2e 31 29: "
                    + "close, FIN, 45 bytes, code 1002, \"Client frames must be masked (RFC 6455 5.1)\"";
    private static final String ECHOED = "<  81 05 68 65 6c 6c 6f: text, FIN, 5 bytes, \"hello\"";
    private static final String CLOSED = "<  88 02 03 e8: close, FIN, 2 bytes, code 1000";
    private static final String END = "<  The end of the connection.";

    @Test
    void java_shows_a_server_that_fails_the_connection() throws Exception {
        assertFails(talk(Set.of(), this::java));
    }

    @Test
    void java_shows_a_server_that_does_not() throws Exception {
        assertEchoes(talk(Set.of(Rule.CLIENT_FRAMES_MASKED), this::java));
    }

    @Test
    void python_shows_a_server_that_fails_the_connection() throws Exception {
        assertFails(talk(Set.of(), this::python));
    }

    @Test
    void python_shows_a_server_that_does_not() throws Exception {
        assertEchoes(talk(Set.of(Rule.CLIENT_FRAMES_MASKED), this::python));
    }

    /** How sent and received lines are mixed depends on who is faster; the order of each kind does not. */
    private static void assertFails(List<String> talk) {
        assertThat(talk).filteredOn(line -> line.startsWith("*")).isEqualTo(SAID);
        assertThat(talk)
                .filteredOn(line -> line.startsWith(">"))
                .filteredOn(line -> !line.equals(CLOSE)) // which may come too late for a server that has failed
                .isEqualTo(SENT);
        assertThat(talk).filteredOn(line -> line.startsWith("<")).isEqualTo(joined(ACCEPTED, FAILED, END));
    }

    private static void assertEchoes(List<String> talk) {
        assertThat(talk).filteredOn(line -> line.startsWith("*")).isEqualTo(SAID);
        assertThat(talk).filteredOn(line -> line.startsWith(">")).isEqualTo(joined(SENT, CLOSE));
        assertThat(talk).filteredOn(line -> line.startsWith("<")).isEqualTo(joined(ACCEPTED, ECHOED, CLOSED, END));
        assertThat(talk).hasSize(SAID.size() + SENT.size() + ACCEPTED.size() + 4);
    }

    private static List<String> joined(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }

    private interface Program {
        String run(URI url) throws Exception;
    }

    private static List<String> talk(Set<Rule> waived, Program program) throws Exception {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withWaived(waived))) {
            return program.run(server.uri())
                    .replace(":" + server.port(), ":9001")
                    .lines()
                    .toList();
        }
    }

    /** Run the program as its first line says. */
    private String java(URI url) throws Exception {
        Path file = directory.resolve("Finding.java");
        Files.writeString(file, Reproducer.java(UNMASKED, url, Optional.empty(), ""));
        return Programs.run(List.of(Programs.java(), file.toString()));
    }

    /** Run the program as its first line says. */
    private String python(URI url) throws Exception {
        assumeTrue(Programs.hasPython(), Programs.NO_PYTHON);
        Path file = directory.resolve("finding.py");
        Files.writeString(file, Reproducer.python(UNMASKED, url, Optional.empty(), ""));
        return Programs.run(List.of("python3", file.toString()));
    }
}
