package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnCasesTest {
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

    private final Ledger ledger = Ledger.naming(Set.of("built-in"));

    @Test
    void reads_all_that_is_below_and_cites_its_own_ledger() throws IOException {
        write("deep/er/a.yaml", FILE);
        write("ledger.yaml", ROW);
        List<Case> cases = OwnCases.read(directory, Catalogue.load(), ledger);
        assertThat(cases).extracting(Case::id).containsExactly("own/greeting/greets");
        assertThat(cases.getFirst().level()).isEqualTo(Level.MUST);
        assertThat(ledger.find("own-greeting").orElseThrow().reference()).isEqualTo("Own 1, Greeting");
        assertThat(OwnCases.read(directory, Catalogue.load(), ledger)).hasSize(1);
    }

    @Test
    void refuses_ids_that_stand_twice() throws IOException {
        write("ledger.yaml", ROW);
        write("a.yaml", FILE);
        write("b.yaml", FILE);
        refuses(directory.resolve("b.yaml") + ":4: The case 'own/greeting/greets' stands already in "
                + directory.resolve("a.yaml") + ":4");
        write("ledger.yaml", ROW + ROW.replace("Own 1", "Own 2"));
        refuses(directory.resolve("ledger.yaml") + ":6: The requirement 'own-greeting' stands already in the ledger");
    }

    @Test
    void refuses_what_is_not_there_or_not_asked() throws IOException {
        refuses(directory + " holds no case file, which ends in .yaml.");
        write("ledger.yaml", ROW);
        Case builtIn = Catalogue.load().cases().getFirst();
        String id = builtIn.id();
        write(
                "a.yaml",
                FILE.replace("own/greeting", id.substring(0, id.lastIndexOf('/')))
                        .replace("greets", id.substring(id.lastIndexOf('/') + 1)));
        refuses(directory.resolve("a.yaml") + ": The case '" + id
                + "' is one of the catalogue; call yours something else.");
        write("a.yaml", "side: client\n" + FILE);
        refuses(directory.resolve("a.yaml") + ": This is a case of a client, and a server is judged here.");
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> OwnCases.read(nowhere, Catalogue.load(), ledger))
                .hasMessage(nowhere + " is not a directory of case files.");
    }

    private void refuses(String sentence) {
        assertThatThrownBy(() -> OwnCases.read(directory, Catalogue.load(), ledger))
                .hasMessage(sentence);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
