package io.github.wsgauntlet.reports.site;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known and not yet to be told. A target under embargo is not in what is published at all. Of a finding, no
 * case is that cites its requirement, also one that passed: it would say that the target keeps what it breaks.
 */
public final class Embargo {
    private static final String BEFORE_FINDING = ": ";

    private final List<Entry> entries;

    private Embargo(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * What one line holds back.
     *
     * @param line the line as it was written
     * @param target the name of a target, with its version or without it
     * @param finding the id of a requirement or of a case; empty if all of the target is held back
     */
    private record Entry(String line, String target, String finding) {
        boolean isAbout(Results run) {
            String name = SiteTarget.name(run);
            return target.equalsIgnoreCase(name)
                    || target.equalsIgnoreCase(TargetName.of(name).base());
        }

        boolean holdsBackAll() {
            return finding.isEmpty();
        }

        /** Return the requirement that the finding is about in a run: what its case blames, if it names a case. */
        String rule(Results run) {
            return run.cases().stream()
                    .filter(result -> result.id().equals(finding))
                    .map(CaseResult::blamed)
                    .findFirst()
                    .orElse(finding);
        }
    }

    /**
     * Read what is under embargo.
     *
     * @param lines each the name of a target, with its version or without; or that, a colon, a space, and the id of a
     *     requirement or of a case. Capitals make no difference to names. Empty lines and those that begin with
     *     {@code #} say nothing
     * @param runs what it is about
     * @throws IllegalArgumentException if a line is about no run, or its finding about nothing that is known: what is
     *     spelt wrong would be published. The message has the line
     */
    public static Embargo of(List<String> lines, List<Results> runs) {
        Ledger ledger = Results.ledger(runs);
        return new Embargo(lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> entry(line, runs, ledger))
                .toList());
    }

    private static Entry entry(String line, List<Results> runs, Ledger ledger) {
        Entry whole = new Entry(line, line, "");
        if (runs.stream().anyMatch(whole::isAbout)) {
            return whole;
        }
        int end = line.lastIndexOf(BEFORE_FINDING);
        if (end > 0) {
            Entry part = new Entry(
                    line,
                    line.substring(0, end).strip(),
                    line.substring(end + BEFORE_FINDING.length()).strip());
            List<Results> about = runs.stream().filter(part::isAbout).toList();
            boolean known = ledger.find(part.finding()).isPresent()
                    || about.stream()
                            .flatMap(run -> run.cases().stream())
                            .anyMatch(result -> result.id().equals(part.finding()));
            if (!about.isEmpty() && known) {
                return part;
            }
            if (!about.isEmpty()) {
                throw new IllegalArgumentException(
                        "The embargo on \"" + line + "\" names no requirement, and no case of a record");
            }
        }
        throw new IllegalArgumentException("The embargo on \"" + line + "\" is about no target among the records");
    }

    /** Return what may be published of the runs, in their order. */
    List<Results> lift(List<Results> runs) {
        return runs.stream()
                .filter(run -> entries.stream().noneMatch(entry -> entry.holdsBackAll() && entry.isAbout(run)))
                .map(this::published)
                .toList();
    }

    private Results published(Results run) {
        Set<String> rules = new HashSet<>();
        entries.stream().filter(entry -> entry.isAbout(run)).forEach(entry -> rules.add(entry.rule(run)));
        Predicate<CaseResult> told = result -> !rules.contains(result.blamed())
                && result.requirements().stream().noneMatch(rules::contains);
        List<String> held =
                run.cases().stream().filter(told.negate()).map(CaseResult::id).toList();
        // What was not played for the sake of a case that is held back tells of it.
        Predicate<CaseResult> telling = result -> {
            String actual = result.actual();
            return held.stream().anyMatch(actual::contains) || rules.stream().anyMatch(actual::contains);
        };
        return Excerpt.of(run, told.and(telling.negate()).and(result -> !result.fuzzed()));
    }
}
