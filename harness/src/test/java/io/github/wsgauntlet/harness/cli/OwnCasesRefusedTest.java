package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with case files of the user's ends in exit code 2 and one line, before anybody is asked anything. */
final class OwnCasesRefusedTest {
    /** Nobody listens there, and nobody is called. */
    private static final String NOBODY = "ws://127.0.0.1:1/";

    private static final String ROW = """
            - id: own-greeting
              document: Own 1
              section: Greeting
              level: MUST
              says: A server greets.
            """;
    private static final String FILE = """
            suite: own/greeting
            section: Greeting
            cases:
              - id: greets
                title: A greeting
                requirements: [own-greeting]
                steps: [{receive: {text: hello}}]
                expect: [{exchanged: {}}]
            """;

    @TempDir
    private Path directory;

    @Test
    void a_directory_that_is_not_there() {
        refused(directory.resolve("none"), directory.resolve("none") + " is not a directory of case files.");
    }

    @Test
    void a_directory_without_cases() throws IOException {
        write("ledger.yaml", ROW);
        refused(directory, directory + " holds no case file, which ends in .yaml.");
    }

    @Test
    void a_case_of_the_catalogue() throws IOException {
        String id = Catalogue.load().cases().getFirst().id();
        int last = id.lastIndexOf('/');
        write("ledger.yaml", ROW);
        Path file = write(
                "a.yaml",
                FILE.replace("own/greeting", id.substring(0, last))
                        .replace("id: greets", "id: " + id.substring(last + 1)));
        refused(directory, file + ": The case '" + id + "' is one of the catalogue; call yours something else.");
    }

    @Test
    void a_case_that_stands_twice() throws IOException {
        write("ledger.yaml", ROW);
        Path first = write("a.yaml", FILE);
        Path second = write("deeper/b.yaml", FILE);
        refused(directory, second + ":4: The case 'own/greeting/greets' stands already in " + first + ":4");
    }

    @Test
    void a_row_of_the_ledger_that_is_none() throws IOException {
        write("a.yaml", FILE);
        Path ledger = write("ledger.yaml", ROW.replace("MUST", "WILL"));
        refused(directory, ledger + ":4: 'level' is MUST, MUST-NOT, SHOULD, SHOULD-NOT, MAY or RULE, not 'WILL'");
    }

    @Test
    void a_requirement_that_no_ledger_has() throws IOException {
        Path file = write("a.yaml", FILE);
        refused(directory, file + ":6: There is no requirement 'own-greeting' in the ledger");
    }

    @Test
    void what_was_not_captured() throws IOException {
        write("ledger.yaml", ROW);
        Path file = write("a.yaml", FILE.replace("hello", "'hello %{name}'"));
        refused(directory, file + ":7: '%{name}' was not captured before");
    }

    private void refused(Path cases, String line) {
        for (List<String> command : List.of(
                List.of("run", NOBODY, "--report", directory.resolve("report").toString()),
                List.of("list"),
                List.of("explain", "own/greeting/greets"))) {
            var shell = new Shell();
            var arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--cases", cases.toString()));
            assertThat(shell.execute(arguments)).as(command.getFirst()).isEqualTo(2);
            assertThat(shell.err().toString()).isEqualTo("wsgauntlet: " + line + System.lineSeparator());
            assertThat(shell.out().toString()).isEmpty();
        }
        assertThat(directory.resolve("report")).doesNotExist();
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
