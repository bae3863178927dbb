package io.github.wsgauntlet.cases.deflate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Lz77Test {
    private static final byte[] NO_HISTORY = {};

    @Test
    void a_match_may_reach_into_itself() {
        assertThat(Lz77.tokens(NO_HISTORY, ascii("abcabcabcab"), 15))
                .containsExactly(literal('a'), literal('b'), literal('c'), new DeflateToken.Match(8, 3));
    }

    @Test
    void a_match_may_reach_into_the_history() {
        assertThat(Lz77.tokens(ascii("Hello"), ascii("Hello"), 15)).containsExactly(new DeflateToken.Match(5, 5));
        assertThat(Lz77.tokens(ascii("xHel"), ascii("Hello"), 15))
                .containsExactly(new DeflateToken.Match(3, 3), literal('l'), literal('o'));
    }

    @Test
    void the_longest_match_is_taken_and_of_those_the_nearest() {
        assertThat(Lz77.tokens(ascii("abcd abcd abcx "), ascii("abcd"), 15))
                .containsExactly(new DeflateToken.Match(4, 10));
    }

    @Test
    void two_bytes_are_no_match() {
        assertThat(Lz77.tokens(ascii("ab"), ascii("ab"), 15)).containsExactly(literal('a'), literal('b'));
    }

    @Test
    void no_match_is_longer_than258() {
        assertThat(Lz77.tokens(NO_HISTORY, new byte[520], 15))
                .containsExactly(
                        new DeflateToken.Literal((byte) 0),
                        new DeflateToken.Match(258, 1),
                        new DeflateToken.Match(258, 1),
                        new DeflateToken.Match(3, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 12, 15})
    void a_match_starts_as_far_back_as_the_window_reaches_and_no_further(int windowBits) {
        int window = 1 << windowBits;
        byte[] history = new byte[window + 1];
        System.arraycopy(ascii("xabc"), 0, history, 0, 4);
        byte[] data = ascii("abc");
        assertThat(Lz77.tokens(history, data, windowBits)).containsExactly(new DeflateToken.Match(3, window));
        assertThat(Lz77.tokens(history, ascii("xabc"), windowBits))
                .containsExactly(literal('x'), literal('a'), literal('b'), literal('c'));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 16})
    void no_window_is_smaller_or_larger(int windowBits) {
        assertThatThrownBy(() -> Lz77.tokens(NO_HISTORY, NO_HISTORY, windowBits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A window has 8 to 15 bits, not " + windowBits);
    }

    @Property
    void the_tokens_make_the_bytes(
            @ForAll("repetitive") byte[] history,
            @ForAll("repetitive") byte[] data,
            @ForAll @IntRange(min = 8, max = 15) int windowBits) {
        List<DeflateToken> tokens = Lz77.tokens(history, data, windowBits);
        assertThat(Tokens.expand(history, tokens)).isEqualTo(data);
        for (DeflateToken token : tokens) {
            if (token instanceof DeflateToken.Match match) {
                assertThat(match.distance()).isLessThanOrEqualTo(1 << windowBits);
            }
        }
    }

    @Property(tries = 300)
    void the_tokens_are_those_of_the_plain_search(
            @ForAll("repetitive") byte[] history,
            @ForAll("repetitive") byte[] data,
            @ForAll @IntRange(min = 8, max = 15) int windowBits) {
        assertThat(Lz77.tokens(history, data, windowBits)).isEqualTo(PlainLz77.tokens(history, data, windowBits));
    }

    @Property(tries = 300)
    void so_are_those_of_few_bytes(@ForAll @IntRange(max = 3) int values, @ForAll @IntRange(max = 80) int length) {
        byte[] data = new byte[length];
        var random = new Random(length);
        for (int i = 0; i < length; i++) {
            data[i] = (byte) random.nextInt(values + 1);
        }
        assertThat(Lz77.tokens(NO_HISTORY, data, 15)).isEqualTo(PlainLz77.tokens(NO_HISTORY, data, 15));
    }

    /** Few different bytes, so that there are many matches, or many, so that there are few. */
    @Provide
    Arbitrary<byte[]> repetitive() {
        return Arbitraries.integers()
                .between(0, 2000)
                .flatMap(length -> Arbitraries.of(1, 2, 5, 256).map(values -> {
                    byte[] bytes = new byte[length];
                    var random = new Random(length);
                    for (int i = 0; i < length; i++) {
                        bytes[i] = (byte) random.nextInt(values);
                    }
                    return bytes;
                }));
    }

    private static DeflateToken literal(char value) {
        return new DeflateToken.Literal((byte) value);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
