package io.github.wsgauntlet.harness.proof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.fuzz.Bounds;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.proof.core.CorePlayer.Played;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A core with one thing wrong is noticed, by each of the properties and by the law of segments: {@link CoreFuzzTest}
 * can fail.
 */
class CoreMutantsTest {
    private static final int TRIES = 300;
    private static final long SEED = 0;

    static List<Arguments> mutants() {
        return List.of(
                arguments(Property.CONVERSATION, with(Defect.ECHO_TRUNCATED)),
                arguments(Property.VIOLATION, waiving(Rule.CLIENT_FRAMES_MASKED)),
                arguments(Property.CLOSING, waiving(Rule.CLOSE_IS_ANSWERED)),
                arguments(Property.HANDSHAKE, waiving(Rule.METHOD_IS_GET)),
                arguments(Property.COMPRESSION, waiving(Rule.COMPRESSED_DATA_IS_VALID)),
                arguments(Property.STREAM, with(Defect.FRAMES_MASKED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void every_property_has_scenarios_that_a_mutant_fails(Property property, ServerOptions mutant) {
        var core = new CorePlayer(mutant);
        assertThat(scenarios(property).stream()
                        .map(scenario -> core.judge(
                                        property,
                                        scenario,
                                        core.play(scenario, SEED).transcript())
                                .verdict()))
                .contains(Verdict.FAIL);
    }

    @Test
    void a_core_to_which_segments_mean_something_says_something_else_in_others() {
        var core = new CorePlayer(with(Defect.MASK_RESTARTED_PER_READ));
        assertThat(scenarios(Property.CONVERSATION).stream().map(scenario -> {
                    Played played = core.play(scenario, SEED);
                    return Arrays.equals(core.answer(played.heard()), played.said());
                }))
                .contains(false);
    }

    private static List<Scenario> scenarios(Property property) {
        return MadeUp.scenarios(property, Bounds.standard(), SEED, TRIES);
    }

    private static ServerOptions waiving(Rule rule) {
        return ServerOptions.defaults().withWaived(Set.of(rule));
    }

    private static ServerOptions with(Defect defect) {
        return ServerOptions.defaults().withParts(Misbehaviour.of(defect));
    }
}
