package io.github.wsgauntlet.cases.ledger;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.ledger.Requirement.Observable;
import io.github.wsgauntlet.cases.ledger.Requirement.Role;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The requirement ledger: every sentence a case may cite. Immutable; those of the same rows are equal. */
public final class Ledger {
    private static @Nullable Ledger builtIn;

    private final Map<String, Requirement> byId;

    private Ledger(Map<String, Requirement> byId) {
        this.byId = byId;
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

    /** Return this ledger with other rows after its own; where it has a row of the same id, the other one counts. */
    public Ledger with(Collection<Requirement> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, Requirement> all = new LinkedHashMap<>(byId);
        others.forEach(row -> all.put(row.id(), row));
        return new Ledger(Collections.unmodifiableMap(all));
    }

    /**
     * Return this ledger with the rows of a file of the user's after its own.
     *
     * @param file where it is
     * @throws InvalidFileException if the file is not there (line 1), is wrong, or has a row of an id that another row
     *     has
     */
    public Ledger with(Path file) {
        return with(LedgerFile.own(file, byId.keySet()));
    }

    /** Return the requirement of that id, if there is one. */
    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Return all requirements, in the order of the files; those of users come last. */
    public Collection<Requirement> requirements() {
        return byId.values();
    }

    /** Return the requirements that do not ship with the catalogue, in order. */
    public List<Requirement> own() {
        Map<String, Requirement> shipped = load().byId;
        return byId.values().stream()
                .filter(row -> !row.equals(shipped.get(row.id())))
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Ledger ledger && byId.equals(ledger.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }
}
