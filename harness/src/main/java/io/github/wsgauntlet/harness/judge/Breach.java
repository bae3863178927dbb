package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Verdict;

/**
 * Something a target sent that no server may send, whatever the case is about.
 *
 * @param requirement the ledger id of the broken requirement
 * @param verdict FAIL, STRICT or WARN, as the ledger grades it
 * @param sentence what was seen
 */
record Breach(String requirement, Verdict verdict, String sentence) {
    static Breach fail(String requirement, String sentence) {
        return new Breach(requirement, Verdict.FAIL, sentence);
    }

    static Breach warn(String requirement, String sentence) {
        return new Breach(requirement, Verdict.WARN, sentence);
    }

    static Breach strict(String requirement, String sentence) {
        return new Breach(requirement, Verdict.STRICT, sentence);
    }
}
