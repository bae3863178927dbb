package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.prose.Prose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SoakTest {
    private static final Unit.Compressed MESSAGE = new Unit.Compressed(1, new Payload.Text("a"), 100);
    private static final Step SENDING = new Step.Send(List.of(MESSAGE, MESSAGE), Segments.whole());
    private static final Step AWAITING = new Step.Await(Step.Awaited.ANSWERS);

    @Test
    void repeats_the_steps_until_there_are_enough_messages() {
        Scenario soak = scenario(SENDING, AWAITING).withMessages(5);
        assertThat(soak.steps())
                .containsExactly(Step.Open.standard(), SENDING, AWAITING, SENDING, AWAITING, SENDING, AWAITING);
    }

    @Test
    void leaves_a_scenario_alone_that_has_enough_messages() {
        Scenario scenario = scenario(SENDING, AWAITING);
        assertThat(scenario.withMessages(2)).isSameAs(scenario);
        assertThat(scenario.withMessages(0)).isSameAs(scenario);
    }

    @Test
    void leaves_a_scenario_alone_that_does_more_than_send_compressed_messages() {
        Step frame = new Step.Send(List.of(Unit.Frame.of(1, new Payload.Text("a"))), Segments.whole());
        List.of(scenario(), scenario(SENDING, new Step.Canary()), scenario(SENDING, frame))
                .forEach(scenario -> assertThat(scenario.withMessages(100)).isSameAs(scenario));
    }

    @Test
    void is_told_in_few_sentences() {
        List<String> sentences = Prose.steps(scenario(SENDING, AWAITING).withMessages(1000));
        assertThat(sentences).hasSize(62).element(60).isEqualTo("Continue like this for 941 more steps");
    }

    private static Scenario scenario(Step... steps) {
        var all = new ArrayList<Step>(List.of(Step.Open.standard()));
        all.addAll(List.of(steps));
        return new Scenario(all, Scenario.Ending.CLOSE);
    }
}
