package io.github.wsgauntlet.server.rule;

import java.util.EnumSet;
import java.util.Set;

/** The rules in force: all of {@link Rule} but the waived ones. Policies cannot be waived. */
public final class Rules {

    private static final Rules STRICT = new Rules(EnumSet.noneOf(Rule.class));

    private final Set<Rule> waived;

    private Rules(EnumSet<Rule> waived) {
        this.waived = waived;
    }

    /** Return the rules of a server without a flaw. */
    public static Rules strict() {
        return STRICT;
    }

    /** Return the rules of a server that lets the waived ones pass. */
    public static Rules waiving(Set<Rule> waived) {
        EnumSet<Rule> copy = EnumSet.noneOf(Rule.class);
        copy.addAll(waived);
        return new Rules(copy);
    }

    /**
     * Require that a condition holds.
     *
     * @return whether it holds; false only when it does not and the rule is waived, so that a check which builds on
     *     this one can be left out
     * @throws Violation when it does not hold and the rule is in force
     */
    public boolean require(Rule rule, boolean holds) {
        if (!holds && enforced(rule)) {
            throw new Violation(rule);
        }
        return holds;
    }

    /**
     * Require that a condition of the server's own choice holds.
     *
     * @throws Violation when it does not
     */
    public void require(Policy policy, boolean holds) {
        if (!holds) {
            throw new Violation(policy);
        }
    }

    /** Return whether a rule is in force. */
    public boolean enforced(Rule rule) {
        return !waived.contains(rule);
    }
}
