package io.github.wsgauntlet.harness.deflate;

import static io.github.wsgauntlet.harness.deflate.BitString.fixed;
import static io.github.wsgauntlet.harness.deflate.BitString.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no DEFLATE, and what only looks like it. */
class DamageTest {
    private static final List<Integer> ORDER =
            List.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15); // RFC 1951 3.2.7
    private static final String FIXED_A = "0 10" + fixed('a'); // a block that goes on
    private static final String EMPTY_STORED = "0 00";

    /** The codes of the symbols 0, 1, 16 and 18 when each has two bits: a length 0 or 1, a repeat, a run of zeros. */
    private static final String CODE_LENGTHS = codeLengthCode(2, 0, 1, 16, 18);

    private static final String ZERO = "00";
    private static final String ONE = "01";

    @Test
    void the_reserved_block_type() {
        assertFault("Block 1 has the reserved block type 11 (byte 0).", "", "0 11");
        assertFault("Block 2 has the reserved block type 11 (byte 2).", "a", FIXED_A + "0000000", "1 11");
    }

    @Test
    void a_stored_length_without_its_complement() {
        assertFault(
                "Block 1 has the length 0x0005, whose complement is not 0xfffb (byte 1).",
                "",
                "0 00 00000" + number(5, 16) + number(0xfffb, 16));
    }

    @Test
    void reserved_symbols() {
        assertFault("Block 1 uses the reserved length symbol 286 (byte 1).", "a", FIXED_A + "11000110");
        assertFault("Block 1 uses the reserved length symbol 287 (byte 1).", "a", FIXED_A + "11000111");
        String lengthThree = "0000001";
        assertFault("Block 1 uses the reserved distance symbol 30 (byte 2).", "a", FIXED_A + lengthThree + "11110");
        assertFault("Block 1 uses the reserved distance symbol 31 (byte 2).", "a", FIXED_A + lengthThree + "11111");
    }

    @Test
    void a_match_beyond_the_window() {
        String lengthThree = "0000001";
        assertFault(
                "Block 1 reaches 2 bytes back where the window holds 1 (byte 2).",
                "a",
                FIXED_A + lengthThree + "00001");
        assertFault(
                "Block 1 reaches 1 bytes back where the window holds 0 (byte 1).", "", "0 10" + lengthThree + "00000");
    }

    @Test
    void too_many_codes() {
        assertFault(
                "Block 1 announces 287 literal and length codes, where 286 are the most (byte 0).",
                "",
                dynamic(287, 1, 4) + number(0, 12));
        assertFault(
                "Block 1 announces 31 distance codes, where 30 are the most (byte 0).",
                "",
                dynamic(257, 31, 4) + number(0, 12));
    }

    @Test
    void as_many_codes_as_there_may_be() {
        String literals = zeros(138) + zeros(118) + ONE + zeros(29); // the end of the block alone
        String block = dynamic(286, 30, 19) + CODE_LENGTHS + literals + zeros(30);
        assertThat(read(block + "0" + EMPTY_STORED).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
    }

    @Test
    void a_code_length_code_that_is_none() {
        String header = dynamic(257, 1, 19);
        assertFault(
                "Block 1 has an over-subscribed code length code (byte 2).", "", header + codeLengthCode(1, 0, 1, 18));
        assertFault("Block 1 has an incomplete code length code (byte 2).", "", header + codeLengthCode(2, 0, 1, 18));
        assertFault("Block 1 has an incomplete code length code (byte 2).", "", header + codeLengthCode(1, 1));
        assertFault("Block 1 has an incomplete code length code (byte 2).", "", header + codeLengthCode(1));
    }

    @Test
    void repeated_code_lengths() {
        String header = dynamic(257, 1, 19) + CODE_LENGTHS;
        assertFault("Block 1 repeats a code length where there is none (byte 9).", "", header + "10 00");
        assertFault(
                "Block 1 repeats a code length beyond the last of 258 (byte 10).",
                "",
                header + zeros(138) + zeros(121));
        assertFault(
                "Block 1 repeats a code length beyond the last of 258 (byte 11).",
                "",
                header + zeros(138) + zeros(118) + "10 00");
    }

    @Test
    void a_repeat_may_go_on_from_the_literals_into_the_distances() {
        // Three zeros: the last literals before the end of the block has its code, and all distances.
        String lengths = ONE + zeros(138) + zeros(117) + ONE + zeros(11);
        assertThat(read(dynamic(257, 11, 19) + CODE_LENGTHS + lengths + "0 1" + EMPTY_STORED)
                        .data())
                .isEqualTo(new byte[1]);
        String across = ONE + zeros(138) + zeros(116) + ZERO + ONE + ZERO + "10 00"; // ends in 3 more zeros
        assertThat(read(dynamic(258, 3, 19) + CODE_LENGTHS + across + "0 1" + EMPTY_STORED)
                        .data())
                .isEqualTo(new byte[1]);
    }

    @Test
    void no_end() {
        assertFault(
                "Block 1 has no code for its end, symbol 256 (byte 9).",
                "",
                dynamic(257, 1, 19) + CODE_LENGTHS + zeros(138) + zeros(120));
    }

    @Test
    void codes_that_are_none() {
        String header = dynamic(257, 1, 19);
        String literals = ONE + zeros(138) + zeros(117) + ONE; // 0 and the end of the block
        assertFault(
                "Block 1 has an over-subscribed literal and length code (byte 9).",
                "",
                header + CODE_LENGTHS + ONE + ONE + zeros(138) + zeros(116) + ONE + ZERO);
        assertFault(
                "Block 1 has an over-subscribed distance code (byte 9).",
                "",
                dynamic(257, 3, 19) + CODE_LENGTHS + literals + ONE + ONE + ONE);
        // The code of two bits is that of a length of 2.
        String zeroOneTwo = codeLengthCode(2, 0, 1, 2, 18);
        assertFault(
                "Block 1 has an incomplete literal and length code (byte 9).",
                "",
                header + zeroOneTwo + zeros(138) + zeros(118) + "10" + ZERO);
        assertFault("Block 1 has an incomplete distance code (byte 9).", "", header + zeroOneTwo + literals + "10");
    }

    @Test
    void one_distance_code_may_leave_the_other_unused() {
        String literals = zeros(138) + zeros(116) + ZERO + ZERO + ONE + ONE; // the end of the block, and a length of 3
        String block = dynamic(258, 1, 19) + CODE_LENGTHS + literals + ONE;
        String first = FIXED_A + "0000000";
        assertThat(read(first + block + "1 0" + "0" + EMPTY_STORED).data())
                .asString()
                .isEqualTo("aaaa");
        assertFault("Block 2 uses a distance code that it does not have (byte 15).", "a", first + block + "1 1");
    }

    @Test
    void a_block_without_distance_codes_may_have_no_match() {
        String literals = zeros(138) + zeros(116) + ZERO + ZERO + ONE + ONE; // the end of the block, and a length of 3
        String block = dynamic(258, 1, 19) + CODE_LENGTHS + literals + ZERO;
        assertThat(read(block + "0" + EMPTY_STORED).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertFault("Block 1 uses a distance code that it does not have (byte 12).", "", block + "1 0");
    }

    @Test
    void a_block_may_have_no_code_but_that_of_its_end() {
        String block = dynamic(257, 1, 19) + CODE_LENGTHS + zeros(138) + zeros(118) + ONE + ZERO;
        assertThat(read(block + "0" + EMPTY_STORED).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertFault("Block 1 uses a literal or length code that it does not have (byte 12).", "", block + "1");
    }

    private static void assertFault(String fault, String data, String... bits) {
        InflatedMessage message = read(bits);
        assertThat(message.fault()).isEqualTo(fault);
        assertThat(message.ending()).isEqualTo(PayloadEnding.DAMAGED);
        assertThat(message.data()).asString().isEqualTo(data);
    }

    private static InflatedMessage read(String... bits) {
        return new MessageInflater(1000).read(BitString.bytes(bits));
    }

    /** Return the start of a dynamic block, up to the code length code. */
    private static String dynamic(int literals, int distances, int codeLengths) {
        return "0 01" + number(literals - 257, 5) + number(distances - 1, 5) + number(codeLengths - 4, 4);
    }

    /** Return a code length code of all 19 symbols, of which those named have a length. */
    private static String codeLengthCode(int length, Integer... symbols) {
        var bits = new StringBuilder();
        for (int symbol : ORDER) {
            bits.append(number(List.of(symbols).contains(symbol) ? length : 0, 3));
        }
        return bits.toString();
    }

    /** Return 11 to 138 code lengths of 0, in the code of {@link #CODE_LENGTHS}. */
    private static String zeros(int count) {
        return "11" + number(count - 11, 7);
    }
}
