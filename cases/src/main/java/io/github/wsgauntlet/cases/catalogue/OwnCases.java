package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the case files of users, about protocols of their own: all that are in a directory and in those below it. */
final class OwnCases {
    /** The name of files that hold no cases, but requirements that they cite. */
    static final String LEDGER = "ledger.yaml";

    private OwnCases() {}

    /**
     * Read all case files in a directory and below it, and before them the requirements that they may cite.
     *
     * @param directory the directory
     * @param before what there is to choose from already; its catalogue decides who is judged
     * @return what there is then
     */
    static Repertoire read(Path directory, Repertoire before) {
        List<Path> files = files(directory);
        Ledger ledger = before.ledger();
        for (Path file : files) {
            ledger = isLedger(file) ? ledger.with(file) : ledger;
        }
        var reader = new CaseFileReader(ledger);
        List<Case> all = new ArrayList<>(before.own());
        for (Path file : files) {
            if (!isLedger(file)) {
                List<Case> cases = reader.read(YamlReader.read(file.toString(), TextFile.read(file)));
                wrong(cases, before.all()).ifPresent(sentence -> {
                    throw new IllegalArgumentException(file + ": " + sentence);
                });
                all.addAll(cases);
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(directory + " holds no case file, which ends in .yaml.");
        }
        return new Repertoire(before.builtIn(), all, ledger);
    }

    private static Optional<String> wrong(List<Case> cases, Catalogue builtIn) {
        Optional<String> side = cases.stream()
                .map(Case::side)
                .filter(each -> each != builtIn.side())
                .findFirst()
                .map(each -> "This is a case of a " + Words.of(each) + ", and a " + Words.of(builtIn.side())
                        + " is judged here.");
        return side.or(() -> cases.stream()
                .map(Case::id)
                .filter(id -> builtIn.find(id).isPresent())
                .findFirst()
                .map(id -> "The case '" + id + "' is one of the catalogue; call yours something else."));
    }

    private static boolean isLedger(Path file) {
        return file.endsWith(LEDGER);
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(directory + " is not a directory of case files.");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
