package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Preview;
import io.github.wsgauntlet.reports.record.RunArbitraries;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireFieldTest {
    @Test
    void a_frame_of_the_server() {
        assertThat(fields("", 0, 5, "81 05 68 65 6c 6c 6f", "68 65 6c 6c 6f"))
                .containsExactly(
                        new WireField("bits", "81", "FIN · text (1)"),
                        new WireField("len", "05", "not masked · length 5"),
                        new WireField("data", "68 65 6c 6c 6f", "payload"));
    }

    @Test
    void a_masked_frame_with_extended_length() {
        assertThat(fields("37fa213d", 2, 5, "81 fe 00 05 37 fa 21 3d 5f 9f 4d 51 58", "68 65 6c 6c 6f"))
                .containsExactly(
                        new WireField("bits", "81", "FIN · text (1)"),
                        new WireField("len", "fe", "masked"),
                        new WireField("len ext", "00 05", "length 5"),
                        new WireField("key", "37 fa 21 3d", "masking key"),
                        new WireField("data", "5f 9f 4d 51 58", "payload, masked"),
                        new WireField("data", "68 65 6c 6c 6f", "payload, unmasked"));
    }

    @Test
    void a_frame_without_fin_with_reserved_bits_and_opcode() {
        Entry.Frame frame = new Entry.Frame(
                0, Entry.From.TARGET, "", false, 5, 11, "", 0, 0, Elided.none(), new Preview.None(), wire("5b 00"));

        assertThat(WireField.of(frame))
                .containsExactly(
                        new WireField("bits", "5b", "no FIN · RSV 101 · reserved 0xB (11)"),
                        new WireField("len", "00", "not masked · length 0"));
    }

    @Test
    void a_length_that_lies() {
        assertThat(fields("", 8, -1, "82 7f ff ff ff ff ff ff ff ff 01", "01"))
                .contains(new WireField(
                        "len ext", "ff ff ff ff ff ff ff ff", "length 18446744073709551615, of which 1 came"));
    }

    @Test
    void a_close_frame_of_the_server_has_a_code_before_its_reason() {
        Entry.Frame frame = new Entry.Frame(
                0,
                Entry.From.TARGET,
                "",
                true,
                0,
                8,
                "",
                4,
                0,
                wire("03 ea 6e 6f"),
                new Preview.Close(1002, "no"),
                wire("88 04 03 ea 6e 6f"));

        assertThat(WireField.of(frame))
                .endsWith(new WireField("code", "03 ea", "code 1002"), new WireField("data", "6e 6f", "reason"));
    }

    @Test
    void a_long_payload_says_what_is_left_out() {
        Entry.Frame frame = new Entry.Frame(
                0,
                Entry.From.TARGET,
                "",
                true,
                0,
                2,
                "",
                100,
                0,
                new Elided(100, "0102", "03"),
                new Preview.None(),
                new Elided(102, "82640102", "03"));

        assertThat(WireField.of(frame).getLast())
                .isEqualTo(new WireField("data", "01 02 … 97 bytes left out … 03", "payload"));
    }

    private static List<WireField> fields(String key, int lengthBytes, long length, String bytes, String payload) {
        return WireField.of(new Entry.Frame(
                0,
                Entry.From.TESTER,
                "",
                true,
                0,
                bytes.startsWith("82") ? 2 : 1,
                key,
                length,
                lengthBytes,
                wire(payload),
                new Preview.None(),
                wire(bytes)));
    }

    private static Elided wire(String hex) {
        return Elided.of(RunArbitraries.hex(hex));
    }
}
