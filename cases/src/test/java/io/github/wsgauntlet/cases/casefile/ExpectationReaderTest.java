package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Manner;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Outcome.Subprotocol;
import io.github.wsgauntlet.cases.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpectationReaderTest {

    @Test
    void every_outcome_has_a_form() {
        assertThat(outcome("accepted: {}")).isEqualTo(new Outcome.Accepted(Subprotocol.ANY));
        assertThat(outcome("accepted: {subprotocol: none}")).isEqualTo(new Outcome.Accepted(Subprotocol.NONE));
        assertThat(outcome("accepted: {subprotocol: offered}")).isEqualTo(new Outcome.Accepted(Subprotocol.OFFERED));
        assertThat(outcome("refused: {}")).isEqualTo(new Outcome.Refused(List.of(), false));
        assertThat(outcome("refused: {statuses: [426, \"400-499\"], version13: true}"))
                .isEqualTo(new Outcome.Refused(List.of(new Range(426, 426), new Range(400, 499)), true));
        assertThat(outcome("dropped: {}")).isEqualTo(new Outcome.Dropped());
        assertThat(outcome("not-kept: {}")).isEqualTo(new Outcome.NotKept());
        assertThat(outcome("continued: {}")).isEqualTo(new Outcome.Continued());
        assertThat(outcome("skipped: {}")).isEqualTo(new Outcome.ContentSkipped());
        assertThat(outcome("echoed: {}")).isEqualTo(new Outcome.Echoed());
        assertThat(outcome("ponged: {}")).isEqualTo(new Outcome.Ponged());
        assertThat(outcome("closed: {}")).isEqualTo(new Outcome.Closed(Codes.any()));
        assertThat(outcome("closed: {codes: [1000, 3000-3999, same, empty]}"))
                .isEqualTo(new Outcome.Closed(
                        new Codes(List.of(new Range(1000, 1000), new Range(3000, 3999)), true, true)));
        assertThat(outcome("failed: {}")).isEqualTo(new Outcome.Failed(CloseFrame.PRESENT, Codes.any()));
        assertThat(outcome("failed: {close: present, codes: [1002]}"))
                .isEqualTo(new Outcome.Failed(
                        CloseFrame.PRESENT, new Codes(List.of(new Range(1002, 1002)), false, false)));
        assertThat(outcome("failed: {close: absent}")).isEqualTo(new Outcome.Failed(CloseFrame.ABSENT, Codes.any()));
        assertThat(outcome("ignored: {}")).isEqualTo(new Outcome.Ignored());
        assertThat(outcome("alive: {}")).isEqualTo(new Outcome.Alive());
        assertThat(outcome("silent: {}")).isEqualTo(new Outcome.Silent());
        assertThat(outcome("ended: {}")).isEqualTo(new Outcome.Ended(Manner.ANY));
        assertThat(outcome("ended: {manner: clean}")).isEqualTo(new Outcome.Ended(Manner.CLEAN));
        assertThat(outcome("ended: {manner: second}")).isEqualTo(new Outcome.Ended(Manner.SECOND));
    }

    @Test
    void the_first_item_passes_unless_said() {
        assertThat(CaseFile.expect("[{alive: {}}, {silent: {}, grade: strict}, {dropped: {}, grade: pass}]")
                        .first()
                        .expectation()
                        .allowed())
                .containsExactly(
                        new Allowed(List.of(new Outcome.Alive()), Verdict.PASS),
                        new Allowed(List.of(new Outcome.Silent()), Verdict.STRICT),
                        new Allowed(List.of(new Outcome.Dropped()), Verdict.PASS));
        assertThat(CaseFile.expect("[{alive: {}, grade: info}]")
                        .first()
                        .expectation()
                        .best()
                        .grade())
                .isEqualTo(Verdict.INFO);
    }

    @Test
    void outcomes_of_one_item_hold_together() {
        assertThat(CaseFile.expect("[{echoed: {}, grade: pass, ended: {}}]")
                        .first()
                        .expectation()
                        .best()
                        .outcomes())
                .containsExactly(new Outcome.Echoed(), new Outcome.Ended(Manner.ANY));
    }

    private static Outcome outcome(String outcome) {
        return CaseFile.expect("[" + outcome + "]")
                .first()
                .expectation()
                .best()
                .outcomes()
                .getFirst();
    }
}
