package io.github.wsgauntlet.harness.deflate;

import static io.github.wsgauntlet.harness.deflate.BitString.number;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.deflate.PayloadDeflater;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final String DISTANCE_3 = "00010";
    private static final String DISTANCE_4 = "00011";
    private static final String DISTANCE_32768 = "11101" + number(32_768 - 24_577, 13);

    private final MessageInflater inflater = new MessageInflater(100_000);

    @Test
    void the_furthest_match_reaches_32768_bytes_back() {
        byte[] bytes = random(40_000);
        inflater.read(stored(bytes));
        InflatedMessage message = inflater.read(matchOfThree(DISTANCE_32768));
        assertThat(message.data()).isEqualTo(Arrays.copyOfRange(bytes, 7_232, 7_235));
        assertThat(message.largestDistance()).isEqualTo(32_768);
        assertThat(message.deepestReach()).isEqualTo(32_768);
    }

    @Test
    void the_window_spans_messages() {
        byte[] bytes = random(32_767);
        inflater.read(stored(Arrays.copyOf(bytes, 30_000)));
        inflater.read(stored(Arrays.copyOfRange(bytes, 30_000, 32_767)));
        assertThat(inflater.read(matchOfThree(DISTANCE_32768)).fault())
                .isEqualTo("Block 1 reaches 32768 bytes back where the window holds 32767 (byte 1).");
        inflater.read(stored(new byte[1]));
        assertThat(inflater.read(matchOfThree(DISTANCE_32768)).data()).isEqualTo(Arrays.copyOf(bytes, 3));
    }

    /** What is too old is forgotten many times on the way. */
    @Test
    void after_many_messages_the_window_is_still_what_came_last() {
        byte[] bytes = random(33 * 992);
        var deflater = new PayloadDeflater(PayloadDeflater.Coding.FIXED, 15);
        for (int i = 0; i < 500; i++) {
            int from = i % 33 * 992;
            byte[] message = Arrays.copyOfRange(bytes, from, from + 992);
            InflatedMessage read = inflater.read(deflater.deflate(message));
            assertThat(read.data()).isEqualTo(message);
            if (i >= 33) {
                assertThat(read.deepestReach()).isGreaterThan(31_000);
            }
        }
    }

    /** Once the window is full of it, the same message is the same payload again, and any other one is not. */
    @Test
    void what_comes_again_and_again_says_the_same_and_stays_in_the_window() {
        byte[] bytes = random(40_000);
        byte[] other = Arrays.copyOfRange(bytes, 39_000, 40_000);
        var deflater = new PayloadDeflater(PayloadDeflater.Coding.FIXED, 15);
        for (int i = 0; i < 10; i++) {
            byte[] message = i == 7 ? other : bytes;
            InflatedMessage read = inflater.read(deflater.deflate(message));
            assertThat(read.data()).isEqualTo(message);
            assertThat(read.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
            if (i == 7) {
                assertThat(read.deepestReach()).isGreaterThanOrEqualTo(1_000);
            }
        }
    }

    /** Nothing is read twice that comes with the same window: what is returned is what was returned before. */
    @Test
    void what_comes_in_turn_with_another_message_is_read_once() {
        byte[] one = random(40_000);
        byte[] other = Arrays.copyOfRange(random(80_000), 40_000, 80_000);
        var read = new ArrayList<InflatedMessage>();
        for (int i = 0; i < 4; i++) {
            read.add(inflater.read(stored(one)));
            assertThat(read.getLast().data()).isEqualTo(one);
            assertThat(inflater.read(stored(other)).data()).isEqualTo(other);
        }
        assertThat(read.getLast()).isSameAs(read.get(2)).isNotSameAs(read.getFirst());
    }

    @Test
    void the_same_payload_says_something_else_with_another_window() {
        byte[] match = matchOfThree(DISTANCE_3);
        inflater.read(stored("abc".getBytes(US_ASCII)));
        assertThat(inflater.read(match).data()).asString(US_ASCII).isEqualTo("abc");
        inflater.read(stored("xyz".getBytes(US_ASCII)));
        assertThat(inflater.read(match).data()).asString(US_ASCII).isEqualTo("xyz");
        inflater.reset();
        assertThat(inflater.read(match).ending()).isEqualTo(PayloadEnding.DAMAGED);
    }

    @Test
    void the_window_spans_final_blocks() {
        inflater.read(
                BitString.bytes("1 10", BitString.fixed('a'), BitString.fixed('b'), BitString.fixed('c'), "0000000"));
        InflatedMessage message = inflater.read(matchOfThree(DISTANCE_3));
        assertThat(message.data()).asString().isEqualTo("abc");
        assertThat(message.deepestReach()).isEqualTo(3);
    }

    @Test
    void what_could_be_read_of_a_damaged_message_is_in_the_window() {
        inflater.read(BitString.bytes(
                "0 10", BitString.fixed('a'), BitString.fixed('b'), BitString.fixed('c'), "0000000", "0 11"));
        assertThat(inflater.read(matchOfThree(DISTANCE_3)).data()).asString().isEqualTo("abc");
    }

    @Test
    void a_message_that_refers_to_itself_alone_reaches_nowhere() {
        inflater.read(stored(random(10)));
        InflatedMessage message = inflater.read(joined(stored(ascii("abc")), matchOfThree(DISTANCE_3)));
        assertThat(message.data()).asString().isEqualTo("abcabc");
        assertThat(message.largestDistance()).isEqualTo(3);
        assertThat(message.deepestReach()).isZero();
    }

    @Test
    void a_match_reaches_as_far_as_it_starts_before_the_message() {
        inflater.read(stored(ascii("abcdef")));
        InflatedMessage message = inflater.read(joined(stored(ascii("xy")), matchOfThree(DISTANCE_4)));
        assertThat(message.data()).asString().isEqualTo("xyefx");
        assertThat(message.largestDistance()).isEqualTo(4);
        assertThat(message.deepestReach()).isEqualTo(2);
    }

    /** Return a whole stored block. What follows it starts at a byte. */
    private static byte[] stored(byte[] bytes) {
        return joined(BitString.bytes("0 00 00000", number(bytes.length, 16), number(~bytes.length, 16)), bytes);
    }

    /** Return a fixed block with one match of three bytes, and the header of an empty stored one. */
    private static byte[] matchOfThree(String distance) {
        return BitString.bytes("0 10", "0000001", distance, "0000000", "0 00");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
