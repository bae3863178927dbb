package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.AutobahnIds;
import io.github.wsgauntlet.cases.catalogue.Glob;
import io.github.wsgauntlet.harness.plan.Choice;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Says which cases are meant. */
final class SelectionOptions {
    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description =
                    "Take only the cases that this matches: an id, a family or suite, or a glob such as framing/**; or"
                            + " ids of Autobahn such as 1.1.1 or 9.*; separate several with commas, or give @FILE with"
                            + " one on each line.")
    private List<String> include = List.of();

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Leave out the cases that this matches.")
    private List<String> exclude = List.of();

    @Option(
            names = "--cases",
            paramLabel = "DIR",
            description =
                    "Choose from the case files in this directory and below it, too, which may cite requirements of a"
                            + " ledger.yaml there; without --include, take all of these and no others.")
    private Optional<Path> own = Optional.empty();

    /** Return whether these are all cases that are played by default. */
    boolean everything() {
        return include.isEmpty() && exclude.isEmpty() && own.isEmpty();
    }

    /**
     * Return what is chosen.
     *
     * @param side whose cases there are to choose from, so that nobody has to say so: {@code utf8} is
     *     {@code client/utf8} where all are of clients
     * @throws IllegalArgumentException if a file cannot be read; the message names it
     */
    Choice choice(Role side) {
        return Choice.standard()
                .withInclude(of(side, expanded(include)))
                .withExclude(of(side, expanded(exclude)))
                .withOwn(own);
    }

    private static List<String> of(Role side, List<String> globs) {
        return globs.stream()
                .flatMap(text -> Glob.parse(text).stream())
                .map(Glob::text)
                .map(glob -> AutobahnIds.areMeantBy(glob) || glob.startsWith("*")
                        ? glob
                        : CaseIds.of(side, CaseIds.sideless(glob)))
                .toList();
    }

    private static List<String> expanded(List<String> globs) {
        return globs.stream()
                .flatMap(glob -> glob.startsWith("@") ? lines(Path.of(glob.substring(1))) : Stream.of(glob))
                .toList();
    }

    /** Return the globs in a file: one on each line; blank lines and those that begin with # say nothing. */
    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": There is no such file.", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": This is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": It cannot be read.", e);
        }
    }
}
