package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.TimeOutgrewRequest;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether the time to the answer to an opening handshake grows out of proportion to what fills its head. What
 * fills it is doubled until the time tells something. Then four lengths, each twice the one before, take turns, so that
 * a machine that is busy is so for all of them, and the least time of each counts. No silence and no single time is
 * ever held against a target.
 */
final class Growth {
    /** What is less than this, and some round trips, is not worth a look. */
    private static final Duration NOTICEABLE = Duration.ofMillis(50);

    /** What takes longer than this is not doubled any more. */
    private static final Duration LONG = Duration.ofSeconds(2);

    /** How often the head that a case names is doubled at most. */
    private static final int MOST_DOUBLINGS = 6;

    private static final int LENGTHS = 4;
    private static final int ROUNDS = 5;

    /**
     * From the first of the lengths to the last, time in proportion grows 8 times, and its square 64 times. This is
     * four times proportion, and no step may be a small one.
     */
    private static final double OUT_OF_PROPORTION = 32;

    private static final double LEAST_STEP = 2.4;

    private final Examiner examiner;
    private final Case asked;
    private final HeaderEdit.Fill fill;
    private final long noticeable;

    private Growth(Examiner examiner, Case asked, HeaderEdit.Fill fill) {
        this.examiner = examiner;
        this.asked = asked;
        this.fill = fill;
        this.noticeable = NOTICEABLE
                .plus(examiner.capabilities().roundTrip().multipliedBy(4))
                .toNanos();
    }

    /**
     * How a request of some length was answered.
     *
     * @param bytes how long the value is that fills it
     * @param nanos how long the answer took
     * @param transcript what happened
     */
    private record Sample(int bytes, long nanos, Transcript transcript) {}

    /** Return what a case has shown, with what it shows at growing lengths if it asks for that. */
    static Examined included(Examiner examiner, Case asked, Examined plain) {
        boolean asks = asked.expectation().best().outcomes().contains(new Outcome.Proportionate());
        if (!asks || plain.judgement().verdict().atLeast(Verdict.WARN)) {
            return plain;
        }
        return fillOf(asked)
                .flatMap(fill -> new Growth(examiner, asked, fill).outgrown(plain))
                .orElse(plain);
    }

    private static Optional<HeaderEdit.Fill> fillOf(Case asked) {
        return !asked.scenario().opens()
                ? Optional.empty()
                : asked.scenario().open().request().edits().stream()
                        .filter(HeaderEdit.Fill.class::isInstance)
                        .map(HeaderEdit.Fill.class::cast)
                        .findFirst();
    }

    private Optional<Examined> outgrown(Examined plain) {
        int times = fill.times();
        for (int doubled = 0; doubled <= MOST_DOUBLINGS; doubled++, times *= 2) {
            Optional<Sample> first = sample(times);
            if (first.isEmpty()) {
                return Optional.empty(); // No answer is the question of other cases.
            }
            if (first.get().nanos() >= noticeable) {
                List<Sample> least = least(times);
                if (isOutOfProportion(least)) {
                    return Optional.of(shown(plain, least));
                }
                if (least.isEmpty() || least.getLast().nanos() > LONG.toNanos()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Return the fastest answer at each of the lengths up to this one, shortest first. There are fewer lengths as soon
     * as the longest is answered so fast that nothing can be learnt, and none where an answer is missing.
     */
    private List<Sample> least(int times) {
        var least = new ArrayList<Sample>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < LENGTHS; i++) {
                int index = LENGTHS - 1 - i;
                Optional<Sample> sample = sample(Math.max(1, times >> i));
                if (sample.isEmpty()) {
                    return List.of();
                }
                if (round == 0) {
                    least.addFirst(sample.get());
                } else if (sample.get().nanos() < least.get(index).nanos()) {
                    least.set(index, sample.get());
                }
                if (least.getLast().nanos() < noticeable) {
                    return List.of(least.getLast());
                }
            }
        }
        return least;
    }

    private static boolean isOutOfProportion(List<Sample> least) {
        boolean steep = least.size() == LENGTHS
                && (double) least.getLast().nanos() / least.getFirst().nanos() >= OUT_OF_PROPORTION;
        for (int i = 1; i < least.size(); i++) {
            steep &= (double) least.get(i).nanos() / least.get(i - 1).nanos() >= LEAST_STEP;
        }
        return steep;
    }

    private Optional<Sample> sample(int times) {
        Case longer = asked.withScenario(filled(asked.scenario(), times));
        Transcript seen = examiner.look(longer, times).transcript();
        long sent = seen.first(Event.SentHead.class).map(Event::at).orElse(0L);
        return seen.events().stream()
                .filter(Growth::answers)
                .findFirst()
                .map(answer -> new Sample(times * fill.text().length(), Math.max(1, answer.at() - sent), seen));
    }

    private static boolean answers(Event event) {
        return event instanceof Event.ReceivedHead
                || event instanceof Event.ReceivedBytes
                || event instanceof Event.TargetEnded;
    }

    private Scenario filled(Scenario scenario, int times) {
        HandshakeRequest request = scenario.open().request();
        List<HeaderEdit> edits = request.edits().stream()
                .map(edit ->
                        edit.equals(fill) ? new HeaderEdit.Fill(fill.name(), fill.text(), times, fill.lines()) : edit)
                .toList();
        var steps = new ArrayList<>(scenario.steps());
        Step.Open open = scenario.open();
        steps.set(steps.indexOf(open), open.withRequest(request.withEdits(edits)));
        return new Scenario(steps, scenario.ending());
    }

    private Examined shown(Examined plain, List<Sample> least) {
        Sample shortest = least.getFirst();
        Sample longest = least.getLast();
        var outgrew = new TimeOutgrewRequest(
                shortest.bytes(), shortest.nanos() / 1_000, longest.bytes(), longest.nanos() / 1_000);
        var judgement = new Judgement(
                Verdict.WARN,
                outgrew,
                false,
                asked.requirements().getFirst(),
                plain.judgement().closing());
        return new Examined(judgement, longest.transcript(), plain.millis());
    }
}
