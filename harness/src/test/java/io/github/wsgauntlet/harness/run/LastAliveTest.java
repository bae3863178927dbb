package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastAliveTest {
    private static final List<Case> CASES = Suite.CATALOGUE.cases().subList(0, 8);

    private final LastAlive lastAlive = new LastAlive();

    @Test
    void suspects_the_last_case_and_the_one_that_noticed() {
        play(0);
        play(1);
        lastAlive.begin(one(2));
        assertThat(lastAlive.takeSuspects()).containsExactly(one(2), one(1));
    }

    @Test
    void keeps_what_was_shown_until_a_later_case_is_connected() {
        assertThat(play(0)).isEmpty();
        assertThat(play(1))
                .extracting(CaseResult::id)
                .containsExactly(CASES.get(0).id());
        assertThat(lastAlive.clear())
                .extracting(CaseResult::id)
                .containsExactly(CASES.get(1).id());
        assertThat(lastAlive.takeSuspects()).isEmpty();
    }

    @Test
    void clears_nothing_by_a_case_that_began_before() {
        LastAlive.Busy slow = lastAlive.begin(one(0));
        assertThat(play(1)).isEmpty();
        LastAlive.Busy last = lastAlive.begin(one(2));
        assertThat(play(3)).hasSize(1);
        assertThat(lastAlive.end(last, results(2))).isEmpty();
        assertThat(lastAlive.end(slow, results(0))).isEmpty();
        assertThat(lastAlive.takeSuspects()).containsExactly(one(0), one(2), one(3));
    }

    @Test
    void forgets_whom_it_has_named() {
        play(0);
        lastAlive.takeSuspects();
        assertThat(play(1)).isEmpty();
        assertThat(lastAlive.takeSuspects()).containsExactly(one(1));
    }

    @Test
    void names_no_more_than_a_line_can_hold() {
        String six =
                String.join(", ", CASES.subList(0, 6).stream().map(Case::id).toList());
        assertThat(LastAlive.sentence(CASES.stream().map(List::of).toList()))
                .isEqualTo("It was last busy with " + six + " and 2 other cases; with --jobs 1 there are fewer.");
    }

    private static List<Case> one(int index) {
        return List.of(CASES.get(index));
    }

    private static List<CaseResult> results(int index) {
        return List.of(
                Examined.notPlayed(Verdict.SKIP, new Unasked.TargetGone()).result(CASES.get(index)));
    }

    private List<CaseResult> play(int index) {
        return lastAlive.end(lastAlive.begin(one(index)), results(index));
    }
}
