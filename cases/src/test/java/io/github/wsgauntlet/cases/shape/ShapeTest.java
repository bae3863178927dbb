package io.github.wsgauntlet.cases.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapeTest {

    @Test
    void reads_every_kind_of_value() {
        assertThat(Shape.parse(" [1.50, \"a\\n\\u0041%{x}\", true, false, null, {}, []] "))
                .isEqualTo(new Shape.Array(
                        List.of(
                                new Shape.Numeral(new BigDecimal("1.50")),
                                new Shape.Text("a\nA%{x}"),
                                new Shape.Truth(true),
                                new Shape.Truth(false),
                                new Shape.Nothing(),
                                new Shape.Members(Map.of(), false),
                                new Shape.Array(List.of(), false)),
                        false));
    }

    @Test
    void reads_values_of_a_type_and_captured_ones() {
        Shape shape = Shape.parse("{\"sid\": %{sid:/[a-z]{2}}/}, \"n\": %{:integer}, \"old\": %{old}, ...}");
        assertThat(shape)
                .isEqualTo(new Shape.Members(
                        Map.of(
                                "sid", new Shape.Hole("sid", Shape.Type.STRING, "[a-z]{2}}"),
                                "n", new Shape.Hole("", Shape.Type.INTEGER, ""),
                                "old", new Shape.Captured("old")),
                        true));
        assertThat(shape.captures()).containsExactly("sid");
        assertThat(shape.references()).containsExactly("old");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | in a JSON shape '\"' stands here, not so at character 2",
                "[1,] | in a JSON shape something follows a comma, not so at character 4",
                "[..., 1] | in a JSON shape '...' is the last, not so at character 7",
                "[1 2] | in a JSON shape ',' stands here, not so at character 4",
                "{\"a\":1,\"a\":2} | in a JSON shape no name stands twice, not so at character 13",
                "1 1 | in a JSON shape nothing follows the value, not so at character 3",
                "%{a:text} | in a JSON shape a type is any, string, number, integer, boolean, array or object, or /a"
                        + " regular expression/, not so at character 5",
                "%{:/(/} | in a JSON shape this is a regular expression (Unclosed group), not so at character 5",
                "%{1} | in a JSON shape a reference is %{name}, not so at character 5",
                "sid | in a JSON shape there is a value, not so at character 1",
            })
    void refuses_what_is_no_shape(String text, String reason) {
        assertThatThrownBy(() -> Shape.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }
}
