package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.Standing;
import io.github.wsgauntlet.reports.view.Standing.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YardstickTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);
    private static final Yardstick YARDSTICK = new Yardstick(
            Optional.of(Verdict.FAIL),
            new Baseline(List.of(new Baseline.Entry(
                    List.of("a/known"), Verdict.STRICT, false, "So it is.", Optional.empty(), Optional.of(DAY)))),
            DAY);

    @Test
    void expects_what_the_baseline_says_and_nothing_better_or_worse() {
        assertThat(YARDSTICK.surprise(result("a/known", Verdict.STRICT))).isEmpty();
        assertThat(YARDSTICK.surprise(result("a/known", Verdict.PASS)))
                .isEqualTo(Optional.of("PASS, where the baseline expects STRICT: It was so."));
        assertThat(YARDSTICK.surprise(result("a/known", Verdict.FAIL)))
                .isEqualTo(Optional.of("FAIL, where the baseline expects STRICT: It was so."));
    }

    @Test
    void expects_of_other_cases_what_the_run_allows() {
        assertThat(YARDSTICK.surprise(result("a/other", Verdict.STRICT))).isEmpty();
        assertThat(YARDSTICK.surprise(result("a/other", Verdict.FAIL))).isEqualTo(Optional.of("FAIL: It was so."));
        assertThat(Yardstick.of(Optional.empty()).surprise(result("a/other", Verdict.FAIL)))
                .isEmpty();
    }

    @Test
    void is_not_surprised_where_nothing_was_judged() {
        assertThat(YARDSTICK.surprise(result("a/known", Verdict.INCONCLUSIVE))).isEmpty();
        assertThat(YARDSTICK.surprise(result("a/other", Verdict.SKIP))).isEmpty();
    }

    @Test
    void says_how_a_result_stands_to_the_baseline() {
        assertThat(YARDSTICK.standing(result("a/known", Verdict.STRICT)))
                .isEqualTo(new Standing(Kind.KNOWN, Verdict.STRICT, "So it is."));
        assertThat(YARDSTICK.standing(result("a/known", Verdict.WARN)))
                .isEqualTo(new Standing(Kind.BETTER, Verdict.STRICT, "So it is."));
        assertThat(YARDSTICK.standing(result("a/known", Verdict.FAIL)))
                .isEqualTo(new Standing(Kind.WORSE, Verdict.STRICT, "So it is."));
        assertThat(YARDSTICK.standing(result("a/known", Verdict.SKIP)))
                .isEqualTo(new Standing(Kind.UNREMARKABLE, Verdict.PASS, ""));
        assertThat(YARDSTICK.standing(result("a/other", Verdict.FAIL)))
                .isEqualTo(new Standing(Kind.WORSE, Verdict.PASS, ""));
        assertThat(YARDSTICK.standing(result("a/other", Verdict.STRICT)))
                .isEqualTo(new Standing(Kind.UNREMARKABLE, Verdict.PASS, ""));
        assertThat(YARDSTICK.known()).isTrue();
        assertThat(Yardstick.of(Optional.empty()).known()).isFalse();
    }

    @Test
    void forgets_an_entry_after_its_last_day() {
        var later = new Yardstick(YARDSTICK.failOn(), YARDSTICK.baseline(), DAY.plusDays(1));
        assertThat(later.surprise(result("a/known", Verdict.FAIL))).isEqualTo(Optional.of("FAIL: It was so."));
        assertThat(later.surprise(result("a/known", Verdict.PASS))).isEmpty();
    }

    private static CaseResult result(String id, Verdict verdict) {
        return new CaseResult(
                id,
                "A case",
                "5.2",
                verdict,
                new Closing(Verdict.PASS, Closing.Manner.CLEAN),
                Level.MUST,
                List.of(),
                List.of(),
                1,
                List.of(),
                List.of(),
                "",
                "",
                new Unasked.Obstacle("It was so."),
                false,
                List.of());
    }
}
