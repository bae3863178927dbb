package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ValidatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "00", // U+0000
                "7f", // U+007F, the last of one byte
                "c280", // U+0080, the first of two
                "dfbf", // U+07FF, the last of two
                "e0a080", // U+0800, the first of three
                "ed9fbf", // U+D7FF, the last before the surrogates
                "ee8080", // U+E000, the first after them
                "efbbbf", // U+FEFF, the byte order mark
                "efbfbe", // U+FFFE, a noncharacter
                "efbfbf", // U+FFFF, the last of three
                "f0908080", // U+10000, the first of four
                "f48fbfbf", // U+10FFFF, the last of all
            })
    void accepts_every_scalar_value(String text) {
        assertThat(Utf8Validator.isValid(hex(text), 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "80, TEXT_IS_UTF8", // a continuation byte without a start
        "ff, TEXT_IS_UTF8", // never in UTF-8
        "f8888080 80, TEXT_IS_UTF8", // five bytes
        "c328, TEXT_IS_UTF8", // a start without continuation
        "c080, TEXT_HAS_NO_OVERLONG_FORMS", // U+0000 in two bytes
        "c1bf, TEXT_HAS_NO_OVERLONG_FORMS",
        "e08080, TEXT_HAS_NO_OVERLONG_FORMS",
        "e09fbf, TEXT_HAS_NO_OVERLONG_FORMS",
        "f08080 80, TEXT_HAS_NO_OVERLONG_FORMS",
        "f08fbfbf, TEXT_HAS_NO_OVERLONG_FORMS",
        "eda080, TEXT_HAS_NO_SURROGATES", // U+D800
        "edbfbf, TEXT_HAS_NO_SURROGATES", // U+DFFF
        "f4908080, TEXT_IS_AT_MOST_10FFFF", // U+110000
        "f5808080, TEXT_IS_AT_MOST_10FFFF",
        "f7bfbfbf, TEXT_IS_AT_MOST_10FFFF",
        "c3, TEXT_ENDS_WITH_A_WHOLE_CHARACTER",
        "f48fbf, TEXT_ENDS_WITH_A_WHOLE_CHARACTER",
    })
    void refuses_all_else_unless_the_rule_is_waived(String text, Rule rule) {
        byte[] bytes = hex(text);
        assertThatThrownBy(() -> checkWhole(bytes, Rules.strict())).hasMessage(rule.message());
        assertThat(Utf8Validator.isValid(bytes, 0)).isFalse();
        if (rule != Rule.TEXT_IS_UTF8) {
            checkWhole(bytes, Rules.waiving(Set.of(rule)));
        }
    }

    @Test
    void fails_at_the_first_byte_that_cannot_be() {
        Utf8Validator validator = new Utf8Validator(Rules.strict());
        check(validator, "f4"); // may still become U+100000 to U+10FFFF
        assertThatThrownBy(() -> check(validator, "90")).hasMessage(Rule.TEXT_IS_AT_MOST_10FFFF.message());
    }

    @Test
    void starts_afresh_after_a_text() {
        Utf8Validator validator = new Utf8Validator(Rules.strict());
        check(validator, "e282ac");
        validator.end();
        check(validator, "e2");
        validator.reset();
        check(validator, "41");
        validator.end();
    }

    @Property(tries = 2000)
    void agrees_with_the_decoder_of_the_jdk(@ForAll("almostUtf8") byte[] bytes) {
        assertThat(Utf8Validator.isValid(bytes, 0)).isEqualTo(jdkAccepts(bytes));
    }

    @Property
    void judges_pieces_as_the_whole(@ForAll("almostUtf8") byte[] bytes, @ForAll @IntRange(min = 1, max = 5) int size) {
        Utf8Validator validator = new Utf8Validator(Rules.strict());
        boolean valid = true;
        try {
            for (int i = 0; i < bytes.length; i += size) {
                validator.check(bytes, i, Math.min(bytes.length, i + size));
            }
            validator.end();
        } catch (RuntimeException violation) {
            valid = false;
        }
        assertThat(valid).isEqualTo(jdkAccepts(bytes));
    }

    /** Text, of which a byte may be changed: random bytes alone are hardly ever close to UTF-8. */
    @Provide
    Arbitrary<byte[]> almostUtf8() {
        Arbitrary<Integer> characters = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(0, 0x7F)),
                Tuple.of(2, Arbitraries.integers().between(0x80, 0xD7FF)),
                Tuple.of(2, Arbitraries.integers().between(0xE000, 0x10FFFF)));
        Arbitrary<byte[]> texts = characters
                .list()
                .ofMaxSize(30)
                .map(list -> list.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .getBytes(UTF_8));
        return texts.flatMap(text -> Arbitraries.integers()
                .between(0, 2 * text.length)
                .flatMap(at -> Arbitraries.bytes().map(value -> changed(text, at, value))));
    }

    private static byte[] changed(byte[] text, int at, byte value) {
        byte[] copy = text.clone();
        if (at < copy.length) {
            copy[at] = value;
        }
        return copy;
    }

    private static void check(Utf8Validator validator, String piece) {
        byte[] bytes = hex(piece);
        validator.check(bytes, 0, bytes.length);
    }

    private static void checkWhole(byte[] bytes, Rules rules) {
        Utf8Validator validator = new Utf8Validator(rules);
        validator.check(bytes, 0, bytes.length);
        validator.end();
    }

    private static boolean jdkAccepts(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
