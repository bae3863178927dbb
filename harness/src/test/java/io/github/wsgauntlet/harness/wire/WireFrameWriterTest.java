package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Unit;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireFrameWriterTest {
    private static final Unit.Mask SAMPLE_KEY = new Unit.Mask.Key(0x37fa213d);

    @Test
    void writes_the_masked_sample_frame_of_the_rfc() {
        var frame = new Unit.Frame(Opcodes.TEXT, true, 0, SAMPLE_KEY, Unit.Length.minimal(), new Payload.Text("Hello"));
        assertThat(hex(frame)).isEqualTo("818537fa213d7f9f4d5158"); // RFC 6455 5.7
    }

    @Test
    void writes_every_bit_as_it_is_told() {
        var frame = new Unit.Frame(0xF, false, 5, new Unit.Mask.None(), Unit.Length.minimal(), new Payload.Hex("0102"));
        assertThat(hex(frame)).isEqualTo("5f" + "02" + "0102"); // FIN 0, RSV1 and RSV3, opcode F, no mask
    }

    @Test
    void writes_lengths_in_the_form_it_is_told() {
        assertThat(hex(unmasked(Unit.Length.Form.BITS_16))).isEqualTo("82" + "7e0001" + "aa");
        assertThat(hex(unmasked(Unit.Length.Form.BITS_64))).isEqualTo("82" + "7f0000000000000001" + "aa");
    }

    @Test
    void writes_lengths_that_lie() {
        var length = Unit.Length.declaring(Unit.Length.Form.BITS_64, 0xffffffffffffffffL);
        var frame = new Unit.Frame(Opcodes.TEXT, true, 0, new Unit.Mask.None(), length, new Payload.Hex("aa"));
        assertThat(hex(frame)).isEqualTo("81" + "7fffffffffffffffff" + "aa");
    }

    @Test
    void refuses_a_length_its_form_cannot_hold() {
        var frame = new Unit.Frame(
                Opcodes.TEXT,
                true,
                0,
                SAMPLE_KEY,
                Unit.Length.honest(Unit.Length.Form.BITS_7),
                new Payload.Repeated(new Payload.Text("*"), 126));
        assertThatThrownBy(() -> WireFrameWriter.encode(frame, Role.CLIENT, new Random(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The length 126 does not fit a length field of at most 125");
    }

    private static Unit.Frame unmasked(Unit.Length.Form form) {
        return new Unit.Frame(
                Opcodes.BINARY, true, 0, new Unit.Mask.None(), Unit.Length.honest(form), new Payload.Hex("aa"));
    }

    private static String hex(Unit.Frame unit) {
        return HexFormat.of().formatHex(WireFrameWriter.encode(unit, Role.CLIENT, new Random(0)));
    }
}
