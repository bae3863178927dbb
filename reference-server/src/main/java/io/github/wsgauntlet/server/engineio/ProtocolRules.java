package io.github.wsgauntlet.server.engineio;

import java.util.Set;

/**
 * The rules in force, of all protocols on top of WebSocket: those that are not waived.
 *
 * @param waived the rules not to keep
 */
public record ProtocolRules(Set<ProtocolRule> waived) {

    /** Copy the rules. */
    public ProtocolRules {
        waived = Set.copyOf(waived);
    }

    /** Return the rules of a server without a flaw. */
    public static ProtocolRules strict() {
        return new ProtocolRules(Set.of());
    }

    /**
     * Require that a condition holds.
     *
     * @return whether it holds; false only when it does not and the rule is waived
     * @throws BrokenRule when it does not hold and the rule is in force
     */
    public boolean require(ProtocolRule rule, boolean holds) {
        if (!holds && enforced(rule)) {
            throw new BrokenRule(rule);
        }
        return holds;
    }

    /** Return whether a rule is in force. */
    public boolean enforced(ProtocolRule rule) {
        return !waived.contains(rule);
    }
}
