package io.github.wsgauntlet.harness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.harness.conversation.Conversation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Scenarios are made simpler in whatever way, and never for ever. */
class ReductionTest {
    private static final Ledger LEDGER = Ledger.load();

    private static Scenario scenario(String steps) {
        String file = """
                suite: fuzz/test
                section: "5"
                cases:
                  - id: one
                    title: A scenario
                    requirements: [rfc6455-5.6-data-message-types]
                    steps: %s
                    expect: [alive: {}]
                """.formatted(steps);
        return CaseFileReader.parse("test", file, LEDGER).getFirst().scenario();
    }

    /** Take the first simpler one that still has something until there is none. */
    private static List<Scenario> reduced(List<Scenario> scenarios, Predicate<List<Scenario>> has) {
        List<Scenario> best = scenarios;
        Set<List<Scenario>> seen = new HashSet<>();
        for (Optional<List<Scenario>> next = Optional.of(best); next.isPresent(); ) {
            best = next.get();
            next = Reduction.of(best).filter(seen::add).filter(has).findFirst();
        }
        return best;
    }

    private static boolean pings(List<Scenario> scenarios) {
        return scenarios.stream()
                .anyMatch(
                        each -> !Conversation.of(each, Optional.empty()).pings().isEmpty());
    }

    private static List<String> steps(List<Scenario> scenarios) {
        return scenarios.stream().flatMap(each -> Prose.steps(each).stream()).toList();
    }

    @Test
    void a_message_with_a_ping_inside_becomes_a_ping() {
        Scenario found = scenario("""
                [{open: {add: ["X-A: b"]}},
                 {send: {units: [{opcode: text, fin: false, text: hello}, {opcode: ping, hex: "010203", mask: \
                "00000000"},
                                 {opcode: continuation, text: world}], segments: 1}},
                 {await: answers},
                 {send: {opcode: binary, hex: "00"}}]""");
        assertThat(steps(reduced(List.of(found), ReductionTest::pings)))
                .containsExactly(
                        "Connect and send a plain opening handshake",
                        "Send a Ping frame with no payload",
                        "Wait for what the target owes, then run the closing handshake");
    }

    @Test
    void the_connection_that_shows_it_stays_alone() {
        Scenario ping = scenario("[{send: {opcode: ping, text: a}}]");
        Scenario text = scenario("[{send: {opcode: text, text: a}}]");
        assertThat(reduced(List.of(text, ping, text), ReductionTest::pings)).hasSize(1);
    }

    @Test
    void fragments_are_put_together() {
        Scenario found = scenario("[{send: {opcode: text, text: hello world, fragments: 3}}]");
        List<Scenario> smallest = reduced(
                List.of(found),
                some -> Conversation.of(some.getFirst(), Optional.empty()).messages().stream()
                        .anyMatch(message -> message.payload().length == 11));
        assertThat(steps(smallest)).contains("Send a text frame: \"hello world\"");
    }

    @Test
    void no_message_is_left_unfinished_that_was_finished() {
        Scenario found = scenario("[{send: {opcode: text, text: hello world, fragments: 3}}]");
        assertThat(Reduction.of(List.of(found)).map(List::getFirst))
                .isNotEmpty()
                .allMatch(each -> Conversation.of(each, Optional.empty()).atMessageBoundary());
    }

    @Test
    void it_comes_to_an_end_with_every_sample() {
        JqwikSession.run(() -> {
            var samples = new Samples(List.of(Property.values()), Role.SERVER, new Bounds(200, 4), 9);
            for (int i = 0; i < 300; i++) {
                List<Scenario> smallest = reduced(samples.next().shrinkable().value(), any -> true);
                assertThat(smallest).hasSize(1);
            }
        });
    }
}
