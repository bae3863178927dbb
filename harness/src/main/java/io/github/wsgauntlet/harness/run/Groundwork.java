package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Extent;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.target.TimeOverException;
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
    private final Examiner examiner;
    private final Survival survival;
    private final KnownGround ground = new KnownGround();
    private final Map<String, CaseResult> results = new LinkedHashMap<>();
    private final Map<Limit, Long> limits = new EnumMap<>(Limit.class);

    /** What the target does not live through. */
    private final Map<Limit, LimitSearch.Found> deadly = new EnumMap<>(Limit.class);

    /** How much was taken of what no limit was met of. */
    private final Map<Limit, Long> taken = new EnumMap<>(Limit.class);

    /** What the target has not yet shown to have lived through: another connection does. */
    private Optional<Case> before = Optional.empty();

    private boolean timeOver;

    private Groundwork(Examiner examiner, Survival survival) {
        this.examiner = examiner;
        this.survival = survival;
    }

    /** Return what is known of a target that cannot be judged, or is not asked: nothing. */
    static Groundwork none(Examiner examiner, Survival survival) {
        return new Groundwork(examiner, survival);
    }

    /**
     * Find out what a target can do.
     *
     * @param examiner plays cases against it
     * @param survival knows whether it is there
     * @param chosen the cases that are to come
     * @param demanded what is to be tried even if no case sends so much
     * @param room the memory there is for them
     */
    static Groundwork lay(
            Examiner examiner, Survival survival, List<Case> chosen, Map<Limit, Long> demanded, Room room) {
        var groundwork = new Groundwork(examiner, survival);
        try {
            groundwork.lay(chosen, demanded, room);
        } catch (TimeOverException e) {
            groundwork.timeOver = true;
        }
        return groundwork;
    }

    private void lay(List<Case> chosen, Map<Limit, Long> demanded, Room room) {
        List<Case> playable =
                chosen.stream().filter(each -> room.tooSmallFor(each).isEmpty()).toList();
        for (Foundation foundation : Foundation.values()) {
            Optional<Case> own = find(foundation.id(examiner.side()));
            if (foundation == Foundation.LENGTH_16) { // Who takes no message that long is known for that.
                long needed = own.map(each -> Extent.of(each).of(Limit.MESSAGE)).orElse(0L);
                search(Limit.MESSAGE, playable, Math.max(needed, demanded.getOrDefault(Limit.MESSAGE, 0L)));
            }
            own.filter(each -> !isOver()).ifPresent(this::judge);
            if (isOver()) {
                return;
            }
            if (foundation == Foundation.BINARY) { // The foundations after it take more than one message.
                search(Limit.MESSAGES, playable, demanded.getOrDefault(Limit.MESSAGES, 0L));
            }
        }
        search(Limit.FRAGMENTS, playable, demanded.getOrDefault(Limit.FRAGMENTS, 0L));
    }

    /** Return whether what is left would say nothing of the target as it was met. */
    private boolean isOver() {
        return !survival.gone().isEmpty() || examiner.steadiness().change().isPresent();
    }

    /** Not everything is asked of endpoints of either side. */
    private Optional<Case> find(String id) {
        return Catalogue.load(examiner.side())
                .find(id)
                .filter(asked -> examiner.missingFor(asked).isEmpty());
    }

    private void judge(Case asked) {
        if (passesOver(asked)) {
            return;
        }
        Examiner told = ground.tell(examiner, asked);
        Examined examined =
                told.examine(List.of(asked), seed(asked), survival::isDown).getFirst();
        if (Survival.unreached(examined) || survival.isDown()) {
            recover(Stream.concat(before.stream(), Stream.of(asked)).toList());
        } else {
            note(asked, told, examined);
            before = Optional.of(asked);
        }
    }

    /** Return whether a case cannot show anything, and say so. */
    private boolean passesOver(Case asked) {
        Optional<Unasked> obstacle = obstacleTo(asked);
        obstacle.ifPresent(reason -> {
            ground.passOver(asked);
            results.put(asked.id(), Examined.notPlayed(Verdict.SKIP, reason).result(asked));
        });
        return obstacle.isPresent();
    }

    private static long seed(Case asked) {
        return asked.id().hashCode();
    }

    /**
     * Wait for a target that is down, and find out what has ended it.
     *
     * @param suspects what may have, in the order in which it was played
     */
    private void recover(List<Case> suspects) {
        before = Optional.empty();
        if (survival.comesBack(examiner)) {
            suspects.stream().takeWhile(each -> !isOver()).forEach(this::judgeAgain);
        } else {
            Unasked reason = suspects.size() > 1 ? new Unasked.Suspected(suspects.size()) : new Unasked.TargetGone();
            Examined unclear = Examined.notPlayed(Verdict.INCONCLUSIVE, reason);
            suspects.forEach(each -> results.put(each.id(), unclear.result(each)));
            giveUp(suspects);
        }
    }

    /** Play what may have ended the target, now that it is back, and see whether it does so again. */
    private void judgeAgain(Case suspect) {
        if (passesOver(suspect)) {
            return;
        }
        Examiner told = ground.tell(examiner, suspect);
        Survival.Again again = survival.again(told, List.of(suspect), seed(suspect));
        note(suspect, told, again.examined().getFirst());
        if (!again.survived()) {
            await(suspect);
        }
    }

    private void await(Case suspect) {
        if (!survival.comesBack(examiner)) {
            giveUp(List.of(suspect));
        }
    }

    private void giveUp(List<Case> suspects) {
        survival.giveUp(suspects.reversed().stream().map(List::of).toList());
    }

    private void note(Case asked, Examiner told, Examined examined) {
        if (examined.judgement().verdict() != Verdict.PASS
                && !examined.deadly()
                && !examiner.steadiness().holds()) {
            return; // Nobody knows what the target would have shown before.
        }
        results.put(asked.id(), told.result(asked, examined));
        ground.learn(asked, examined, told);
    }

    private void search(Limit limit, List<Case> chosen, long demanded) {
        find(limit.id(examiner.side()))
                .filter(asked -> !isOver() && obstacleTo(asked).isEmpty())
                .ifPresent(asked -> search(limit, asked, chosen, demanded));
    }

    private void search(Limit limit, Case asked, List<Case> chosen, long demanded) {
        long most = chosen.stream()
                .filter(each -> obstacleTo(each).isEmpty())
                .mapToLong(each -> Extent.of(each).of(limit))
                .reduce(demanded, Math::max);
        LimitSearch.of(limit, asked, examiner(), survival).upTo(most).ifPresent(found -> note(limit, asked, found));
    }

    private void note(Limit limit, Case asked, LimitSearch.Found found) {
        results.put(asked.id(), examiner().result(found.sent(), found.shown()));
        if (found.shown().deadly()) {
            deadly.put(limit, found);
            found.most().ifPresent(most -> taken.put(limit, most));
        } else {
            found.most().ifPresent(limited -> limits.put(limit, limited));
        }
        if (found.shown().judgement().verdict() == Verdict.PASS) {
            taken.put(limit, found.tried());
        }
        if (survival.isDown()) {
            await(asked);
        }
    }

    /** Return whether the end of all waiting came before everything was found out. */
    boolean timeOver() {
        return timeOver;
    }

    /** Return who plays the other cases: one that knows the faults that are named already. */
    Examiner examiner() {
        return ground.tell(examiner);
    }

    /** Return whether the target cannot be rested on in this. */
    boolean lacks(Foundation foundation) {
        return ground.lacks(foundation);
    }

    /** Return how much the target takes, as records hold it: its limit, or else the most that it was sent. */
    Map<String, Long> extent() {
        var extent = new LinkedHashMap<String, Long>();
        taken.forEach((limit, most) -> extent.put(limit.takenKey(), most));
        limits.forEach((limit, most) -> extent.put(limit.key(), most));
        return extent;
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
        return examiner.missingFor(asked)
                .or(() -> ground.obstacleTo(asked))
                .or(() -> beyondLimit(asked))
                .or(() -> deadlyExtent(asked));
    }

    private Optional<Unasked> beyondLimit(Case asked) {
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        var extent = Extent.of(asked);
        return limits.entrySet().stream()
                .filter(limit -> extent.of(limit.getKey()) > limit.getValue())
                .findFirst()
                .map(limit -> new Unasked.BeyondLimit(limit.getKey(), limit.getValue()));
    }

    /** Return why a case would only end the target again. */
    private Optional<Unasked> deadlyExtent(Case asked) {
        if (deadly.isEmpty()) {
            return Optional.empty();
        }
        var extent = Extent.of(asked);
        return deadly.entrySet().stream()
                .filter(each -> each.getValue().most().orElseThrow() < extent.of(each.getKey()))
                .findFirst()
                .map(each ->
                        new Unasked.DeadlyExtent(each.getKey(), each.getValue().tried()));
    }
}
