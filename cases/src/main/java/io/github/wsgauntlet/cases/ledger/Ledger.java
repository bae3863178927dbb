package io.github.wsgauntlet.cases.ledger;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.ledger.Requirement.Observable;
import io.github.wsgauntlet.cases.ledger.Requirement.Role;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The requirement ledger: every sentence a case may cite. Immutable. */
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

    /** Return the requirement of that id, if there is one. */
    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Return all requirements, in the order of the file. */
    public Collection<Requirement> requirements() {
        return byId.values();
    }
}
