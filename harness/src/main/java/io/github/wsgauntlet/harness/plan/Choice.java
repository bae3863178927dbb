package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which cases are played.
 *
 * @param include globs of the cases, as {@link Catalogue#select} takes them; none means all that are played by default
 * @param exclude globs of the cases that are left out
 * @param regressions a directory whose case files are played, too
 * @param messages how many messages a case has at least that sends messages compressed as agreed, 0 or more
 */
public record Choice(List<String> include, List<String> exclude, Optional<Path> regressions, int messages) {
    public Choice {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        if (messages < 0) {
            throw new IllegalArgumentException("There are 0 messages or more, not " + messages + ".");
        }
    }

    /** Return the usual choice: all cases that are played by default, as they are. */
    public static Choice standard() {
        return new Choice(List.of(), List.of(), Optional.empty(), 0);
    }

    /** Return the same choice of other globs. */
    public Choice withInclude(List<String> others) {
        return new Choice(others, exclude, regressions, messages);
    }

    /** Return the same choice without other globs. */
    public Choice withExclude(List<String> others) {
        return new Choice(include, others, regressions, messages);
    }

    /**
     * Return the same choice with another number of messages.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Choice withMessages(int others) {
        return new Choice(include, exclude, regressions, others);
    }

    /**
     * Return the chosen cases: those of the catalogue in its order, then those of each case file, by the names of the
     * files.
     *
     * @param catalogue where the globs choose
     * @param ledger what case files cite
     * @throws IllegalArgumentException if a glob matches no case, or there is no such directory
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if a case file is wrong; the message names file and
     *     line
     * @throws UncheckedIOException if the directory cannot be read
     */
    public List<Case> cases(Catalogue catalogue, Ledger ledger) {
        return Stream.concat(catalogue.select(include, exclude).stream(), regressions(ledger))
                .map(each -> each.withMessages(messages))
                .toList();
    }

    private Stream<Case> regressions(Ledger ledger) {
        return regressions.stream()
                .flatMap(directory -> files(directory).stream())
                .flatMap(file -> CaseFileReader.read(file, ledger).stream());
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw new IllegalArgumentException(e.getFile() + " is not a directory of case files.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
