package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.Verdict;

/**
 * How the verdict of a case stands to what is known of the target.
 *
 * @param kind whether it is as expected
 * @param expected the verdict that was expected; PASS where nothing is known of the case
 * @param reason why that is expected, as the baseline says; empty where nothing is known of the case
 */
public record Standing(Kind kind, Verdict expected, String reason) {
    /** Whether a verdict is as expected. */
    public enum Kind {
        /** Nothing is known of the case, and nothing has to be: it passed, was not judged, or is not bad enough. */
        UNREMARKABLE,
        /** The case does not pass, as is known. */
        KNOWN,
        /** The baseline does not name the case, which does not pass, though it is not bad enough to be worse. */
        MOVED,
        /** The verdict is worse than expected. */
        WORSE,
        /** The verdict is better than expected. */
        BETTER
    }
}
