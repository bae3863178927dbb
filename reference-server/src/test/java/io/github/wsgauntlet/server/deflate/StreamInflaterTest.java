package io.github.wsgauntlet.server.deflate;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.client.Bits;
import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Violation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of DEFLATE, legal and not, written by hand. */
class StreamInflaterTest {

    private final InflaterProbe probe = new InflaterProbe();

    // ---- whole messages ----

    @ParameterizedTest
    @CsvSource({
        "f248cdc9c90700, one fixed block (RFC 7692 7.2.3.1)",
        "000500faff48656c6c6f00, a stored block (RFC 7692 7.2.3.3)",
        "f348cdc9c9070000, a final block (RFC 7692 7.2.3.4)",
        "f248050000 00ffff cac9c90700, two blocks (RFC 7692 7.2.3.5)",
        "010500faff48656c6c6f00, a final stored block",
        "f348cdc9c90700 01 0000ffff 00, a final block and another one that is empty",
        "f348cdc9c9070001, a final block and the start of another one for the tail",
        "000000ffff f248cdc9c90700, an empty block first",
        "000000ffff 000000ffff f248cdc9c90700, two empty blocks first",
        "000200fdff4865 010300fcff6c6c6f 00, stored blocks of which the second is final",
    })
    void inflate_to_hello(String data, String what) {
        assertThat(probe.feed(hex(data)).text()).as(what).isEqualTo("Hello");
        assertThat(probe.inflater.awaitsTail()).as(what).isTrue();
    }

    @Test
    void inflate_to_nothing() {
        assertThat(probe.feed(hex("00")).bytes()).isEmpty();
        assertThat(probe.inflater.awaitsTail()).isTrue();
    }

    @Test
    void may_point_into_earlier_messages() {
        probe.feed(hex("f248cdc9c90700"));
        probe.inflater.startMessage();
        assertThat(probe.feed(hex("f200110000")).text()).isEqualTo("HelloHello"); // RFC 7692 7.2.3.2
    }

    @Test
    void may_point_across_a_final_block() {
        byte[] data = new Bits()
                .number(1, 1)
                .number(1, 2)
                .literal('a')
                .literal('b')
                .literal('c')
                .endOfBlock()
                .pad()
                .block(1)
                .match(2, 0, 0)
                .endOfBlock()
                .block(0)
                .toBytes();
        assertThat(probe.feed(data).text()).isEqualTo("abcabc");
        assertThat(probe.inflater.awaitsTail()).isTrue();
    }

    @Test
    void may_overlap_themselves() {
        byte[] data = new Bits()
                .block(1)
                .literal('a')
                .match(0, 0, 0)
                .literal('b')
                .match(1, 0, 0)
                .toBytes();
        assertThat(probe.feed(data).text()).isEqualTo("aaaababa");
    }

    /** One symbol needs no bits to be told from others, and still has a code of one (RFC 1951 3.2.7). */
    @Test
    void may_have_a_code_of_one_distance() {
        assertThat(probe.feed(dynamicBlock(new Bits())
                                .code("0 11 0 10")
                                .block(0)
                                .toBytes())
                        .text())
                .isEqualTo("aaaa");
        assertThat(probe.inflater.awaitsTail()).isTrue();
    }

    /** A dynamic block with the codes 0 for a, 10 for the end, 11 for a match of 3, and 0 for a distance of 1. */
    private static Bits dynamicBlock(Bits start) {
        // Lengths of lengths, for 16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1: 1 for 18, 2 for 1 and 2.
        Bits bits = start.block(2).number(258 - 257, 5).number(0, 5).number(18 - 4, 4);
        for (int length : new int[] {0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2}) {
            bits.number(length, 3);
        }
        // 97 zeros, 1 for a, 138 and 20 zeros, 2 for the end of the block and for the first length; 1 for a distance.
        return bits.code("0")
                .number(97 - 11, 7)
                .code("10")
                .code("0")
                .number(127, 7)
                .code("0")
                .number(20 - 11, 7)
                .code("11")
                .code("11")
                .code("10");
    }

    // ---- messages that are not whole ----

