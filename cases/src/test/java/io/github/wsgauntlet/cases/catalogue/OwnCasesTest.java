package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnCasesTest {
    private static final Repertoire BUILT_IN = Repertoire.of(Catalogue.load());
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
    void reads_all_that_is_below_and_cites_its_own_ledger() throws IOException {
        write("deep/er/a.yaml", FILE);
        write("ledger.yaml", ROW);
        Repertoire repertoire = BUILT_IN.with(directory);
        assertThat(repertoire.own()).extracting(Case::id).containsExactly("own/greeting/greets");
        assertThat(repertoire.own().getFirst().level()).isEqualTo(Level.MUST);
        assertThat(repertoire.all().cases())
                .hasSize(BUILT_IN.all().cases().size() + 1)
                .endsWith(repertoire.own().getFirst());
        assertThat(repertoire.ledger().own()).extracting(Requirement::reference).containsExactly("Own 1, Greeting");
        assertThat(Ledger.load().find("own-greeting")).isEmpty();
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
        String builtIn = Ledger.load().requirements().iterator().next().id();
        write("ledger.yaml", ROW.replace("own-greeting", builtIn));
        refuses(directory.resolve("ledger.yaml") + ":1: The requirement '" + builtIn
                + "' stands already in the ledger");
        write("ledger.yaml", ROW);
        write("more/ledger.yaml", ROW);
        refuses(directory.resolve("more/ledger.yaml")
                + ":1: The requirement 'own-greeting' stands already in the ledger");
    }

    @Test
    void refuses_a_link_that_a_browser_would_run() throws IOException {
        write("a.yaml", FILE);
        write("ledger.yaml", ROW + "  link: javascript:alert(1)\n");
        refuses(directory.resolve("ledger.yaml") + ":6: 'link' is an http:// or https:// URL, not "
                + "'javascript:alert(1)'");
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
        assertThatThrownBy(() -> BUILT_IN.with(nowhere)).hasMessage(nowhere + " is not a directory of case files.");
    }

    private void refuses(String sentence) {
        assertThatThrownBy(() -> BUILT_IN.with(directory)).hasMessage(sentence);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
