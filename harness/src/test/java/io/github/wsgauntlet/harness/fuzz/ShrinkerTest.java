package io.github.wsgauntlet.harness.fuzz;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.MessageReaction.OthersServed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.StayedSilent;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.fuzz.Player.Played;
import io.github.wsgauntlet.harness.fuzz.Shrinker.Plays;
import io.github.wsgauntlet.harness.fuzz.Shrinker.Shown;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.run.Examined;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/**
 * What a finding is shrunk to depends on what the target does, and on neither the machine nor how many are played at a
 * time.
 */
class ShrinkerTest {
    private static final Executor AT_ONCE = Runnable::run;

    /** Make up samples until some show a fault, and hand each to a test. */
    private static void eachFound(Property property, Predicate<List<Scenario>> fault, Consumer<Shown> test) {
        JqwikSession.run(() -> {
            var samples = new Samples(List.of(property), Role.SERVER, Bounds.standard(), 3);
            IntStream.range(0, 60)
                    .mapToObj(i -> samples.next().shrinkable())
                    .filter(sample -> fault.test(sample.value()))
                    .limit(6)
                    .map(sample -> new Shown(sample, shown(Verdict.FAIL)))
                    .forEach(test);
        });
    }

    private static Played shown(Verdict verdict) {
        return shown(verdict, List.of());
    }

    private static Played shown(Verdict verdict, List<Event> events) {
        Reaction reaction = verdict == Verdict.FAIL ? new StayedSilent() : new OthersServed();
        var judgement =
                new Judgement(verdict, reaction, false, "a", new Closing(Verdict.SKIP, Closing.Manner.NOT_PLAYED));
        var examined = new Examined(judgement, new Transcript(events), 0);
        return new Played(
                List.of(), List.of(), List.of(examined), Optional.of(examined).filter(each -> verdict == Verdict.FAIL));
    }

    private static Function<List<Scenario>, Played> player(Predicate<List<Scenario>> fault) {
        return scenarios -> shown(fault.test(scenarios) ? Verdict.FAIL : Verdict.PASS);
    }

    private static List<Scenario> shrunk(
            Shown found, Function<List<Scenario>, Played> player, Executor executor, int atATime) {
        return new Shrinker(found, new Plays(player, player), executor, atATime)
                .shrink()
                .sample()
                .value();
    }

    private static boolean sendsAMessageOfThreeBytes(List<Scenario> scenarios) {
        return scenarios.stream()
                .flatMap(each -> Conversation.of(each, Optional.empty()).messages().stream())
                .anyMatch(message -> message.payload().length >= 3);
    }

