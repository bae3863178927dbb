package io.github.wsgauntlet.reports.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PreviewTest {
    @Test
    void text_is_shown() {
        assertThat(Preview.of(1, utf8("κόσμε 😀"))).isEqualTo(new Preview.Text("κόσμε 😀", true));
    }

    @Test
    void legible_bytes_of_any_frame_are_shown_as_text() {
        assertThat(Preview.of(9, utf8("barrier-7"))).isEqualTo(new Preview.Text("barrier-7", true));
    }

    @Test
    void control_characters_are_text_only_in_text_frames() {
        assertThat(Preview.of(1, utf8("a\u0000b"))).isEqualTo(new Preview.Text("a\u0000b", true));
        assertThat(Preview.of(2, utf8("a\u0000b"))).isEqualTo(new Preview.None());
    }

    @Test
    void broken_utf8_is_not_text() {
        assertThat(Preview.of(1, RunArbitraries.hex("68 c3 28"))).isEqualTo(new Preview.None());
        assertThat(Preview.of(1, RunArbitraries.hex("68 e2 82"))).isEqualTo(new Preview.None());
    }

    @Test
    void long_text_is_cut_between_characters() {
        assertThat(Preview.of(1, utf8("x" + "é".repeat(200))))
                .isEqualTo(new Preview.Text("x" + "é".repeat(127), false));
    }

    @Test
    void an_empty_payload_has_no_meaning() {
        assertThat(Preview.of(1, new byte[0])).isEqualTo(new Preview.None());
        assertThat(Preview.of(8, new byte[0])).isEqualTo(new Preview.None());
    }

    @Test
    void a_close_body_is_code_and_reason() {
        assertThat(Preview.of(8, RunArbitraries.hex("03 ea 62 79 65"))).isEqualTo(new Preview.Close(1002, "bye"));
        assertThat(Preview.of(8, RunArbitraries.hex("ff ff"))).isEqualTo(new Preview.Close(65535, ""));
        assertThat(Preview.of(8, RunArbitraries.hex("03 e8 ff"))).isEqualTo(new Preview.Close(1000, "\ufffd"));
        assertThat(Preview.of(8, RunArbitraries.hex("03"))).isEqualTo(new Preview.None());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
