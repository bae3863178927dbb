package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.judge.Fault;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the cases of foundations have shown of a target: which it lacks, and what is wrong with whatever it sends. Each
 * such fault has a name then, and other cases need not give it another. Thread safe.
 */
final class KnownGround {
    /** The suite of what shall end no target. */
    private static final String HOSTILE = "liveness/hostile/";

    /** What cannot be rested on, and for the sake of which foundation. */
    private final Map<Foundation, Foundation> broken = new EnumMap<>(Foundation.class);

    /** Whether the target does not live through failing a connection, so that it would not the next time. */
    private boolean mortal;

    /** What could not be judged, since an answer was waited for in vain. */
    private final Set<Foundation> unjudged = EnumSet.noneOf(Foundation.class);

    /** What is wrong with whatever it sends, by the foundation whose case shows it. */
    private final NavigableMap<Foundation, Set<Fault>> faults = new TreeMap<>();

    /** Return an examiner that knows all that was shown, made of one that knows nothing of it. */
    synchronized Examiner tell(Examiner stranger) {
        return told(stranger, faults, broken.values().stream());
    }

    /**
     * Return an examiner for a case. For that of a foundation it knows what those before it have shown: where it is
     * played again, it shows again what it did.
     */
    synchronized Examiner tell(Examiner stranger, Case asked) {
        return Foundation.judgedBy(asked)
                .map(own -> told(
                        stranger,
                        faults.headMap(own),
                        broken.values().stream().filter(each -> each.compareTo(own) < 0)))
                .orElseGet(() -> tell(stranger));
    }

    private static Examiner told(
            Examiner stranger, SortedMap<Foundation, Set<Fault>> shown, Stream<Foundation> lacking) {
        return lacking.reduce(stranger.knowing(all(shown)), Examiner::lacking, (one, other) -> other);
    }

    private static Set<Fault> all(SortedMap<Foundation, Set<Fault>> shown) {
        return shown.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
    }

    /**
     * Learn from a case, if it is that of a foundation. What is wrong with everything that the target sends has a name
     * then, and breaks the foundation only where more than that is wrong.
     *
     * @param asked the case
     * @param examined what it has shown
     * @param examiner who played it
     */
    synchronized void learn(Case asked, Examined examined, Examiner examiner) {
        Foundation.judgedBy(asked).ifPresent(own -> {
            faults.put(own, examiner.faults(asked, examined));
            Examiner knowing = examiner.knowing(all(faults.headMap(own, true)));
            if (own == Foundation.FAILURE) {
                mortal = examined.deadly();
            }
            Verdict verdict = examined.deadly()
                    ? Verdict.FAIL
                    : knowing.again(asked, examined).verdict();
            if (verdict.atLeast(Verdict.STRICT)) {
                broken.put(own, own);
            } else {
                broken.remove(own);
            }
            if (verdict == Verdict.INCONCLUSIVE && waitedInVain(examined)) {
                unjudged.add(own);
            } else {
                unjudged.remove(own);
            }
        });
    }

    private static boolean waitedInVain(Examined examined) {
        return examined.transcript().first(Event.DeadlinePassed.class).isPresent();
    }

    /** Take notice that a case was not played: what it judges, if it judges a foundation, may rest on a broken one. */
    synchronized void passOver(Case asked) {
        Foundation.judgedBy(asked).ifPresent(own -> cause(asked).ifPresent(cause -> broken.put(own, cause)));
    }

    /** Return whether the target cannot be rested on in this. */
    synchronized boolean lacks(Foundation foundation) {
        return broken.containsKey(foundation);
    }

    /**
     * Return what a case rests on that is broken, or could not be judged because the target was silent, as it would be
     * in the case: to wait for it again would only take time. Empty if it rests on firm ground.
     */
    synchronized Optional<Unasked> obstacleTo(Case asked) {
        return cause(asked).<Unasked>map(Unasked.RestsOnBroken::new).or(() -> unknown(asked));
    }

    private Optional<Unasked> unknown(Case asked) {
        return unjudged.isEmpty()
                ? Optional.empty()
                : asked.restsOn().stream()
                        .filter(unjudged::contains)
                        .findFirst()
                        .map(Unasked.RestsOnUnjudged::new);
    }

    private Optional<Foundation> cause(Case asked) {
        if (mortal && provokes(asked)) {
            return Optional.of(Foundation.FAILURE);
        }
        return broken.isEmpty()
                ? Optional.empty()
                : asked.restsOn().stream()
                        .filter(broken::containsKey)
                        .findFirst()
                        .map(broken::get);
    }

    /** Return whether a target does well to fail the connection of a case that is not about just that. */
    private static boolean provokes(Case asked) {
        return !asked.id().equals(Foundation.FAILURE.id(asked.side()))
                && (CaseIds.sideless(asked.id()).startsWith(HOSTILE) || mayFail(asked.expectation()));
    }

    private static boolean mayFail(Expectation expectation) {
        return expectation.allowed().stream()
                .filter(each -> each.grade() == Verdict.PASS)
                .flatMap(each -> each.outcomes().stream())
                .anyMatch(Outcome.Failed.class::isInstance);
    }
}
