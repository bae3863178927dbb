package io.github.wsgauntlet.cases.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import org.junit.jupiter.api.Test;

final class ConsequencesTest {
    private static final Consequences BUILT_IN = Consequences.load();

    @Test
    void a_requirement_follows_from_others_the_nearest_first() {
        assertThat(BUILT_IN.groundsOf("rfc7692-6.1-rsv1-on-control-fails"))
                .containsExactly("rfc6455-5.2-rsv-on-control-fails", "rfc6455-5.2-rsv-on-data-fails");
    }

    @Test
    void a_duty_of_its_own_follows_from_nothing() {
        assertThat(BUILT_IN.groundsOf("rfc6455-5.2-rsv-on-data-fails")).isEmpty();
        assertThat(BUILT_IN.groundsOf("chat1-join-answered")).isEmpty();
    }

    @Test
    void a_client_is_bound_by_the_counterparts() {
        assertThat(BUILT_IN.groundsOf("rfc7692-6.1-client-rsv1-control-or-continuation-fails"))
                .containsExactly("rfc6455-5.2-client-rsv-fails");
        assertThat(BUILT_IN.groundsOf("rfc6455-5.2-client-rsv-fails")).isEmpty();
    }

    @Test
    void refuses_what_is_not_in_the_ledger_with_its_line() {
        refuses(
                "rfc6455-5.2-rsv-on-control-fails: rfc6455-5.2-rsv\n",
                "pairs.yaml:1:",
                "There is no requirement 'rfc6455-5.2-rsv' in the ledger");
    }

    @Test
    void refuses_what_follows_from_itself_with_its_line() {
        refuses("""
                rfc6455-5.2-rsv-on-control-fails: rfc6455-5.2-rsv-on-data-fails
                rfc6455-5.2-rsv-on-data-fails: rfc6455-5.2-rsv-on-control-fails
                """, "pairs.yaml:2:", "The requirement 'rfc6455-5.2-rsv-on-data-fails' follows from itself");
    }

    private static void refuses(String text, String place, String reason) {
        assertThatThrownBy(() -> Consequences.parse("pairs.yaml", text, Ledger.load(), Counterparts.load()))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith(place)
                .hasMessageContaining(reason);
    }
}
