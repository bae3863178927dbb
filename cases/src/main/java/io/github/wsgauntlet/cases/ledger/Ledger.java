package io.github.wsgauntlet.cases.ledger;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.ledger.Requirement.Observable;
import io.github.wsgauntlet.cases.ledger.Requirement.Role;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requirement ledger: every sentence a case may cite. Those that users add for protocols of their own are in it as
 * long as the process runs. Thread safe.
 */
public final class Ledger {
    private static @Nullable Ledger builtIn;

    private final Map<String, Requirement> byId;
    private final Map<String, Requirement> added = new ConcurrentSkipListMap<>();

    private Ledger(Map<String, Requirement> byId) {
        this.byId = byId;
    }

    /**
     * Add the rows of a file of the user's. It may be added again.
     *
     * @param file where it is
     * @throws InvalidFileException if the file is not there (line 1), is wrong, or has a row of an id that another row
     *     has
     */
    public void add(Path file) {
        LedgerFile.own(file).forEach((row, place) -> {
            Optional<Requirement> known = find(row.id());
            if (known.isPresent() && !known.get().equals(row)) {
                throw place.error("The requirement '" + row.id() + "' stands already in the ledger");
            }
            added.put(row.id(), row);
        });
    }

    /**
     * Load the ledger that ships with the catalogue, the same one each time.
     *
     * @throws InvalidFileException if a row is wrong; the message names file, line and reason
     */
    public static synchronized Ledger load() {
        if (builtIn == null) {
            builtIn = new Ledger(LedgerFile.builtIn());
        }
        return builtIn;
    }

    /**
     * Return a ledger that knows these ids, and nothing of them, to read a file with whose citations are not in
     * question.
     */
    public static Ledger naming(Set<String> ids) {
        return new Ledger(ids.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> new Requirement(id, "", "", "", Level.RULE, Role.BOTH, "", Observable.NO, "", ""))));
    }

    /** Return the requirement of that id, if there is one. */
    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(byId.get(id)).or(() -> Optional.ofNullable(added.get(id)));
    }

    /** Return all requirements, in the order of the files; those that were added come last. */
    public Collection<Requirement> requirements() {
        return added.isEmpty()
                ? byId.values()
                : Stream.concat(byId.values().stream(), added.values().stream()).toList();
    }
}
