package io.github.wsgauntlet.harness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.oracle.Oracle;
import io.github.wsgauntlet.harness.oracle.Topic;
import io.github.wsgauntlet.harness.oracle.Topic.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/**
 * The samples of a run: the same for the same seed, of the kind their property is about, and of every kind there is.
 */
class SamplesTest {
    private static final int MANY = 3_000;

    private static List<Scenario> scenarios(Property property, int count) {
        return samples(List.of(property), 0, count).flatMap(List::stream).toList();
    }

    private static Stream<List<Scenario>> samples(List<Property> properties, long seed, int count) {
        var all = Stream.<List<Scenario>>builder();
        inSession(properties, seed, samples -> {
            for (int i = 0; i < count; i++) {
                all.add(samples.next().shrinkable().value());
            }
        });
        return all.build();
    }

    private static void inSession(List<Property> properties, long seed, Consumer<Samples> what) {
        JqwikSession.run(() -> what.accept(new Samples(properties, Role.SERVER, Bounds.standard(), seed)));
    }

    @Test
    void the_same_seed_makes_up_the_same() {
        List<Property> all = List.of(Property.values());
        assertThat(samples(all, 7, 200).toList()).isEqualTo(samples(all, 7, 200).toList());
        assertThat(samples(all, 7, 200).toList())
                .isNotEqualTo(samples(all, 8, 200).toList());
    }

    @Test
    void a_property_makes_up_the_same_beside_others() {
        List<List<Scenario>> alone = samples(List.of(Property.CLOSING), 3, 20).toList();
        inSession(List.of(Property.HANDSHAKE, Property.CLOSING), 3, samples -> {
            var beside = Stream.generate(samples::next)
                    .filter(sample -> sample.property() == Property.CLOSING)
                    .limit(20)
                    .map(sample -> sample.shrinkable().value())
                    .toList();
            assertThat(beside).isEqualTo(alone);
        });
    }

    @Test
    void conversations_are_legal() {
        assertThat(scenarios(Property.CONVERSATION, MANY))
                .extracting(scenario -> Topic.of(scenario).kind())
                .containsOnly(Kind.LEGAL);
    }

    @Test
    void violations_break_something_and_everything_there_is_to_break() {
        List<Topic> topics =
                scenarios(Property.VIOLATION, MANY).stream().map(Topic::of).toList();
        assertThat(topics).extracting(Topic::kind).containsOnly(Kind.VIOLATED);
        assertThat(states(topics))
                .containsExactlyElementsOf(Violations.OF_FRAMES.stream()
                        .map(each -> "violated: "
                                + each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .sorted()
                        .toList());
    }

    @Test
    void closings_are_closed_or_cut_off() {
        List<Topic> topics =
                scenarios(Property.CLOSING, MANY).stream().map(Topic::of).toList();
        assertThat(topics).extracting(Topic::kind).containsOnly(Kind.CLOSED);
        assertThat(states(topics)).containsExactly("closed", "closed twice", "closed, and more said", "cut off");
    }

    @Test
    void handshakes_are_to_be_accepted_and_to_be_refused_about_as_often() {
        List<Scenario> handshakes = scenarios(Property.HANDSHAKE, MANY);
        assertThat(handshakes).extracting(scenario -> Topic.of(scenario).kind()).containsOnly(Kind.HANDSHAKE);
        long refused = handshakes.stream()
                .filter(scenario -> Topic.of(scenario).state().startsWith("handshake: refuse"))
                .count();
        assertThat(refused).isBetween(MANY / 3L, MANY * 2L / 3);
    }

    @Test
    void compression_is_offered_used_and_misused() {
        Set<String> states = states(
                scenarios(Property.COMPRESSION, MANY).stream().map(Topic::of).toList());
        assertThat(states)
                .contains(
                        "legal",
                        "offer: valid",
                        "offer: one of several valid",
                        "offer: unknown parameter",
                        "offer: double parameter",
                        "offer: invalid value",
                        "violated: compression damaged",
                        "violated: compression truncated",
                        "violated: compression empty",
                        "violated: compression unfinished",
                        "violated: reserved bit",
                        "violated: text not utf8");
    }

    @Test
    void the_oracle_has_something_to_say_about_every_sample() {
        assertThat(samples(List.of(Property.values()), 1, MANY).flatMap(List::stream))
                .allSatisfy(scenario ->
                        assertThat(Oracle.expectation(scenario).allowed()).isNotEmpty());
    }

    @Test
    void no_message_is_larger_than_the_bounds_say() {
        JqwikSession.run(() -> {
            var samples = new Samples(List.of(Property.CONVERSATION), Role.SERVER, new Bounds(125, 2), 0);
            for (int i = 0; i < MANY; i++) {
                Scenario scenario = samples.next().shrinkable().value().getFirst();
                assertThat(Conversation.of(scenario, Optional.empty()).messages())
                        .allSatisfy(message -> assertThat(message.payload()).hasSizeLessThanOrEqualTo(125))
                        .hasSizeLessThanOrEqualTo(5);
            }
        });
        assertThatThrownBy(() -> new Bounds(124, 1))
                .hasMessage("The largest message has 125 to 16777216 bytes, not 124.");
        assertThatThrownBy(() -> new Bounds(125, 0)).hasMessage("A conversation has 1 to 1000 items, not 0.");
    }

    @Test
    void a_property_is_found_by_its_name() {
        assertThat(Arrays.stream(Property.values()).map(Property::key).map(Property::parse))
                .containsExactly(Property.values());
        assertThatThrownBy(() -> Property.parse("closings"))
                .hasMessage("There is no property 'closings'; there are conversation, violation, closing, handshake, "
                        + "compression, stream, interleaving.");
    }

    private static Set<String> states(List<Topic> topics) {
        return new TreeSet<>(topics.stream().map(Topic::state).toList());
    }
}
