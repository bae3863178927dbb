package io.github.wsgauntlet.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "0",
                "-0.5e+10",
                "1E400",
                "123456789012345678901234567890",
                "true",
                "false",
                "null",
                "[1,[2,{\"a\":[3]}],\"b\"]",
                "{\"b\":1,\"a\":{\"\":null}}",
                "\"h\u00e9 \ud83d\ude00\"",
                "\"\\\" \\\\ \\b \\f \\n \\r \\t \\u0001 \\ud83d\"",
            })
    void what_was_read_is_written_as_it_was(String text) throws JsonException {
        assertThat(JsonWriter.write(JsonReader.read(text))).isEqualTo(text);
    }

    @Test
    void white_space_and_needless_escapes_are_not_kept() throws JsonException {
        assertThat(JsonWriter.write(
                        JsonReader.read(" { \"\\u0061\" :\t[ 1 ,\r\n2 ] , \"\\/\" : \"\\ud83d\\ude00\" } ")))
                .isEqualTo("{\"a\":[1,2],\"/\":\"\ud83d\ude00\"}");
    }

    @Test
    void the_last_of_the_same_names_counts() throws JsonException {
        assertThat(JsonWriter.write(JsonReader.read("{\"a\":1,\"b\":2,\"a\":3}")))
                .isEqualTo("{\"b\":2,\"a\":3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}",
                "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\n\"", "01", "+1", ".5", "1.", "1e", "-", "tru",
                "True", "nul", "NaN", "1 2", "[] []", "'a'", "\u00a01", "\0",
            })
    void what_is_no_json_is_refused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void values_lie_in_each_other_as_deep_as_the_stack_bears() throws JsonException {
        assertThat(JsonReader.read("[".repeat(256) + "]".repeat(256))).isInstanceOf(Json.Elements.class);
        assertThatThrownBy(() -> JsonReader.read("[".repeat(257) + "]".repeat(257)))
                .isInstanceOf(JsonException.class)
                .hasMessage("The values lie deeper in each other than 256");
    }
}
