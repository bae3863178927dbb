package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Frame;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitReaderTest {

    @ParameterizedTest
    @CsvSource({
        "continuation, 0",
        "text, 1",
        "binary, 2",
        "close, 8",
        "ping, 9",
        "pong, 10",
        "0, 0",
        "3, 3",
        "15, 15",
        "0xf, 15",
        "'\"11\"', 11"
    })
    void opcodes_are_names_or_numbers(String written, int opcode) {
        assertThat(frame("{opcode: " + written + "}").opcode()).isEqualTo(opcode);
    }

    @Test
    void every_field_has_its_plain_choice() {
        assertThat(frame("{opcode: text}"))
                .isEqualTo(new Frame(1, true, 0, new Mask.Usual(), Length.minimal(), Payload.empty()));
    }

    @Test
    void every_field_can_be_chosen() {
        assertThat(frame("{opcode: text, fin: false, rsv: 5, mask: none, length: 16, declare: 70, text: hi}"))
                .isEqualTo(new Frame(
                        1,
                        false,
                        5,
                        new Mask.None(),
                        Length.declaring(Length.Form.BITS_16, 70),
                        new Payload.Text("hi")));
    }

    @Test
    void masks_are_random_none_or_given() {
        assertThat(frame("{opcode: text, mask: usual}").mask()).isEqualTo(new Mask.Usual());
        assertThat(frame("{opcode: text, mask: none}").mask()).isEqualTo(new Mask.None());
        assertThat(frame("{opcode: text, mask: 37fa213d}").mask()).isEqualTo(new Mask.Key(0x37fa213d));
        assertThat(frame("{opcode: text, mask: \"FFFFFFFF\"}").mask()).isEqualTo(new Mask.Key(0xffffffff));
        assertThat(frame("{opcode: text, mask: 00000010}").mask()).isEqualTo(new Mask.Key(0x10));
    }

    @Test
    void lengths_have_forms_and_can_lie() {
        assertThat(length("length: minimal")).isEqualTo(Length.minimal());
        assertThat(length("length: 7")).isEqualTo(Length.honest(Length.Form.BITS_7));
        assertThat(length("length: 16")).isEqualTo(Length.honest(Length.Form.BITS_16));
        assertThat(length("length: 64")).isEqualTo(Length.honest(Length.Form.BITS_64));
        assertThat(length("declare: 0")).isEqualTo(Length.declaring(Length.Form.MINIMAL, 0));
        assertThat(length("length: 7, declare: 125")).isEqualTo(Length.declaring(Length.Form.BITS_7, 125));
        assertThat(length("length: 64, declare: 0x8000000000000000"))
                .isEqualTo(Length.declaring(Length.Form.BITS_64, Long.MIN_VALUE));
        assertThat(length("declare: 18446744073709551615")).isEqualTo(Length.declaring(Length.Form.MINIMAL, -1));
    }

    @Test
    void bytes_are_hexadecimal_or_a_payload() {
        assertThat(CaseFile.unit("{bytes: \"81 85\"}").firstUnit()).isEqualTo(new Unit.Raw(new Payload.Hex("8185")));
        assertThat(CaseFile.unit("{bytes: {text: GET}}").firstUnit()).isEqualTo(new Unit.Raw(new Payload.Text("GET")));
    }

    @Test
    void a_message_is_cut_into_fragments() {
        assertThat(units("{opcode: text, mask: none, text: aé, fragments: 2}"))
                .containsExactly(fragment(1, false, new Payload.Hex("61c3")), fragment(0, true, new Payload.Hex("a9")));
        assertThat(units("[{opcode: binary, mask: none, fragments: 2}]"))
                .containsExactly(fragment(2, true, Payload.empty()));
        assertThat(units("{opcode: text, mask: none, text: a, fragments: 2}"))
                .containsExactly(fragment(1, true, new Payload.Hex("61")));
    }

    @Test
    void a_repetition_is_cut_into_repetitions() {
        var unit = new Payload.Text("ab");
        assertThat(units("{opcode: text, mask: none, repeat: {text: ab, times: 5}, fragments: 4}"))
                .containsExactly(
                        fragment(1, false, new Payload.Repeated(unit, 2)),
                        fragment(0, false, new Payload.Repeated(unit, 2)),
                        fragment(0, true, new Payload.Repeated(unit, 1)));
        assertThat(units("{opcode: text, mask: none, repeat: {text: ab, times: 2}, fragments: 3}"))
                .containsExactly(
                        fragment(1, false, new Payload.Hex("616261")), fragment(0, true, new Payload.Hex("62")));
    }

    @Test
    void units_are_repeated() {
        Frame text = Frame.of(1, Payload.empty());
        Frame ping = Frame.of(9, Payload.empty());
        assertThat(units("[{opcode: ping}, {times: 2, of: {opcode: text}}]")).containsExactly(ping, text, text);
        assertThat(units("{units: {times: 2, of: [{opcode: text}, {times: 1, of: {opcode: ping}}]}}"))
                .containsExactly(text, ping, text, ping);
    }

    private static List<Unit> units(String send) {
        return ((Step.Send) CaseFile.unit(send).lastStep()).units();
    }

    private static Frame fragment(int opcode, boolean fin, Payload payload) {
        return new Frame(opcode, fin, 0, new Mask.None(), Length.minimal(), payload);
    }

    private static Length length(String keys) {
        return frame("{opcode: binary, " + keys + "}").length();
    }

    private static Frame frame(String unit) {
        return (Frame) CaseFile.unit(unit).firstUnit();
    }
}
