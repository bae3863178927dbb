package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastAliveTest {
    private final LastAlive lastAlive = new LastAlive();

    @Test
    void names_the_last_case_and_the_one_that_noticed() {
        play("a");
        play("b");
        lastAlive.begin("c");
        assertThat(lastAlive.sentence()).isEqualTo("It was last busy with b, c.");
    }

    @Test
    void leaves_out_what_had_ended_before_the_last_connection_was_made() {
        int slow = lastAlive.begin("slow");
        play("a");
        int last = lastAlive.begin("last");
        play("b");
        lastAlive.end("last", last, true);
        lastAlive.end("slow", slow, false);
        lastAlive.begin("noticed");
        assertThat(lastAlive.sentence()).isEqualTo("It was last busy with b, last, slow, noticed.");
    }

    @Test
    void names_no_more_than_a_line_can_hold() {
        for (int i = 1; i <= 8; i++) {
            lastAlive.begin("case-" + i);
        }
        assertThat(lastAlive.sentence())
                .isEqualTo(
                        "It was last busy with case-1, case-2, case-3, case-4, case-5, case-6 and 2 other cases; with"
                                + " --jobs 1 there are fewer.");
    }

    private void play(String id) {
        lastAlive.end(id, lastAlive.begin(id), true);
    }
}
