package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.catalogue.AutobahnIds;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Heads;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
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
 * @param include globs of the cases, as {@link Catalogue#select} takes them, or patterns of Autobahn's ids; none means
 *     all that are played by default
 * @param exclude globs or patterns of the cases that are left out
 * @param own a directory of case files that there are to choose from, too; without globs, all these are played and none
 *     else
 * @param regressions a directory whose case files are played, too
 * @param messages how many messages a case has at least that sends messages compressed as agreed, 0 or more
 */
public record Choice(
        List<String> include, List<String> exclude, Optional<Path> own, Optional<Path> regressions, int messages) {
    public Choice {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        if (messages < 0) {
            throw new IllegalArgumentException("There are 0 messages or more, not " + messages + ".");
        }
    }

    /** Return the usual choice: all cases that are played by default, as they are. */
    public static Choice standard() {
        return new Choice(List.of(), List.of(), Optional.empty(), Optional.empty(), 0);
    }

    /** Return the same choice of other globs. */
    public Choice withInclude(List<String> others) {
        return new Choice(others, exclude, own, regressions, messages);
    }

    /** Return the same choice without other globs. */
    public Choice withExclude(List<String> others) {
        return new Choice(include, others, own, regressions, messages);
    }

    /** Return the same choice with the case files of a directory of the user's to choose from, or of none. */
    public Choice withOwn(Optional<Path> others) {
        return new Choice(include, exclude, others, regressions, messages);
    }

    /** Return the same choice with the case files of another directory, or of none. */
    public Choice withRegressions(Optional<Path> others) {
        return new Choice(include, exclude, own, others, messages);
    }

    /**
     * Return the same choice with another number of messages.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Choice withMessages(int others) {
        return new Choice(include, exclude, own, regressions, others);
    }

    /**
     * Return what there is to choose from: the catalogue, and after it the user's own cases, whose files are read now.
     *
     * @param catalogue the built-in cases
     * @throws IllegalArgumentException if there is no such directory, or a case cannot be one of the user's own
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if a case file is wrong; the message names file and
     *     line
     * @throws UncheckedIOException if the directory cannot be read
     */
    public Repertoire repertoire(Catalogue catalogue) {
        var builtIn = Repertoire.of(catalogue);
        return own.map(builtIn::with).orElse(builtIn);
    }

    /**
     * Return the chosen cases: those of the catalogue in its order, then the user's own, then those of each case file
     * of regressions, by the names of the files.
     *
     * @param repertoire where the globs choose, and what case files cite
     * @throws IllegalArgumentException if a glob matches no case, there is no such directory, or a case file is about
     *     endpoints of the other side
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if a case file is wrong; the message names file and
     *     line
     * @throws UncheckedIOException if the directory cannot be read
     */
    public List<Case> cases(Repertoire repertoire) {
        Catalogue all = repertoire.all();
        Heads heads = all.heads();
        List<String> excluded = AutobahnIds.resolved(exclude, heads);
        Role side = repertoire.builtIn().side();
        return Stream.concat(
                        all.select(included(repertoire, heads), excluded).stream(),
                        regressions(side, repertoire.ledger()))
                .map(each -> each.withMessages(messages))
                .toList();
    }

    private List<String> included(Repertoire repertoire, Heads heads) {
        boolean onlyOwn = own.isPresent() && include.isEmpty();
        return onlyOwn ? repertoire.own().stream().map(Case::id).toList() : AutobahnIds.resolved(include, heads);
    }

    /** Return what of this choice has no effect, each in a sentence for people: globs that leave out no case. */
    public List<String> remarks(Heads heads) {
        return AutobahnIds.unmatched(exclude, heads).stream()
                .map(glob -> "No case matches '" + glob + "', so that nothing is left out for it.")
                .toList();
    }

    private Stream<Case> regressions(Role side, Ledger ledger) {
        return regressions.stream()
                .flatMap(directory -> files(directory).stream())
                .flatMap(file -> regressions(file, side, ledger).stream());
    }

    private static List<Case> regressions(Path file, Role side, Ledger ledger) {
        List<Case> cases = CaseFileReader.read(file, ledger);
        if (cases.stream().anyMatch(each -> each.side() != side)) {
            throw new IllegalArgumentException(file + ": This is a case of a " + Words.of(side.peer()) + ", and a "
                    + Words.of(side) + " is judged here.");
        }
        return cases;
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
