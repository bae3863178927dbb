package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario.Ending;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScenarioReaderTest {
    private static final Unit TEXT = Unit.Frame.of(1, new Payload.Text("a"));
    private static final Unit PING = Unit.Frame.of(9, Payload.empty());

    @Test
    void every_step_has_a_form() {
        CaseFile file =
                CaseFile.steps("[open: {}, send: {opcode: text, text: a}, await: answers, await: close, await: end,"
                        + " pause, stop-reading, half-close, reset, canary]");
        assertThat(file.first().scenario().steps())
                .containsExactly(
                        Step.Open.standard(),
                        new Step.Send(List.of(TEXT), Segments.whole()),
                        new Step.Await(Step.Awaited.ANSWERS),
                        new Step.Await(Step.Awaited.CLOSE),
                        new Step.Await(Step.Awaited.END),
                        new Step.Pause(),
                        new Step.StopReading(),
                        new Step.HalfClose(),
                        new Step.Reset(),
                        new Step.Canary());
    }

    @Test
    void a_plain_handshake_comes_first_unless_said() {
        assertThat(CaseFile.steps("[pause]").first().scenario().steps())
                .containsExactly(Step.Open.standard(), new Step.Pause());
        assertThat(CaseFile.steps("[open: {}]").first().scenario().steps()).containsExactly(Step.Open.standard());
    }

    @Test
    void units_leave_in_one_write() {
        Step whole = new Step.Send(List.of(TEXT, PING), Segments.whole());
        Step cut = new Step.Send(List.of(TEXT, PING), Segments.of(3));
        Step alone = new Step.Send(List.of(TEXT), Segments.of(1));
        String units = "[{opcode: text, text: a}, {opcode: ping}]";
        assertThat(CaseFile.unit(units).lastStep()).isEqualTo(whole);
        assertThat(CaseFile.unit("{units: " + units + "}").lastStep()).isEqualTo(whole);
        assertThat(CaseFile.unit("{segments: 3, units: " + units + "}").lastStep())
                .isEqualTo(cut);
        assertThat(CaseFile.unit("{units: {opcode: text, text: a}, segments: 1}")
                        .lastStep())
                .isEqualTo(alone);
        assertThat(CaseFile.unit("{opcode: text, text: a, segments: 1}").lastStep())
                .isEqualTo(alone);
        assertThat(CaseFile.unit("{bytes: 81, segments: 1}").lastStep())
                .isEqualTo(new Step.Send(List.of(new Unit.Raw(new Payload.Hex("81"))), Segments.of(1)));
    }

    @Test
    void a_write_can_be_cut_into_records_of_tls() {
        assertThat(CaseFile.unit("{opcode: text, text: a, records: 3}").lastStep())
                .isEqualTo(new Step.Send(List.of(TEXT), new Segments(0, 0, 3)));
        assertThat(CaseFile.unit("{units: {opcode: text, text: a}, segments: 2, paced: 4, records: 3}")
                        .lastStep())
                .isEqualTo(new Step.Send(List.of(TEXT), new Segments(2, 4, 3)));
    }

    @Test
    void what_is_about_tls_needs_it() {
        assertThat(needs("[pause]")).isEmpty();
        assertThat(needs("[send: {opcode: ping, records: 1}]")).containsExactly(Need.TLS);
        assertThat(needs("[open: {records: 1}]")).containsExactly(Need.TLS);
        assertThat(needs("[half-close]")).isEmpty();
        assertThat(needs("[half-close-silently]")).containsExactly(Need.TLS);
        assertThat(needs("[open: {with-finished: true}]")).containsExactly(Need.TLS13);
    }

    @Test
    void the_ending_follows_from_the_steps() {
        assertThat(ending("[pause]")).isEqualTo(Ending.CLOSE);
        assertThat(ending("[stop-reading]")).isEqualTo(Ending.CLOSE);
        assertThat(ending("[send: {bytes: 88 80 00 00 00 00}]")).isEqualTo(Ending.CLOSE);
        assertThat(ending("[send: {opcode: close}]")).isEqualTo(Ending.WAIT);
        assertThat(ending("[send: [{opcode: ping}, {opcode: 8}], pause]")).isEqualTo(Ending.WAIT);
        assertThat(ending("[open: {first: {opcode: close}}]")).isEqualTo(Ending.WAIT);
        assertThat(ending("[half-close]")).isEqualTo(Ending.WAIT);
        assertThat(ending("[half-close-silently]")).isEqualTo(Ending.WAIT);
        assertThat(ending("[reset]")).isEqualTo(Ending.WAIT);
    }

    @Test
    void the_ending_can_be_said() {
        assertThat(CaseFile.steps("[reset]")
                        .withLine("ending: close")
                        .first()
                        .scenario()
                        .ending())
                .isEqualTo(Ending.CLOSE);
        assertThat(CaseFile.steps("[pause]")
                        .withLine("ending: wait")
                        .first()
                        .scenario()
                        .ending())
                .isEqualTo(Ending.WAIT);
    }

    private static Set<Need> needs(String steps) {
        return CaseFile.steps(steps).first().needs();
    }

    private static Ending ending(String steps) {
        return CaseFile.steps(steps).first().scenario().ending();
    }
}
