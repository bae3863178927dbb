package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.ledger.Ledger;
import java.nio.file.Path;
import java.util.List;

/**
 * What there is to choose from.
 *
 * @param builtIn the catalogue
 * @param own the cases of the user's own, none of which has an id of the catalogue's
 * @param ledger what all of them cite
 */
public record Repertoire(Catalogue builtIn, List<Case> own, Ledger ledger) {
    public Repertoire {
        own = List.copyOf(own);
    }

    /** Return a catalogue alone, which cites the built-in ledger. */
    public static Repertoire of(Catalogue builtIn) {
        return new Repertoire(builtIn, List.of(), Ledger.load());
    }

    /**
     * Return the same with all case files in a directory and below it, by their paths, and with the requirements of the
     * files there named {@value OwnCases#LEDGER}.
     *
     * @param directory the directory
     * @throws IllegalArgumentException if there is no such directory, it holds no case, or a case has the id of a
     *     built-in one or is about endpoints of the other side
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if a file is wrong; the message names file and line
     * @throws java.io.UncheckedIOException if the directory cannot be read
     */
    public Repertoire with(Path directory) {
        return OwnCases.read(directory, this);
    }

    /** Return all cases: the catalogue, and after it the user's own. */
    public Catalogue all() {
        return own.isEmpty() ? builtIn : builtIn.with(own);
    }
}
