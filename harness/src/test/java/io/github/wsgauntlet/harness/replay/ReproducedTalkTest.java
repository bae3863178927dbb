package io.github.wsgauntlet.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Catalogue;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.Rule;
import io.github.wsgauntlet.server.ServerOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who runs a program against a server that is right, and against one that is not. */
class ReproducedTalkTest {
    private static final Case UNMASKED = Catalogue.parse("talk.yaml", """
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

    @Test
    void java_shows_that_a_server_is_right() throws Exception {
        assertThat(talk(Set.of(), this::java)).isEmpty();
    }

    private interface Program {
        String run(URI url) throws Exception;
    }

    private String talk(Set<Rule> waived, Program program) throws Exception {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withWaived(waived))) {
            return program.run(server.uri()).replace(":" + server.port(), ":9001");
        }
    }

    /** Runs the program as its first line says. */
    private String java(URI url) throws Exception {
        Path file = directory.resolve("Finding.java");
        Files.writeString(file, Reproducer.java(UNMASKED, url, ""));
        return Programs.run(List.of(Programs.java(), file.toString()));
    }

    private String python(URI url) throws Exception {
        assumeTrue(Programs.hasPython(), Programs.NO_PYTHON);
        Path file = directory.resolve("finding.py");
        Files.writeString(file, Reproducer.python(UNMASKED, url, ""));
        return Programs.run(List.of("python3", file.toString()));
    }
    @Test
    void python_shows_that_a_server_is_wrong() throws Exception {
        assertThat(talk(Set.of(Rule.CLIENT_FRAMES_MASKED), this::python)).isEmpty();
    }
}
