package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.plan.AutobahnSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that says what to do in a mode of {@code wstest}, and what it says where it is not there.
 *
 * @param name its name in the directory where the command is started
 * @param usual what it says
 */
record SpecFile(String name, String usual) {
    /** Where servers are, and clients come, unless it is said. */
    static final String USUAL_URL = "ws://127.0.0.1:9001";

    /** Says which servers to judge. */
    static final SpecFile CLIENT = new SpecFile("fuzzingclient.json", """
            {
               "outdir": "./reports/servers",
               "servers": [{"url": "%s"}],
               "cases": ["*"],
               "exclude-cases": [],
               "exclude-agent-cases": {}
            }
            """.formatted(USUAL_URL));

    /** Says where clients come. */
    static final SpecFile SERVER = new SpecFile("fuzzingserver.json", """
            {
               "url": "%s",
               "outdir": "./reports/clients",
               "cases": ["*"],
               "exclude-cases": [],
               "exclude-agent-cases": {}
            }
            """.formatted(USUAL_URL));

    /** Return the same file, which says another URL where it is not there. */
    SpecFile withUrl(URI url) {
        return new SpecFile(name, usual.replace(USUAL_URL, url.toString()));
    }

    /** Return which file is meant. */
    Path path(Optional<Path> given) {
        return given.orElse(Path.of(name));
    }

    /**
     * Read it. Where no file was named, and there is none of the usual name, it is written.
     *
     * @param given the file that was named
     * @param err where it is said that it is written
     * @throws IllegalArgumentException if it cannot be read, or is no spec
     * @throws IOException if it cannot be written
     */
    AutobahnSpec read(Optional<Path> given, PrintWriter err) throws IOException {
        Path file = path(given);
        if (given.isEmpty() && Files.notExists(file)) {
            Files.writeString(file, usual);
            Main.tell(err, "There was no " + file + ", so it was written.");
        }
        return AutobahnSpec.read(file);
    }

    /**
     * Read it where it is there, and go by what it usually says where it is not: somebody may bring it later.
     *
     * @param given the file that was named
     * @param err where it is said that it is not there
     * @throws IllegalArgumentException if it cannot be read, or is no spec
     * @throws IOException if it cannot be written
     */
    AutobahnSpec readOrUsual(Optional<Path> given, PrintWriter err) throws IOException {
        if (given.isEmpty() || Files.exists(given.get())) {
            return read(given, err);
        }
        Main.warn(err, given.get() + ": There is no such file; all cases are there for who comes.");
        return AutobahnSpec.parse(usual);
    }
}
