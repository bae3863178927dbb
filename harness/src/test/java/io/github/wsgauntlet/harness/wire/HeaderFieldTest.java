package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderFieldTest {
    @Test
    void is_read_with_the_blanks_around_its_value_taken_off() {
        assertThat(HeaderField.parse("Authorization:  Bearer a:b c\t"))
                .isEqualTo(new HeaderField("Authorization", "Bearer a:b c"));
        assertThat(HeaderField.parse("X-Empty:")).isEqualTo(new HeaderField("X-Empty", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Authorization | 'Authorization' is no header field; it is a name, a colon and a value.",
                "X Y: a | 'X Y' is no name of a header field.",
                ": a | '' is no name of a header field.",
                "hOsT: a | Cases are about hOsT, so that they say what is in it.",
                "Sec-WebSocket-Key: a | Cases are about Sec-WebSocket-Key, so that they say what is in it."
            })
    void what_is_none_is_refused(String text, String message) {
        assertThatThrownBy(() -> HeaderField.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void nothing_can_be_smuggled_into_a_value() {
        for (String value : new String[] {"a\r\nB: c", "a\nb", "a\0", "\u00e9", " a", "a "}) {
            assertThatThrownBy(() -> new HeaderField("X", value))
                    .as(value)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The value of X has characters that no header field has.");
        }
    }
}