    @ParameterizedTest
    @CsvSource({
        "'', nothing at all (RFC 7692 7.2.3.6)",
        "f248cdc9, inside a symbol",
        "f248cdc9c907, inside the end of a block",
        "f348cdc9c90700, after a final block",
        "f248cdc9c90700 00, inside a length",
        "f248cdc9c90700 0000ff, inside the complement of a length",
        "f248cdc9c90700 0000ffff, the tail was not taken off",
        "000500faff4865, inside a stored block",
        "000600f9ff4865, where the tail would complete a stored block",
        "05, inside the counts of a dynamic block",
    })
    void do_not_await_the_tail(String data, String where) {
        assertThat(probe.feed(hex(data)).inflater.awaitsTail()).as(where).isFalse();
    }

    @Test
    void leave_nothing_behind_for_the_next_one() {
        probe.feed(hex("f248cd"));
        probe.inflater.startMessage();
        assertThat(probe.feed(hex("f248cdc9c90700")).text()).isEqualTo("HeHello");
        assertThat(probe.inflater.awaitsTail()).isTrue();
    }

    // ---- data that is not valid ----

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of(Rule.COMPRESSED_DATA_IS_VALID, "reserved block type", start().block(3)),
                Arguments.of(
                        Rule.COMPRESSED_DATA_IS_VALID,
                        "length symbol 286",
                        start().block(1).code("11000110")),
                Arguments.of(
                        Rule.COMPRESSED_DATA_IS_VALID,
                        "distance symbol 30",
                        start().block(1).match(30, 0, 0)),
                Arguments.of(Rule.COMPRESSED_DATA_IS_VALID, "288 literals and lengths", dynamic(288, 1, 4)),
                Arguments.of(Rule.COMPRESSED_DATA_IS_VALID, "31 distances", dynamic(257, 31, 4)),
                Arguments.of(
                        Rule.COMPRESSED_DATA_IS_VALID,
                        "no lengths of lengths",
                        dynamic(257, 1, 4).number(0, 12)),
                Arguments.of(
                        Rule.COMPRESSED_DATA_IS_VALID,
                        "four lengths with a code of one bit",
                        dynamic(257, 1, 4)
                                .number(1, 3)
                                .number(1, 3)
                                .number(1, 3)
                                .number(1, 3)),
                Arguments.of(
                        Rule.COMPRESSED_DATA_IS_VALID,
                        "a single length with a code of one bit",
                        dynamic(257, 1, 4)
                                .number(0, 3)
                                .number(0, 3)
                                .number(0, 3)
                                .number(1, 3)),
                Arguments.of(
                        Rule.COMPRESSED_DATA_IS_VALID,
                        "a repetition of no length",
                        repeats().code("0").number(0, 2)),
                Arguments.of(
                        Rule.COMPRESSED_DATA_IS_VALID,
                        "too many lengths",
                        repeats().code("1").number(127, 7).code("1").number(127, 7)),
                Arguments.of(
                        Rule.COMPRESSED_DATA_IS_VALID,
                        "no code for the end of the block",
                        repeats().code("1").number(127, 7).code("1").number(120 - 11, 7)),
                Arguments.of(
                        Rule.COMPRESSED_DATA_IS_VALID,
                        "a distance that has no code",
                        dynamicBlock(start()).code("0 11 1")),
                Arguments.of(
                        Rule.STORED_LENGTHS_ARE_CONFIRMED,
                        "a length without its complement",
                        start().block(0).bytes(5, 0, 0xFA, 0xFE)),
                Arguments.of(
                        Rule.DISTANCES_STAY_BEHIND_THE_START,
                        "a distance of 2 after one byte",
                        start().block(1).match(1, 0, 0)));
    }

    /** A stored block of one byte. */
    private static Bits start() {
        return new Bits().block(0).bytes(1, 0, 0xFE, 0xFF, 'x');
    }

    private static Bits dynamic(int literals, int distances, int lengths) {
        return start().block(2)
                .number(literals - 257, 5)
                .number(distances - 1, 5)
                .number(lengths - 4, 4);
    }

    /** A dynamic block with the codes 0 for the repetition of a length, and 1 for many zeros. */
    private static Bits repeats() {
        return dynamic(257, 1, 4).number(1, 3).number(0, 3).number(1, 3).number(0, 3);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void is_refused_after_what_came_before(Ground ground, String what, Bits data) {
        assertThatThrownBy(() -> probe.feed(data.toBytes()))
                .as(what)
                .isInstanceOf(Violation.class)
                .hasMessage(ground.message());
        assertThat(probe.text()).startsWith("x");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void is_refused_byte_by_byte(Ground ground, String what, Bits data) {
        byte[] bytes = data.toBytes();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < bytes.length; i++) {
                        probe.feed(bytes, i, i + 1);
                    }
                })
                .as(what)
                .hasMessage(ground.message());
        assertThat(probe.text()).startsWith("x");
    }

    // ---- waived rules ----

    @Test
    void ends_the_output_when_it_is_broken_and_that_is_waived() {
        InflaterProbe lenient = new InflaterProbe(Rule.COMPRESSED_DATA_IS_VALID);
        assertThat(lenient.feed(hex("720418")).feed(hex("f248cdc9c90700")).text())
                .isEqualTo("A");
        assertThat(lenient.inflater.isBroken()).isTrue();
        lenient.inflater.startMessage();
        assertThat(lenient.feed(hex("f248cdc9c90700")).text()).isEqualTo("Hello");
    }

    @Test
    void takes_the_length_of_a_stored_block_as_it_is_when_waived() {
        InflaterProbe lenient = new InflaterProbe(Rule.STORED_LENGTHS_ARE_CONFIRMED);
        assertThat(lenient.feed(hex("000100000041")).text()).isEqualTo("A");
    }

    @Test
    void takes_what_is_before_the_start_for_zeros_when_waived() {
        InflaterProbe lenient = new InflaterProbe(Rule.DISTANCES_STAY_BEHIND_THE_START);
        assertThat(lenient.feed(hex("02020000")).bytes()).isEqualTo(hex("000000"));
    }

    // ---- the window ----

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15})
    void reaches_as_far_as_agreed(int windowBits) {
        InflaterProbe small = new InflaterProbe(1 << windowBits);
        small.feed(storedNumbers(1 << windowBits));
        assertThat(small.bytes()).hasSize(1 << windowBits);
        assertThat(small.feed(new Bits().block(1).longestMatch(windowBits).toBytes())
                        .bytes())
                .isEqualTo(new byte[] {0, 1, 2});
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14})
    void reaches_no_further(int windowBits) {
        InflaterProbe small = new InflaterProbe(1 << windowBits);
        small.feed(storedNumbers(40_000));
        assertThatThrownBy(() ->
                        small.feed(new Bits().block(1).tooLongMatch(windowBits).toBytes()))
                .hasMessage(Policy.DISTANCES_FIT_THE_WINDOW.message());
    }

    @ParameterizedTest
    @ValueSource(ints = {32_767, 32_768, 32_769, 65_535, 65_536 - 258, 100_000, 1_000_000})
    void slides_on(int size) {
        probe.feed(storedNumbers(size));
        byte[] numbers = probe.bytes();
        assertThat(numbers).hasSize(size);
        int distance = Math.min(size, 32_768);
        // Distance symbol 29 stands for 24577, and 13 bits more.
        assertThat(probe.feed(new Bits()
                                .block(1)
                                .match(29, distance - 24_577, 13)
                                .toBytes())
                        .bytes())
                .containsExactly(numbers[size - distance], numbers[size - distance + 1], numbers[size - distance + 2]);
    }

    @Test
    void is_forgotten() {
        probe.feed(hex("f248cdc9c90700"));
        probe.inflater.forgetWindow();
        probe.inflater.startMessage();
        assertThatThrownBy(() -> probe.feed(hex("f200110000")))
                .hasMessage(Rule.DISTANCES_STAY_BEHIND_THE_START.message());
        assertThat(probe.inflater.total()).isEqualTo("HelloH".length());
    }

    /** Stored blocks of the numbers 0 to 250, again and again: a period that divides no window. */
    private static byte[] storedNumbers(int count) {
        Bits bits = new Bits();
        int at = 0;
        while (at < count) {
            byte[] numbers = new byte[Math.min(65_535, count - at)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (byte) (at++ % 251);
            }
            bits.stored(numbers);
        }
        return bits.toBytes();
    }
}
