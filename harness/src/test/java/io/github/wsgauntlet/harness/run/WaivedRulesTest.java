package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.Rule;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that does not hold its clients to one rule is caught, whichever rule it is. */
class WaivedRulesTest {
    /** No rule is about size, and the large messages take most of the time. */
    private static final List<Case> CASES = Suite.CATALOGUE.select(List.of("**"), List.of("sizes", "liveness"));

    /** Some of these servers never end a connection, and the tester can only wait for what does not happen. */
    private static final Patience QUICK =
            new Patience(Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(1));

    @ParameterizedTest
    @EnumSource(Rule.class)
    void waiving_a_rule_turns_a_case_red(Rule rule) throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withWaived(Set.of(rule)))) {
            var played = Suite.play(server.uri(), CASES, new RunOptions(16, QUICK));
            assertThat(played.atLeast(Verdict.STRICT))
                    .as("cases that notice that %s is waived", rule.key())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void every_rule_cites_requirements_of_the_ledger(Rule rule) {
        assertThat(rule.requirements())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(Suite.LEDGER.find(id)).as(id).isPresent());
    }
}
