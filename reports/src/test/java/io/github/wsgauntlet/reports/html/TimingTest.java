package io.github.wsgauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.view.CaseView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static final Ledger LEDGER = Ledger.load();

    @Test
    void the_bars_stand_on_a_logarithmic_scale_without_a_gap() {
        Timing timing = timing(0.9, 1, 1.99, 2, 4, 3, 2.5, 19.9, 20);

        assertThat(timing.bars())
                .extracting(Timing.Bar::label, Timing.Bar::count, Timing.Bar::height, Timing.Bar::words)
                .containsExactly(
                        tuple("0.5 ms", 1, "25.0", "1 case, 0.5 ms to 1 ms"),
                        tuple("", 2, "50.0", "2 cases, 1 ms to 2 ms"),
                        tuple("", 4, "100.0", "4 cases, 2 ms to 5 ms"),
                        tuple("", 0, "0.0", "0 cases, 5 ms to 10 ms"),
                        tuple("10 ms", 1, "25.0", "1 case, 10 ms to 20 ms"),
                        tuple("", 1, "25.0", "1 case, 20 ms to 50 ms"));
        assertThat(timing.bars()).extracting(Timing.Bar::y).startsWith("75.0", "50.0", "0.0", "100.0");
        assertThat(timing.bars()).extracting(Timing.Bar::x).startsWith(0, 46, 92);
    }

    @Test
    void the_summary_names_what_half_and_nine_of_ten_took() {
        assertThat(timing(1, 2, 3, 4, 5, 6, 7, 8, 9, 2500).summary())
                .isEqualTo("Half of the cases took up to 5.00 ms, nine of ten up to 9.00 ms, the slowest 2.5 s.");
        assertThat(timing(0).summary())
                .isEqualTo("Half of the cases took up to 0.00 ms, nine of ten up to 0.00 ms, the slowest 0.00 ms.");
    }

    @Test
    void the_five_slowest_are_named_the_slowest_first() {
        assertThat(timing(5, 1, 9, 7, 3, 8, 2).slowest())
                .extracting(view -> view.result().millis())
                .containsExactly(9.0, 8.0, 7.0, 5.0, 3.0);
    }

    @Test
    void any_time_has_a_bar() {
        assertThat(timing(0, Double.MIN_VALUE, 1e12).bars())
                .hasSizeBetween(40, 60)
                .first()
                .extracting(Timing.Bar::label, Timing.Bar::count)
                .containsExactly("0.01 ms", 2);
    }

    @Test
    void a_few_bars_are_not_blown_up() {
        assertThat(timing(1).width()).isEqualTo(12 * 46);
    }

    private static Timing timing(double... millis) {
        Results run = SampleRun.faulty();
        List<CaseView> views = new ArrayList<>();
        for (double each : millis) {
            views.add(CaseView.of(SampleRun.taking(run.cases().getFirst(), each), run, LEDGER));
        }
        return Timing.of(views);
    }
}
