package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked.TargetChanged;
import io.github.wsgauntlet.cases.reaction.Unasked.TargetChanged.Lost;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.proof.hostile.HostileListener;
import io.github.wsgauntlet.harness.proof.hostile.Hostility;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.record.RunFooter.Ended;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that no longer does what it did at first is found out, and one that is only strict is not taken for one. */
class SteadinessTest {
    private static final List<Case> CASES =
            Suite.CATALOGUE.select(List.of("foundation", "control/ping", "handshake/host"), List.of());
    private static final Patience BRIEF =
            new Patience(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(2));

    private static Suite.Played play(Hostility server) throws IOException {
        try (var listener = HostileListener.start(server)) {
            return Suite.play(listener.url(), CASES, new RunOptions(8, BRIEF));
        }
    }

    @Test
    void one_that_refuses_everything_after_six_connections_has_changed() throws IOException {
        var played = play(Hostility.HONEST.first(6, Hostility.REFUSING));
        assertThat(played.footer().ended()).isEqualTo(Ended.TARGET_CHANGED);
        assertThat(played.footer().exit()).isEqualTo(3);
        assertThat(played.footer().summary())
                .startsWith("the target changed and answers with status 400 on plain opening handshakes, which it had "
                        + "accepted: ");
        assertThat(played.verdicts().values()).containsOnly(Verdict.INCONCLUSIVE, Verdict.SKIP);
        assertThat(played.verdicts()).hasSameSizeAs(CASES);
    }

    @Test
    void what_one_showed_before_it_changed_stays() throws IOException {
        var played = play(Hostility.HONEST.first(24, Hostility.REFUSING));
        assertThat(played.footer().ended()).isEqualTo(Ended.TARGET_CHANGED);
        assertThat(played.verdicts()).containsEntry("foundation/basics/text", Verdict.PASS);
        assertThat(played.results().values())
                .extracting(result -> result.reaction())
                .contains(new TargetChanged(Lost.HANDSHAKE, 400));
    }

    @Test
    void one_that_sends_nothing_back_any_more_has_changed() throws IOException {
        Hostility mute = (line, number) -> line.accept().hear();
        var played = play(Hostility.HONEST.first(24, mute));
        assertThat(played.footer().ended()).isEqualTo(Ended.TARGET_CHANGED);
        assertThat(played.results().values())
                .extracting(result -> result.reaction())
                .contains(new TargetChanged(Lost.ECHO, 0));
    }

    @Test
    void one_that_takes_one_connection_at_a_time_has_not() throws IOException {
        var place = new Semaphore(1);
        var played = play((line, number) -> {
            if (!place.tryAcquire()) {
                Hostility.REFUSING.on(line, number);
                return;
            }
            try {
                Hostility.HONEST.on(line, number);
            } finally {
                place.release();
            }
        });
        assertThat(played.footer().ended()).isEqualTo(Ended.WHOLE);
    }

    @Test
    void one_that_refuses_every_third_connection_has_not() throws IOException {
        var played = play((line, number) -> (number % 3 == 0 ? Hostility.REFUSING : Hostility.HONEST).on(line, number));
        assertThat(played.footer().ended()).isEqualTo(Ended.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void one_that_says_that_it_will_pass_has_not(int status) throws IOException {
        Hostility busy = (line, number) -> {
            line.head();
            line.say("HTTP/1.1 " + status + " Later\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        };
        assertThat(play(Hostility.HONEST.first(30, busy)).footer().ended()).isEqualTo(Ended.WHOLE);
    }

    /** Going Away, Policy Violation, Service Restart, Try Again Later: none of them is about what it was sent. */
    @ParameterizedTest
    @ValueSource(ints = {1001, 1008, 1012, 1013})
    void one_that_closes_for_reasons_of_its_own_has_not(int code) throws IOException {
        byte[] body = {(byte) (code >> 8), (byte) code};
        Hostility busy = (line, number) -> line.accept().say(line.frame(0x88, body));
        assertThat(play(Hostility.HONEST.first(30, busy)).footer().ended()).isEqualTo(Ended.WHOLE);
    }
}
