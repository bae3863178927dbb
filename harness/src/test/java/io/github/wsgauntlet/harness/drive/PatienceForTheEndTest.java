package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.target.Patience;
import org.junit.jupiter.api.Test;

/** For how long the end of TCP is waited for, by what other connections have shown. */
class PatienceForTheEndTest {
    private static final Patience LAST_TRY = Patience.standard();
    private static final Patience OTHER_TRY = LAST_TRY.forNow();

    private final EndOfTcp known = new EndOfTcp();

    private void slow(int times) {
        for (int i = 0; i < times; i++) {
            known.slow();
        }
    }

    private void never(int times) {
        for (int i = 0; i < times; i++) {
            known.never();
        }
    }

    @Test
    void all_patience_is_spent_on_the_last_try_alone() {
        assertThat(known.worth(LAST_TRY)).isEqualTo(LAST_TRY.hard());
        assertThat(known.worth(OTHER_TRY)).isEqualTo(LAST_TRY.soft());
    }

    @Test
    void what_is_slow_on_three_connections_is_only_looked_for_until_it_matters() {
        slow(2);
        assertThat(known.worth(OTHER_TRY)).isEqualTo(LAST_TRY.soft());
        slow(1);
        assertThat(known.worth(OTHER_TRY)).isEqualTo(LAST_TRY.grace());
        assertThat(known.worth(LAST_TRY)).isEqualTo(LAST_TRY.hard());
        assertThat(known.isNever()).isFalse();
    }

    @Test
    void what_is_prompt_now_and_then_is_waited_for_as_usual() {
        slow(3);
        known.ended(true);
        assertThat(known.worth(OTHER_TRY)).isEqualTo(LAST_TRY.soft());
    }

    @Test
    void an_end_that_was_late_is_no_prompt_one() {
        slow(3);
        known.ended(false);
        assertThat(known.worth(OTHER_TRY)).isEqualTo(LAST_TRY.grace());
    }

    @Test
    void what_never_came_once_and_was_slow_otherwise_is_not_waited_for_again() {
        slow(2);
        never(1);
        assertThat(known.worth(LAST_TRY)).isEqualTo(LAST_TRY.hard());
        assertThat(known.isNever()).isFalse();
        slow(1);
        assertThat(known.worth(LAST_TRY)).isEqualTo(LAST_TRY.grace());
        assertThat(known.isNever()).isTrue();
    }

    @Test
    void what_never_came_once_and_late_otherwise_is_waited_for_with_all_patience() {
        slow(3);
        known.ended(false);
        never(1);
        assertThat(known.worth(LAST_TRY)).isEqualTo(LAST_TRY.hard());
        assertThat(known.isNever()).isFalse();
    }

    @Test
    void a_longer_grace_is_no_longer_look() {
        slow(3);
        assertThat(known.worth(OTHER_TRY.withGrace(LAST_TRY.soft().multipliedBy(2))))
                .isEqualTo(LAST_TRY.atOnce());
    }

    @Test
    void what_never_came_on_three_connections_is_not_waited_for_on_the_last_try_either() {
        never(3);
        assertThat(known.worth(LAST_TRY)).isEqualTo(LAST_TRY.grace());
        assertThat(known.worth(OTHER_TRY)).isEqualTo(LAST_TRY.grace());
        assertThat(known.isNever()).isTrue();
    }

    @Test
    void what_comes_on_some_connections_and_never_on_others_is_waited_for_until_it_is_late() {
        never(3);
        known.ended(false);
        assertThat(known.worth(LAST_TRY)).isEqualTo(LAST_TRY.soft());
    }
}
