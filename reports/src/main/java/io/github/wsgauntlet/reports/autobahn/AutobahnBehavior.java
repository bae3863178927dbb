package io.github.wsgauntlet.reports.autobahn;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;

/** A verdict in the words of Autobahn|Testsuite, from best to worst. */
public enum AutobahnBehavior {
    OK("OK", "case_ok", "Pass"),
    INFORMATIONAL("INFORMATIONAL", "case_info", "Info"),
    /** Only of the behaviour. */
    NON_STRICT("NON-STRICT", "case_non_strict", "Non-Strict"),
    /** Only of the closing; of Autobahn's own {@linkplain AutobahnVerdicts#AUTOBAHN verdicts}, as the next. */
    WRONG_CODE("WRONG CODE", "case_non_strict", "Wrong code"),
    /** Only of the closing: a server left it to the tester to end TCP. */
    FAILED_BY_CLIENT("FAILED BY CLIENT", "case_almost", "Ended by the client"),
    /** Only of the closing. */
    UNCLEAN("UNCLEAN", "case_unclean", "Unclean"),
    UNIMPLEMENTED("UNIMPLEMENTED", "case_unimplemented", "Unimplemented"),
    FAILED("FAILED", "case_failed", "Fail");

    private final String word;
    private final String style;
    private final String shown;

    AutobahnBehavior(String word, String style, String shown) {
        this.word = word;
        this.style = style;
        this.shown = shown;
    }

    /**
     * Translate the verdict on a behaviour. What could not be judged is FAILED, as it is there from the start until a
     * case has seen what it expects; and so is what was skipped because the target as a whole could not be judged or
     * breaks what the case rests on, or a script that asks for FAILED only would take a server that is down for one
     * that lacks an extension.
     *
     * @param lacksOnly whether what was skipped is skipped only for what the target lacks
     */
    static AutobahnBehavior of(Verdict verdict, boolean lacksOnly) {
        return switch (verdict) {
            case PASS -> OK;
            case INFO -> INFORMATIONAL;
            case WARN, STRICT -> NON_STRICT;
            case SKIP -> lacksOnly ? UNIMPLEMENTED : FAILED;
            case FAIL, INCONCLUSIVE -> FAILED;
        };
    }

    /**
     * Translate the verdict on how the connection ended. Where a case was judged and its closing was not, for example
     * because the tester itself had to end TCP, there is nothing to blame the target for.
     *
     * @param lacksOnly whether what was skipped is skipped only for what the target lacks
     */
    static AutobahnBehavior ofClosing(CaseResult result, boolean lacksOnly) {
        if (!result.verdict().judged()) {
            return of(result.verdict(), lacksOnly);
        }
        return switch (result.closing().verdict()) {
            case PASS -> OK;
            case INFO, SKIP -> INFORMATIONAL;
            case WARN, STRICT -> UNCLEAN;
            case FAIL, INCONCLUSIVE -> FAILED;
        };
    }

    /** Return the word as reports have it, for example {@code NON-STRICT}. */
    public String word() {
        return word;
    }

    /** Return the class of the cells that show it. */
    public String style() {
        return style;
    }

    /** Return what these cells say. */
    public String shown() {
        return shown;
    }
}
