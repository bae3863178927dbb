package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.Verdict;
import java.util.Locale;

/** What a run says about a requirement, from what asks for attention first to what was not asked at all. */
public enum RuleState {
    FAIL(Verdict.FAIL, "failed"),
    STRICT(Verdict.STRICT, "failed by the letter"),
    WARN(Verdict.WARN, "missed"),
    INFO(Verdict.INFO, "a choice was made"),
    PASS(Verdict.PASS, "passed"),
    /** Cases that cite it ended red over another requirement, and none proves this one. */
    UNPROVEN("~", "not proven"),
    INCONCLUSIVE(Verdict.INCONCLUSIVE, "not judged"),
    SKIP(Verdict.SKIP, "skipped"),
    /** The catalogue has cases, and none of them was played. */
    UNPLAYED("○", "not in this run"),
    /** The catalogue has no case. */
    UNTESTED("·", "no case");

    private final String symbol;
    private final String words;

    RuleState(Verdict verdict, String words) {
        this(VerdictCount.symbol(verdict), words);
    }

    RuleState(String symbol, String words) {
        this.symbol = symbol;
        this.words = words;
    }

    /** Return the state that a verdict on the requirement itself brings about. */
    public static RuleState of(Verdict verdict) {
        return valueOf(verdict.name());
    }

    /** Return the one that asks for attention before the other. */
    public RuleState worse(RuleState other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Return the sign that tells a state apart where colours do not. */
    public String symbol() {
        return symbol;
    }

    /** Return the state as running text has it. */
    public String words() {
        return words;
    }

    /** Return the class that it is drawn with. */
    public String css() {
        return "v-" + name().toLowerCase(Locale.ROOT);
    }
}
