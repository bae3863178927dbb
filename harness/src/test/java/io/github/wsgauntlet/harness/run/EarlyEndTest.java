package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.cases.reaction.Unasked.TargetChanged;
import io.github.wsgauntlet.cases.reaction.Unasked.TargetChanged.Lost;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter.Ended;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that was ended early is never green, whatever is let pass, and is red for what it found by then. */
class EarlyEndTest {
    private static final List<Case> CASES = Suite.CATALOGUE.cases().subList(0, 3);
    private static final Yardstick LENIENT =
            Yardstick.of(Optional.of(Verdict.FAIL)).allowingInconclusive();
    private static final CaseResult LEFT = EarlyEnd.timeOver().notPlayed().result(CASES.get(0));
    private static final CaseResult RED =
            Examined.notPlayed(Verdict.FAIL, new Unasked.TargetGone()).result(CASES.get(1));
    private static final CaseResult GREEN =
            Examined.notPlayed(Verdict.PASS, new Unasked.PropertyHeld(1)).result(CASES.get(2));

    private static Decision decision(CaseResult... results) {
        EarlyEnd end = EarlyEnd.in(List.of(results)).orElseThrow();
        return Decision.early(List.of(results), LENIENT, end.because(List.of(results)));
    }

    @Test
    void what_is_good_so_far_is_no_more_than_a_part() {
        assertThat(decision(GREEN, LEFT))
                .isEqualTo(new Decision(Exit.NOT_JUDGED, "the time was over with 1 of 2 cases not played"));
    }

    @Test
    void what_is_red_by_then_is_red() {
        assertThat(decision(GREEN, RED, LEFT).exit()).isEqualTo(Exit.NOT_AS_EXPECTED);
        assertThat(decision(GREEN, RED, LEFT).because()).endsWith("; the time was over with 1 of 3 cases not played");
    }

    @Test
    void results_tell_what_ended_them() {
        assertThat(EarlyEnd.in(List.of(GREEN, RED))).isEmpty();
        var change = new TargetChanged(Lost.PONG, 0);
        CaseResult changed = EarlyEnd.targetChanged(change).notPlayed().result(CASES.get(0));
        assertThat(EarlyEnd.in(List.of(GREEN, changed))).contains(new EarlyEnd(Ended.TARGET_CHANGED, change));
        assertThat(decision(GREEN, changed).because())
                .isEqualTo("the target changed and no longer answers pings: 1 of 2 cases not judged");
    }
}
