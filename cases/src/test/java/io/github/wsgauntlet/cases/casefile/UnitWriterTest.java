package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Deflation;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Compressed;
import io.github.wsgauntlet.cases.Unit.Frame;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Length.Form;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.cases.Unit.Raw;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnitWriterTest {
    private static final Payload TEXT = new Payload.Text("ab");
    private static final Payload DEFLATED = new Payload.Deflated(TEXT, Deflation.usual());
    private static final Unit PING = Frame.of(9, TEXT);

    @Test
    void opcodes_are_names_where_they_have_one() {
        assertThat(IntStream.range(0, 16).mapToObj(opcode -> sent(Frame.of(opcode, Payload.empty()))))
                .containsExactly(
                        "{opcode: continuation}",
                        "{opcode: text}",
                        "{opcode: binary}",
                        "{opcode: 3}",
                        "{opcode: 4}",
                        "{opcode: 5}",
                        "{opcode: 6}",
                        "{opcode: 7}",
                        "{opcode: close}",
                        "{opcode: ping}",
                        "{opcode: pong}",
                        "{opcode: 11}",
                        "{opcode: 12}",
                        "{opcode: 13}",
                        "{opcode: 14}",
                        "{opcode: 15}");
    }

    @Test
    void every_field_is_said_that_is_not_plain() {
        assertThat(sent(new Frame(1, false, 5, new Mask.None(), Length.declaring(Form.BITS_16, 70), TEXT)))
                .isEqualTo("{opcode: text, fin: false, rsv: 5, mask: none, length: 16, declare: 70, text: 'ab'}");
        assertThat(sent(new Frame(1, true, 0, new Mask.Key(16), Length.honest(Form.BITS_7), TEXT)))
                .isEqualTo("{opcode: text, mask: '00000010', length: 7, text: 'ab'}");
        assertThat(sent(new Frame(1, true, 0, new Mask.Usual(), Length.declaring(Form.MINIMAL, 0xffff_ffffL), TEXT)))
                .isEqualTo("{opcode: text, declare: 4294967295, text: 'ab'}");
        assertThat(sent(new Frame(1, true, 0, new Mask.Usual(), Length.declaring(Form.BITS_64, -1), TEXT)))
                .isEqualTo("{opcode: text, length: 64, declare: '0xffffffffffffffff', text: 'ab'}");
    }

    @Test
    void a_deflated_payload_sets_rsv1() {
        assertThat(sent(new Frame(1, true, 4, new Mask.Usual(), Length.minimal(), DEFLATED)))
                .isEqualTo("{opcode: text, deflated: {text: 'ab'}}");
        assertThat(sent(new Frame(1, true, 0, new Mask.Usual(), Length.minimal(), DEFLATED)))
                .isEqualTo("{opcode: text, rsv: 0, deflated: {text: 'ab'}}");
    }

    @Test
    void only_a_close_frame_has_a_code() {
        Payload body = new Payload.CloseBody(1000, Payload.empty());
        assertThat(sent(Frame.of(8, body))).isEqualTo("{opcode: close, code: 1000}");
        assertThat(sent(Frame.of(9, body))).isEqualTo("{opcode: ping, hex: '03e8'}");
        assertThat(sent(new Raw(body))).isEqualTo("{bytes: {hex: '03e8'}}");
        assertThat(sent(new Compressed(1, body, Integer.MAX_VALUE)))
                .isEqualTo("{opcode: text, compress: true, hex: '03e8'}");
    }

    @Test
    void raw_bytes_are_hexadecimal_or_a_payload() {
        assertThat(sent(new Raw(new Payload.Hex("8180")))).isEqualTo("{bytes: '8180'}");
        assertThat(sent(new Raw(Payload.empty()))).isEqualTo("{bytes: ''}");
        assertThat(sent(new Raw(TEXT))).isEqualTo("{bytes: {text: 'ab'}}");
        assertThat(sent(new Raw(DEFLATED))).isEqualTo("{bytes: {deflated: {text: 'ab'}}}");
    }

    @Test
    void a_message_is_compressed_as_agreed() {
        assertThat(sent(new Compressed(2, TEXT, Integer.MAX_VALUE)))
                .isEqualTo("{opcode: binary, compress: true, text: 'ab'}");
        assertThat(sent(new Compressed(1, DEFLATED, 3)))
                .isEqualTo("{opcode: text, compress: true, fragments: 3, hex: '4a4c0200'}");
    }

    @Test
    void one_unit_stands_alone_and_several_in_a_list() {
        assertThat(sent(Segments.of(2), PING)).isEqualTo("{opcode: ping, text: 'ab', segments: 2}");
        assertThat(sent(new Segments(2, 5), PING)).isEqualTo("{opcode: ping, text: 'ab', segments: 2, paced: 5}");
        assertThat(sent(new Segments(0, 0, 9), PING)).isEqualTo("{opcode: ping, text: 'ab', records: 9}");
        assertThat(sent(new Segments(2, 5, 9), PING))
                .isEqualTo("{opcode: ping, text: 'ab', segments: 2, paced: 5, records: 9}");
        assertThat(sent(Segments.whole(), PING, new Raw(TEXT)))
                .isEqualTo("[{opcode: ping, text: 'ab'}, {bytes: {text: 'ab'}}]");
        assertThat(sent(Segments.of(2), PING, new Raw(TEXT)))
                .isEqualTo("{units: [{opcode: ping, text: 'ab'}, {bytes: {text: 'ab'}}], segments: 2}");
    }

    @Test
    void nothing_is_sent_as_no_bytes() {
        assertThat(sent(Segments.whole())).isEqualTo("{bytes: ''}");
        assertThat(sent(Segments.of(1))).isEqualTo("{bytes: '', segments: 1}");
    }

    @Test
    void equal_units_in_a_row_are_counted() {
        Unit other = new Raw(new Payload.Hex("00"));
        assertThat(sent(Segments.whole(), PING, PING, other, other, other, PING))
                .isEqualTo("[{opcode: ping, text: 'ab'}, {opcode: ping, text: 'ab'}, {times: 3, of: {bytes: '00'}},"
                        + " {opcode: ping, text: 'ab'}]");
        assertThat(UnitWriter.several(Collections.nCopies(100_001, other)).inline())
                .isEqualTo("[{times: 100000, of: {bytes: '00'}}, {bytes: '00'}]");
    }

    private static String sent(Unit unit) {
        return sent(Segments.whole(), unit);
    }

    private static String sent(Segments segments, Unit... units) {
        return UnitWriter.sent(new Step.Send(List.of(units), segments)).inline();
    }
}