    @Test
    void how_many_are_played_at_a_time_changes_nothing() {
        var tested = new AtomicInteger();
        eachFound(Property.CONVERSATION, ShrinkerTest::sendsAMessageOfThreeBytes, found -> {
            var player = player(ShrinkerTest::sendsAMessageOfThreeBytes);
            List<Scenario> alone = shrunk(found, player, AT_ONCE, 1);
            assertThat(alone).hasSize(1);
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int atATime : List.of(2, 7, 16, 64)) {
                    assertThat(shrunk(found, player, executor, atATime)).isEqualTo(alone);
                }
            }
            tested.incrementAndGet();
        });
        assertThat(tested).hasValueGreaterThan(2);
    }

    @Test
    void what_cannot_be_judged_on_a_busy_machine_is_asked_once_more() {
        var tested = new AtomicInteger();
        eachFound(Property.CONVERSATION, ShrinkerTest::sendsAMessageOfThreeBytes, found -> {
            var player = player(ShrinkerTest::sendsAMessageOfThreeBytes);
            Set<List<Scenario>> asked = ConcurrentHashMap.newKeySet();
            List<Scenario> busy = shrunk(
                    found,
                    scenarios -> asked.add(scenarios) ? shown(Verdict.INCONCLUSIVE) : player.apply(scenarios),
                    AT_ONCE,
                    8);
            assertThat(busy).isEqualTo(shrunk(found, player, AT_ONCE, 8));
            tested.incrementAndGet();
        });
        assertThat(tested).hasValueGreaterThan(2);
    }

    @Test
    void a_target_that_never_reacts_is_not_waited_for_each_time() {
        eachFound(Property.CONVERSATION, ShrinkerTest::sendsAMessageOfThreeBytes, found -> {
            var again = new AtomicInteger();
            Set<List<Scenario>> asked = ConcurrentHashMap.newKeySet();
            List<Scenario> whole = found.sample().value();
            List<Scenario> shrunk = shrunk(
                    found,
                    scenarios -> {
                        again.addAndGet(asked.add(scenarios) ? 0 : 1);
                        return shown(scenarios.equals(whole) ? Verdict.FAIL : Verdict.INCONCLUSIVE);
                    },
                    AT_ONCE,
                    8);
            assertThat(shrunk).isEqualTo(whole);
            assertThat(asked).hasSizeGreaterThan(2);
            assertThat(again).hasValueLessThanOrEqualTo(Shrinker.MOST_IN_VAIN);
            // Those that are played at a time are counted together.
            assertThat(asked).hasSizeLessThan(Shrinker.MOST_AWAITED + 8);
        });
    }

    @Test
    void what_is_not_shown_again_is_not_made_simpler() {
        eachFound(Property.CONVERSATION, ShrinkerTest::sendsAMessageOfThreeBytes, found -> {
            var tried = new AtomicInteger();
            Function<List<Scenario>, Played> player = scenarios -> {
                tried.incrementAndGet();
                return shown(Verdict.PASS);
            };
            assertThat(shrunk(found, player, AT_ONCE, 8))
                    .isEqualTo(found.sample().value());
            assertThat(tried).as("as it was found, and with nothing awaited").hasValueLessThanOrEqualTo(2);
        });
    }

    @Test
    void where_another_shows_the_same_none_is_asked_once_more() {
        var asked = new AtomicInteger();
        var found = new Shown(new Wide(8), shown(Verdict.FAIL));
        List<Scenario> unjudged = sending("narrow 3");
        List<Scenario> same = sending("narrow 5");
        Function<List<Scenario>, Played> player = scenarios -> {
            if (scenarios.equals(unjudged)) {
                asked.incrementAndGet();
                return shown(Verdict.INCONCLUSIVE);
            }
            boolean shows = scenarios.equals(same) || scenarios.equals(sending("wide"));
            return shown(shows ? Verdict.FAIL : Verdict.PASS);
        };
        assertThat(shrunk(found, player, AT_ONCE, 8)).isEqualTo(same);
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_others_suffer_from_is_tried_alone() {
        assertThat(inTheUsualWay(true, true)).isZero();
        assertThat(inTheUsualWay(true, false)).as("until the first of them").isEqualTo(1 + 4);
        assertThat(inTheUsualWay(false, false)).isGreaterThanOrEqualTo(1 + 12);
    }

    /** Return how many of at least twelve scenarios are played in the usual way. */
    private static int inTheUsualWay(boolean suffering, boolean known) {
        List<Event> suffered = List.of(new Event.CanarySent(0, false));
        var usual = new AtomicInteger();
        Function<List<Scenario>, Played> alone = scenarios -> scenarios.equals(sending("wide"))
                ? shown(Verdict.FAIL)
                : shown(Verdict.PASS, suffering ? suffered : List.of());
        Function<List<Scenario>, Played> counted = scenarios -> {
            usual.incrementAndGet();
            return alone.apply(scenarios);
        };
        var found = new Shown(new Wide(12), shown(Verdict.FAIL, known ? suffered : List.of()));
        new Shrinker(found, new Plays(counted, alone), AT_ONCE, 4).shrink();
        return usual.get();
    }

    @Test
    void it_ends_after_so_many_tries_whatever_they_show() {
        var tried = new AtomicInteger();
        var found = new Shown(new Endless(0), shown(Verdict.FAIL));
        Function<List<Scenario>, Played> player = scenarios -> {
            tried.incrementAndGet();
            return shown(Verdict.FAIL);
        };
        assertThat(shrunk(found, player, AT_ONCE, 1)).isEqualTo(new Endless(Shrinker.MOST_TRIED - 1).value());
        assertThat(tried).hasValue(Shrinker.MOST_TRIED);
    }

    private static List<Scenario> sending(String text) {
        var send = new Step.Send(List.of(Unit.Frame.of(Opcodes.TEXT, new Payload.Text(text))), Segments.whole());
        return List.of(new Scenario(List.of(Step.Open.standard(), send), Scenario.Ending.CLOSE));
    }

    /** A sample of which there are many simpler ones, and none simpler than those. */
    private record Wide(int width) implements Shrinkable<List<Scenario>> {
        @Override
        public List<Scenario> value() {
            return sending("wide");
        }

        @Override
        public Stream<Shrinkable<List<Scenario>>> shrink() {
            return IntStream.range(0, width).mapToObj(i -> Shrinkable.unshrinkable(sending("narrow " + i)));
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(width);
        }
    }

    /** A sample of which there is always a simpler one. */
    private record Endless(int depth) implements Shrinkable<List<Scenario>> {
        @Override
        public List<Scenario> value() {
            return sending("message " + depth);
        }

        @Override
        public Stream<Shrinkable<List<Scenario>>> shrink() {
            return Stream.of(new Endless(depth + 1));
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(Integer.MAX_VALUE - depth);
        }
    }

    @Test
    void it_does_not_look_at_the_clock() {
        noClasses()
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .check(new ClassFileImporter().importClasses(Shrinker.class));
    }
}
