package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.proof.hostile.HostileListener;
import io.github.wsgauntlet.harness.proof.hostile.Hostility;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter.Ended;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run ends when its time is over, whatever the target does then, and its record says so. */
class MaxTimeTest {
    private static final List<Case> CASES = Suite.CATALOGUE.select(List.of("foundation", "control/ping"), List.of());

    /** With these, each wait would take longer than any build. */
    private static final Patience FOR_EVER =
            new Patience(Duration.ofMillis(50), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

    private static final Hostility SILENT = (line, number) -> line.hear();
    private static final Hostility MUTE = (line, number) -> line.accept().hear();

    /** The server is mute when it is looked at first, when foundations are judged, and in the middle of the cases. */
    @ParameterizedTest
    @ValueSource(ints = {0, 14, 40})
    void while_a_server_is_waited_for(int connections) throws IOException {
        Suite.Played played = play(Hostility.HONEST.first(connections, MUTE));
        assertThat(played.footer().ended()).isEqualTo(Ended.TIME_OVER);
        assertThat(played.footer().exit()).as(played.footer().summary()).isEqualTo(3);
        assertThat(played.verdicts()).hasSameSizeAs(CASES);
        assertThat(played.verdicts().values()).contains(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14, 40})
    void while_an_answer_to_the_opening_handshake_is_waited_for(int connections) throws IOException {
        Suite.Played played = play(Hostility.HONEST.first(connections, SILENT));
        assertThat(played.footer().ended()).isEqualTo(Ended.TIME_OVER);
        assertThat(played.footer().exit()).as(played.footer().summary()).isEqualTo(3);
        assertThat(played.results().values())
                .filteredOn(result -> result.verdict() == Verdict.INCONCLUSIVE)
                .extracting(CaseResult::reaction)
                .hasOnlyElementsOfTypes(Unasked.TimeOver.class, Unasked.Obstacle.class);
    }

    private static Suite.Played play(Hostility server) throws IOException {
        try (var listener = HostileListener.start(server)) {
            var options = new RunOptions(4, FOR_EVER).withMaxTime(Duration.ofSeconds(4));
            return Suite.play(listener.url(), CASES, options);
        }
    }
}
