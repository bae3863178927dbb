package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Reaction;

/**
 * Something a target sent that none of its side may send, whatever the case is about.
 *
 * @param requirement the ledger id of the broken requirement
 * @param verdict FAIL, STRICT or WARN, as the ledger grades it
 * @param reaction what the target did
 */
record Breach(String requirement, Verdict verdict, Reaction reaction) {
    /** Return what it is called, whatever the values at hand. */
    Fault fault() {
        return new Fault(requirement, reaction.fault());
    }

    /** Return the same as a breach of what binds the target. */
    Breach binding(Evidence evidence) {
        return new Breach(evidence.binding(requirement), verdict, reaction);
    }

    static Breach fail(String requirement, Reaction reaction) {
        return new Breach(requirement, Verdict.FAIL, reaction);
    }

    static Breach warn(String requirement, Reaction reaction) {
        return new Breach(requirement, Verdict.WARN, reaction);
    }

    static Breach strict(String requirement, Reaction reaction) {
        return new Breach(requirement, Verdict.STRICT, reaction);
    }
}
