package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.proof.clients.ClientSuite;
import io.github.wsgauntlet.harness.proof.hostile.HostileListener;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
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

    @Test
    void a_server_that_was_late_three_times_is_waited_for_where_it_matters() throws IOException {
        var soft = Duration.ofMillis(200);
        try (var late = HostileListener.start((line, number) -> {
            line.accept().echo();
            line.rest(soft.multipliedBy(5));
        })) {
            Scenario closing = Catalogue.load(Role.SERVER)
                    .find("closing/tcp/after-empty-close")
                    .orElseThrow()
                    .scenario();
            var patience = new Patience(Duration.ofMillis(50), soft, Duration.ofSeconds(10), Duration.ofMinutes(5));
            var driver = new Driver(Suite.target(late.url()), ABLE);
            for (int i = 0; i < 3; i++) {
                assertThat(driver.play(closing, i, patience.forLooking()).close())
                        .isPresent();
            }
            assertThat(driver.play(closing, 3, patience.forLooking()).all(Event.DeadlinePassed.class))
                    .as("what nobody waited for is not said never to come")
                    .isEmpty();
            assertThat(driver.play(closing, 4, patience).end()).isPresent();
        }
    }

    @Test
    void a_server_that_leaves_it_open_is_waited_for_once_on_a_connection() throws IOException {
        try (var open = HostileListener.start((line, number) -> {
            line.accept().echo();
            line.hear();
        })) {
            Scenario awaiting = Catalogue.load(Role.SERVER)
                    .find("foundation/basics/end")
                    .orElseThrow()
                    .scenario();
            var moment = Duration.ofMillis(50);
            var patience = new Patience(moment, moment, Duration.ofSeconds(10), moment.multipliedBy(5));
            Transcript played = new Driver(Suite.target(open.url()), ABLE).play(awaiting, 1, patience);
            assertThat(played.close()).isPresent();
            assertThat(played.all(Event.DeadlinePassed.class))
                    .extracting(Event.DeadlinePassed::awaited)
                    .containsExactly(Step.Awaited.END);
        }
    }

    private static Transcript played(ClientOptions client, Patience patience) {
        return new Driver(ClientSuite.target(client), ABLE).play(ASKED, 1, patience);
    }
}
