package io.github.wsgauntlet.cases;

import java.util.List;

/**
 * The outcomes a case allows, best first. The first that matches gives the verdict; if none does, the verdict is
 * {@code otherwise}.
 *
 * @param allowed the allowed outcomes, at least one
 * @param otherwise the verdict on everything else, STRICT or FAIL as the ledger grades it
 */
public record Expectation(List<Allowed> allowed, Verdict otherwise) {

    public Expectation {
        allowed = List.copyOf(allowed);
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("A case allows at least one outcome");
        }
    }

    /**
     * Outcomes that have to hold together, and the grade they earn.
     *
     * @param outcomes the outcomes, at least one
     * @param grade the verdict when all of them hold
     */
    public record Allowed(List<Outcome> outcomes, Verdict grade) {
        public Allowed {
            outcomes = List.copyOf(outcomes);
            if (outcomes.isEmpty()) {
                throw new IllegalArgumentException("An allowed outcome names at least one oracle");
            }
        }
    }

    /** Return the best allowed outcome. */
    public Allowed best() {
        return allowed.getFirst();
    }

    /** Return whether the best that a target can do is to refuse the opening handshake. */
    public boolean asksForRefusal() {
        return best().outcomes().stream().anyMatch(Outcome.Refused.class::isInstance);
    }
}
