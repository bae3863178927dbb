package io.github.wsgauntlet.reports.diff;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.diff.Change.Kind;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.Capability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has changed from one run to another: of one target before and after a change, or of two targets. What was fuzzed
 * is left out, because what is found by chance may well not be found again.
 */
public final class RunDiff {
    /** The capability that is measured anew in each run, and never the same. */
    private static final String MEASURED = "roundTripMicros";

    private final Results before;
    private final Results after;
    private final List<Change> changes;

    private RunDiff(Results before, Results after, List<Change> changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    /**
     * Something the target is said to be able to do, and that the runs do not agree about.
     *
     * @param name its name
     * @param before what the earlier run says; empty if it says nothing
     * @param after what the later run says; empty if it says nothing
     */
    record Capability(String name, String before, String after) {}

    /** Return where the requirements of either run are looked up. */
    Ledger ledger() {
        return Results.ledger(List.of(before, after));
    }

    /**
     * Compare two runs.
     *
     * @throws IllegalStateException if one is not {@linkplain Results#complete complete}: what is missing might have
     *     changed
     */
    public static RunDiff of(Results before, Results after) {
        before.requireComplete();
        after.requireComplete();
        Map<String, CaseResult> old = byId(before);
        Map<String, CaseResult> fresh = byId(after);
        var ids = new LinkedHashSet<>(old.keySet());
        ids.addAll(fresh.keySet());
        List<Change> changes = ids.stream()
                .map(id -> Change.of(Optional.ofNullable(old.get(id)), Optional.ofNullable(fresh.get(id))))
                .sorted(Change.COMPARATOR)
                .toList();
        return new RunDiff(before, after, changes);
    }

    private static Map<String, CaseResult> byId(Results results) {
        return results.cases().stream()
                .filter(result -> !result.fuzzed())
                .collect(Collectors.toMap(CaseResult::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Return how many cases are worse than before. */
    public int worse() {
        return of(Kind.WORSE).size();
    }

    /**
     * Say in one sentence what has changed.
     *
     * @return for example {@code 2 cases are worse, 1 is better, 1620 are the same}
     */
    public String headline() {
        if (of(Kind.SAME).size() == changes.size()) {
            return "All " + changes.size() + " cases are the same";
        }
        List<Kind> there =
                Arrays.stream(Kind.values()).filter(kind -> !of(kind).isEmpty()).toList();
        return there.stream().map(kind -> words(kind, kind == there.getFirst())).collect(Collectors.joining(", "));
    }

    private String words(Kind kind, boolean first) {
        int count = of(kind).size();
        String cases = first ? count == 1 ? " case" : " cases" : "";
        String are = count == 1 ? " is " : " are ";
        return count
                + cases
                + switch (kind) {
                    case WORSE -> are + "worse";
                    case DIFFERENT -> are + "as bad in another way";
                    case UNJUDGED -> are + "no longer judged";
                    case JUDGED -> are + "judged for the first time";
                    case BETTER -> are + "better";
                    case ADDED -> are + "only in the later run";
                    case REMOVED -> are + "only in the earlier run";
                    case SAME -> are + "the same";
                };
    }

    Results before() {
        return before;
    }

    Results after() {
        return after;
    }

    /** Return the changes of a kind, the worst first. */
    List<Change> of(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /** Return what the runs do not agree about that the target can do; it explains why cases are judged or not. */
    List<Capability> capabilities() {
        Map<String, Object> old = before.header().capabilities();
        Map<String, Object> fresh = after.header().capabilities();
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(fresh.keySet());
        names.remove(MEASURED);
        var differences = new ArrayList<Capability>();
        for (String name : names) {
            String was = old.containsKey(name) ? String.valueOf(old.get(name)) : "";
            String is = fresh.containsKey(name) ? String.valueOf(fresh.get(name)) : "";
            if (!was.equals(is)) {
                differences.add(new Capability(name, was, is));
            }
        }
        return List.copyOf(differences);
    }
}
