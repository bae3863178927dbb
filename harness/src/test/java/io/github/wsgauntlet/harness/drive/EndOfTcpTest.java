package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.harness.proof.clients.ClientSuite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.rule.Rule;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** After the closing handshake the tester, as a server, ends TCP first, and leaves a client the time to be faster. */
class EndOfTcpTest {
    private static final Scenario ASKED = Catalogue.load(Role.CLIENT)
            .find("client/closing/tcp/server-first")
            .orElseThrow()
            .scenario();

    private static final Capabilities ABLE = new Capabilities(true, true, true, true, 0, false, Duration.ZERO);

    @Test
    void a_client_that_waits_ends_it_after_the_tester() {
        Transcript played = played(ClientOptions.defaults(), Patience.standard());
        assertThat(played.first(Event.TesterEnded.class))
                .hasValueSatisfying(ended -> assertThat(ended.how()).isEqualTo(Event.HowEnded.FINISHED));
        assertThat(played.end().orElseThrow().at())
                .isGreaterThan(
                        played.first(Event.TesterEnded.class).orElseThrow().at());
    }

    @Test
    void a_client_that_does_not_wait_is_waited_for() {
        var hasty = ClientOptions.defaults().withWaived(Set.of(Rule.SERVER_CLOSES_TCP_FIRST));
        Transcript played = played(
                hasty,
                new Patience(
                        Duration.ofMillis(50), Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofMinutes(2)));
        assertThat(played.close()).isPresent();
        assertThat(played.end()).isPresent();
        assertThat(played.all(Event.TesterEnded.class))
                .extracting(Event.TesterEnded::how)
                .containsExactly(Event.HowEnded.CLOSED);
    }

    private static Transcript played(ClientOptions client, Patience patience) {
        return new Driver(ClientSuite.target(client), ABLE).play(ASKED, 1, patience);
    }
}
