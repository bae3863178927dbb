package io.github.wsgauntlet.reports.autobahn;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;

/** A verdict in the words of Autobahn|Testsuite, from best to worst. */
enum AutobahnBehavior {
    OK("OK"),
    INFORMATIONAL("INFORMATIONAL"),
    /** Only of the behaviour. */
    NON_STRICT("NON-STRICT"),
    /** Only of the closing. */
    UNCLEAN("UNCLEAN"),
    UNIMPLEMENTED("UNIMPLEMENTED"),
    FAILED("FAILED");

    private final String word;

    AutobahnBehavior(String word) {
        this.word = word;
    }

    /**
     * Translate the verdict on a behaviour. What could not be judged is FAILED, as it is there from the start until a
     * case has seen what it expects; and so is what was skipped because the target as a whole could not be judged, or a
     * script that asks for FAILED only would take a server that is down for one that lacks an extension.
     *
     * @param judged whether the target could be judged at all
     */
    static AutobahnBehavior of(Verdict verdict, boolean judged) {
        return switch (verdict) {
            case PASS -> OK;
            case INFO -> INFORMATIONAL;
            case WARN, STRICT -> NON_STRICT;
            case SKIP -> judged ? UNIMPLEMENTED : FAILED;
            case FAIL, INCONCLUSIVE -> FAILED;
        };
    }

    /**
     * Translate the verdict on how the connection ended. Where a case was judged and its closing was not, for example
     * because the tester itself had to end TCP, there is nothing to blame the target for.
     *
     * @param judged whether the target could be judged at all
     */
    static AutobahnBehavior ofClosing(CaseResult result, boolean judged) {
        if (!result.verdict().judged()) {
            return of(result.verdict(), judged);
        }
        return switch (result.closing().verdict()) {
            case PASS -> OK;
            case INFO, SKIP -> INFORMATIONAL;
            case WARN, STRICT -> UNCLEAN;
            case FAIL, INCONCLUSIVE -> FAILED;
        };
    }

    /** Return the word as reports have it, for example {@code NON-STRICT}. */
    String word() {
        return word;
    }
}
