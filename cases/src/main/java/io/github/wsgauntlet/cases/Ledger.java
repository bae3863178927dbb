package io.github.wsgauntlet.cases;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The requirement ledger: every sentence a case may cite. Immutable. */
public final class Ledger {
    private final Map<String, Requirement> byId;

    private Ledger(Map<String, Requirement> byId) {
        this.byId = byId;
    }

    /**
     * Load the ledger that ships with the catalogue.
     *
     * @throws CatalogueException if a row is wrong; the message names file, line and reason
     */
    public static Ledger load() {
        return new Ledger(LedgerFile.read());
    }

    /** Returns the requirement of that id, if there is one. */
    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns all requirements, in the order of the file. */
    public Collection<Requirement> requirements() {
        return byId.values();
    }
}
