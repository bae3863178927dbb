package io.github.wsgauntlet.reports.diff;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a case from one run to the next.
 *
 * @param kind what kind of change it is
 * @param before the case in the earlier run; empty if it was not played there
 * @param after the case in the later run; empty if it was not played there
 */
record Change(Kind kind, Optional<CaseResult> before, Optional<CaseResult> after) {
    /** From what is news first to what is none. */
    static final Comparator<Change> COMPARATOR = Comparator.comparing(Change::kind)
            .thenComparing(change -> change.later().verdict(), Comparator.reverseOrder())
            .thenComparing(Change::id, NaturalOrder.COMPARATOR);

    /** The kinds of change, what needs attention first. */
    enum Kind {
        WORSE("Worse", Verdict.FAIL),
        DIFFERENT("As bad, but in another way", Verdict.STRICT),
        UNJUDGED("No longer judged", Verdict.INCONCLUSIVE),
        JUDGED("Judged for the first time", Verdict.INFO),
        BETTER("Better", Verdict.PASS),
        ADDED("Only in the later run", Verdict.INFO),
        REMOVED("Only in the earlier run", Verdict.SKIP),
        SAME("The same", Verdict.PASS);

        private final String title;
        private final Verdict like;

        Kind(String title, Verdict like) {
            this.title = title;
            this.like = like;
        }

        /** Return what it is called in a heading. */
        String title() {
            return title;
        }

        /** Return the verdict in whose colour it is shown. */
        Verdict like() {
            return like;
        }

        /** Return its name in a page. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Change of(Optional<CaseResult> before, Optional<CaseResult> after) {
        if (before.isEmpty()) {
            return new Change(Kind.ADDED, before, after);
        }
        if (after.isEmpty()) {
            return new Change(Kind.REMOVED, before, after);
        }
        return new Change(between(before.get(), after.get()), before, after);
    }

    /**
     * The behaviour counts; how the connection ended only where the behaviour is as it was. There, INFO is no news:
     * whether TCP ends with FIN or is reset is a race in most cases, and says nothing against the target.
     */
    private static Kind between(CaseResult before, CaseResult after) {
        Kind behaviour = between(before.verdict(), after.verdict());
        if (behaviour != Kind.SAME) {
            return behaviour;
        }
        Verdict closed = before.closing().verdict();
        Verdict closes = after.closing().verdict();
        if (closed.judged()
                && closes.judged()
                && closed != closes
                && closed.worse(closes).atLeast(Verdict.WARN)) {
            return between(closed, closes);
        }
        boolean passed = before.verdict() == Verdict.PASS || !before.verdict().judged();
        return passed || before.blamed().equals(after.blamed()) ? Kind.SAME : Kind.DIFFERENT;
    }

    private static Kind between(Verdict before, Verdict after) {
        if (before.judged() && after.judged()) {
            int order = after.compareTo(before);
            return order > 0 ? Kind.WORSE : order < 0 ? Kind.BETTER : Kind.SAME;
        }
        if (before.judged()) {
            return Kind.UNJUDGED;
        }
        return after.judged() ? Kind.JUDGED : Kind.SAME;
    }

    /** Return the case as it was seen last. */
    CaseResult later() {
        return after.or(() -> before).orElseThrow();
    }

    /** Return the id of the case. */
    String id() {
        return later().id();
    }

    /** Return whether only the way the connection ended has changed. */
    private boolean ofClosing() {
        return kind != Kind.DIFFERENT
                && before.isPresent()
                && after.isPresent()
                && before.get().verdict() == after.get().verdict();
    }

    /** Return what has changed in the fewest words, for example {@code PASS → FAIL}. */
    String words() {
        Function<CaseResult, Verdict> verdict =
                ofClosing() ? result -> result.closing().verdict() : CaseResult::verdict;
        return Stream.of(before, after)
                .flatMap(Optional::stream)
                .map(result -> verdict.apply(result).name())
                .collect(Collectors.joining(" → ", ofClosing() ? "closing " : "", ""));
    }

    /** Return why: what the later run says, of the closing where only that has changed. */
    String reason() {
        return ofClosing() ? ReactionProse.sentence(later().closing()) : later().actual();
    }
}
