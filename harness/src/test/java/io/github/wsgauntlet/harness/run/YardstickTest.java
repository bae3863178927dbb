package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.SampleResult;
import io.github.wsgauntlet.reports.view.Standing;
import io.github.wsgauntlet.reports.view.Standing.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YardstickTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);
    private static final Yardstick YARDSTICK = new Yardstick(
            Optional.of(Verdict.FAIL),
            new Baseline(List.of(new Baseline.Entry(
                    List.of("a/known"), Verdict.STRICT, false, "So it is.", Optional.empty(), Optional.of(DAY)))),
            DAY);

    @Test
    void expects_what_the_baseline_says_and_nothing_better_or_worse() {
        assertThat(YARDSTICK.surprise(SampleResult.of("a/known", Verdict.STRICT), LEDGER))
                .isEmpty();
        assertThat(YARDSTICK.surprise(SampleResult.of("a/known", Verdict.PASS), LEDGER))
                .isEqualTo(Optional.of("PASS, where the baseline expects STRICT: It was so."));
        assertThat(YARDSTICK.surprise(SampleResult.of("a/known", Verdict.FAIL), LEDGER))
                .isEqualTo(Optional.of("FAIL, where the baseline expects STRICT: It was so."));
    }

    @Test
    void expects_of_other_cases_what_the_run_allows() {
        assertThat(YARDSTICK.surprise(SampleResult.of("a/other", Verdict.STRICT), LEDGER))
                .isEmpty();
        assertThat(YARDSTICK.surprise(SampleResult.of("a/other", Verdict.FAIL), LEDGER))
                .isEqualTo(Optional.of("FAIL: It was so."));
        assertThat(Yardstick.of(Optional.empty()).surprise(SampleResult.of("a/other", Verdict.FAIL), LEDGER))
                .isEmpty();
    }

    @Test
    void does_not_expect_that_a_case_cannot_be_judged_unless_somebody_says_so() {
        assertThat(YARDSTICK.surprise(SampleResult.of("a/known", Verdict.INCONCLUSIVE), LEDGER))
                .isEqualTo(Optional.of("INCONCLUSIVE, where the baseline expects STRICT: It was so."));
        assertThat(YARDSTICK.surprise(SampleResult.of("a/other", Verdict.INCONCLUSIVE), LEDGER))
                .isEqualTo(Optional.of("INCONCLUSIVE: It was so."));
        assertThat(List.of("a/known", "a/other"))
                .allSatisfy(id -> assertThat(YARDSTICK
                                .allowingInconclusive()
                                .surprise(SampleResult.of(id, Verdict.INCONCLUSIVE), LEDGER))
                        .isEmpty());
        assertThat(Yardstick.of(Optional.empty()).surprise(SampleResult.of("a/other", Verdict.INCONCLUSIVE), LEDGER))
                .isEmpty();
        assertThat(YARDSTICK.surprise(SampleResult.of("a/other", Verdict.SKIP), LEDGER))
                .isEmpty();
    }

    @Test
    void a_case_that_now_and_then_cannot_be_judged_may_do_better_but_not_break_anything() {
        var yardstick = new Yardstick(
                Optional.of(Verdict.FAIL),
                new Baseline(List.of(new Baseline.Entry(
                        List.of("a/**"), Verdict.INCONCLUSIVE, true, "Slow.", Optional.empty(), Optional.empty()))),
                DAY);
        assertThat(List.of(Verdict.INCONCLUSIVE, Verdict.PASS, Verdict.WARN))
                .allSatisfy(verdict -> assertThat(yardstick
                                .standing(SampleResult.of("a/b", verdict))
                                .kind())
                        .isEqualTo(Kind.KNOWN));
        assertThat(List.of(Verdict.STRICT, Verdict.FAIL))
                .allSatisfy(verdict -> assertThat(yardstick
                                .standing(SampleResult.of("a/b", verdict))
                                .kind())
                        .isEqualTo(Kind.WORSE));
    }

    @Test
    void what_a_baseline_learns_is_no_surprise() {
        var learning = new Yardstick(YARDSTICK.failOn(), false, Demands.none(), YARDSTICK.baseline(), DAY, true);
        assertThat(List.of("a/known", "a/other"))
                .allSatisfy(id -> assertThat(learning.surprise(SampleResult.of(id, Verdict.FAIL), LEDGER))
                        .isEmpty());
    }

    @Test
    void says_how_a_result_stands_to_the_baseline() {
        assertThat(YARDSTICK.standing(SampleResult.of("a/known", Verdict.STRICT)))
                .isEqualTo(new Standing(Kind.KNOWN, Verdict.STRICT, "So it is."));
        assertThat(YARDSTICK.standing(SampleResult.of("a/known", Verdict.WARN)))
                .isEqualTo(new Standing(Kind.BETTER, Verdict.STRICT, "So it is."));
        assertThat(YARDSTICK.standing(SampleResult.of("a/known", Verdict.FAIL)))
                .isEqualTo(new Standing(Kind.WORSE, Verdict.STRICT, "So it is."));
        assertThat(YARDSTICK.standing(SampleResult.of("a/known", Verdict.SKIP)))
                .isEqualTo(new Standing(Kind.UNREMARKABLE, Verdict.PASS, ""));
        assertThat(YARDSTICK.standing(SampleResult.of("a/other", Verdict.FAIL)))
                .isEqualTo(new Standing(Kind.WORSE, Verdict.PASS, ""));
        assertThat(YARDSTICK.standing(SampleResult.of("a/other", Verdict.STRICT)))
                .isEqualTo(new Standing(Kind.MOVED, Verdict.PASS, ""));
        assertThat(Yardstick.of(Optional.of(Verdict.FAIL)).standing(SampleResult.of("a/other", Verdict.STRICT)))
                .isEqualTo(new Standing(Kind.UNREMARKABLE, Verdict.PASS, ""));
        assertThat(YARDSTICK.known()).isTrue();
        assertThat(Yardstick.of(Optional.empty()).known()).isFalse();
    }

    @Test
    void forgets_an_entry_after_its_last_day() {
        var later = new Yardstick(YARDSTICK.failOn(), YARDSTICK.baseline(), DAY.plusDays(1));
        assertThat(later.surprise(SampleResult.of("a/known", Verdict.FAIL), LEDGER))
                .isEqualTo(Optional.of("FAIL: It was so."));
        assertThat(later.surprise(SampleResult.of("a/known", Verdict.PASS), LEDGER))
                .isEmpty();
    }
}
