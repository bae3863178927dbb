package io.github.wsgauntlet.cases;

import java.util.Locale;

/** What a case says about a target, from best to worst; the last two say that nothing was judged. */
public enum Verdict {
    /** The target did what is required. */
    PASS,
    /** The target made a recorded choice that the RFC leaves open (a MAY). */
    INFO,
    /** The target missed a SHOULD, or did the right thing slowly. */
    WARN,
    /** A MUST is literally broken, yet another sentence or wide, harmless practice excuses it. */
    STRICT,
    /** A MUST is broken and no sentence excuses it. */
    FAIL,
    /** The target lacks what the case needs. */
    SKIP,
    /** The case could not be judged: only a deadline passed, or the target ended the connection as it always may. */
    INCONCLUSIVE;

    /** Return whether this verdict judges the target at all. */
    public boolean judged() {
        return this != SKIP && this != INCONCLUSIVE;
    }

    /** Return the worse of two judged verdicts. */
    public Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Return whether this is a judged verdict at least as bad as {@code threshold}. */
    public boolean atLeast(Verdict threshold) {
        return judged() && compareTo(threshold) >= 0;
    }

    /** Return the name as it is written in case files and on the command line, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
