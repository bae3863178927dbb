package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Extent;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.judge.Fault;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is found out about a target before all other cases: which of the foundations it lacks, what is wrong with
 * whatever it sends, and how much it takes. Each such fault is named once, by the case that is about it.
 */
final class Groundwork {
    private final Map<String, CaseResult> results = new LinkedHashMap<>();

    /** What cannot be rested on, and for the sake of which foundation. */
    private final Map<Foundation, Foundation> broken = new EnumMap<>(Foundation.class);

    private final Map<Limit, Long> limits = new EnumMap<>(Limit.class);
    private final Set<Fault> faults = new HashSet<>();
    private Examiner examiner;

    private Groundwork(Examiner examiner) {
        this.examiner = examiner;
    }

    /** Return what is known of a target that cannot be judged: nothing. */
    static Groundwork none(Examiner examiner) {
        return new Groundwork(examiner);
    }

    /**
     * Find out what a target can do.
     *
     * @param examiner plays cases against it
     * @param chosen the cases that are to come
     */
    static Groundwork lay(Examiner examiner, List<Case> chosen) {
        var groundwork = new Groundwork(examiner);
        for (Foundation foundation : Foundation.values()) {
            groundwork.judge(foundation);
        }
        for (Limit limit : Limit.values()) {
            groundwork.search(limit, chosen);
        }
        return groundwork;
    }

    private void judge(Foundation foundation) {
        Case asked = Catalogue.load().find(foundation.id()).orElseThrow();
        if (!examiner.offers(asked)) {
            return;
        }
        Optional<Unasked> obstacle = obstacleTo(asked);
        if (obstacle.isPresent()) {
            asked.restsOn().stream().flatMap(this::cause).findFirst().ifPresent(cause -> broken.put(foundation, cause));
            results.put(
                    asked.id(), Examined.notPlayed(Verdict.SKIP, obstacle.get()).result(asked));
            return;
        }
        Examined examined = examiner.examine(asked, asked.id().hashCode());
        results.put(asked.id(), examiner.result(asked, examined));
        if (faults.addAll(examiner.faults(asked, examined))) {
            examiner = examiner.knowing(faults);
        }
        if (examiner.again(asked, examined).verdict().atLeast(Verdict.STRICT)) {
            broken.put(foundation, foundation);
        }
    }

    private Stream<Foundation> cause(Foundation foundation) {
        return Optional.ofNullable(broken.get(foundation)).stream();
    }

    private void search(Limit limit, List<Case> chosen) {
        Case asked = Catalogue.load().find(limit.id()).orElseThrow();
        if (!examiner.offers(asked) || obstacleTo(asked).isPresent()) {
            return;
        }
        long most = chosen.stream()
                .filter(each -> examiner.offers(each) && obstacleTo(each).isEmpty())
                .mapToLong(each -> Extent.of(each).of(limit))
                .max()
                .orElse(0);
        LimitSearch.of(limit, asked, examiner).upTo(most).ifPresent(found -> {
            results.put(asked.id(), found.result());
            found.most().ifPresent(taken -> limits.put(limit, taken));
        });
    }

    /** Return who plays the other cases: one that knows the faults that are named already. */
    Examiner examiner() {
        return examiner;
    }

    /** Return whether the target cannot be rested on in this. */
    boolean lacks(Foundation foundation) {
        return broken.containsKey(foundation);
    }

    /** Return what the target was found to limit, and the most that it takes. */
    Map<Limit, Long> limits() {
        return limits;
    }

    /** Return what a case is judged by already. */
    Optional<CaseResult> result(Case asked) {
        return Optional.ofNullable(results.get(asked.id()));
    }

    /** Return what was found to be wrong by cases that nobody has chosen. */
    List<CaseResult> others(Collection<Case> chosen) {
        Set<String> ids = new HashSet<>();
        chosen.forEach(each -> ids.add(each.id()));
        return results.values().stream()
                .filter(result -> result.verdict().atLeast(Verdict.WARN) && !ids.contains(result.id()))
                .toList();
    }

    /** Return why a case cannot show anything about this target; empty if it can. */
    Optional<Unasked> obstacleTo(Case asked) {
        if (!broken.isEmpty()) {
            Optional<Foundation> cause =
                    asked.restsOn().stream().flatMap(this::cause).findFirst();
            if (cause.isPresent()) {
                return cause.map(Unasked.RestsOnBroken::new);
            }
        }
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        var extent = Extent.of(asked);
        return limits.entrySet().stream()
                .filter(limit -> extent.of(limit.getKey()) > limit.getValue())
                .findFirst()
                .map(limit -> new Unasked.BeyondLimit(limit.getKey(), limit.getValue()));
    }
}
