package io.github.wsgauntlet.cases.deflate;

import static io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding.FIXED;
import static io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding.STORED;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PayloadDeflaterTest {

    @Test
    void the_examples_of_the_rfc() {
        assertThat(deflate(new PayloadDeflater(FIXED, 15), "Hello")).isEqualTo("f248cdc9c90700"); // 7.2.3.1
        assertThat(deflate(new PayloadDeflater(STORED, 15), "Hello")).isEqualTo("000500faff48656c6c6f00"); // 7.2.3.3
    }

    @ParameterizedTest
    @EnumSource
    void the_empty_message_is_one_byte(Coding coding) {
        assertThat(deflate(new PayloadDeflater(coding, 15), "")).isEqualTo("00"); // 7.2.3.6
    }

    @Test
    void the_context_is_taken_over_unless_it_is_forgotten() {
        var deflater = new PayloadDeflater(FIXED, 15);
        deflate(deflater, "Hello");
        assertThat(deflater.pieces(ascii("Hello")).getFirst())
                .isEqualTo(new Piece.Fixed(false, List.of(new DeflateToken.Match(5, 5))));
        deflater.reset();
        assertThat(deflate(deflater, "Hello")).isEqualTo("f248cdc9c90700");
    }

    @Test
    void what_is_sent_again_with_the_same_window_is_made_once() {
        var deflater = new PayloadDeflater(FIXED, 8);
        byte[] message = new byte[256];
        new Random(1).nextBytes(message);
        byte[] first = deflater.deflate(message);
        byte[] second = deflater.deflate(message);
        assertThat(second).isNotEqualTo(first);
        assertThat(deflater.deflate(message)).isSameAs(second);
        deflater.reset();
        assertThat(deflater.deflate(message)).isEqualTo(first);
    }

    @Test
    void what_is_sent_in_turn_with_no_window_is_made_once() {
        var deflater = new PayloadDeflater(FIXED, 15);
        byte[] one = deflater.deflate(ascii("Hello"));
        deflater.reset();
        byte[] other = deflater.deflate(ascii("World"));
        deflater.reset();
        assertThat(deflater.deflate(ascii("Hello"))).isSameAs(one);
        deflater.reset();
        assertThat(deflater.deflate(ascii("World"))).isSameAs(other).isNotEqualTo(one);
    }

    @Test
    void what_is_made_again_stands_in_the_window_of_what_comes_after_it() {
        var deflater = new PayloadDeflater(FIXED, 15);
        deflater.deflate(ascii("Hello"));
        deflater.reset();
        deflater.deflate(ascii("Hello"));
        assertThat(deflater.pieces(ascii("Hello")).getFirst())
                .isEqualTo(new Piece.Fixed(false, List.of(new DeflateToken.Match(5, 5))));
    }

    @Test
    void cuts_make_blocks() {
        var deflater = new PayloadDeflater(FIXED, 15);
        List<Piece> pieces = deflater.pieces(ascii("HelloHello"), 2, 5, 5);
        assertThat(pieces.subList(0, 4))
                .containsExactly(
                        new Piece.Fixed(false, DeflateToken.literals(ascii("He"))),
                        new Piece.Fixed(false, DeflateToken.literals(ascii("llo"))),
                        new Piece.Fixed(false, List.of()),
                        new Piece.Fixed(false, List.of(new DeflateToken.Match(5, 5))));
        assertThat(DeflateWriter.encode(pieces.subList(4, pieces.size())))
                .isEqualTo(HexFormat.of().parseHex("000000ffff"));
    }

    @Test
    void cuts_ascend_within_the_message() {
        var deflater = new PayloadDeflater(FIXED, 15);
        assertRefused(deflater, "[6]", 6);
        assertRefused(deflater, "[-1]", -1);
        assertRefused(deflater, "[3, 2]", 3, 2);
        assertThat(deflate(deflater, "Hello")).isEqualTo("f248cdc9c90700"); // nothing of it is in the window
    }

    private static void assertRefused(PayloadDeflater deflater, String named, int... cuts) {
        assertThatThrownBy(() -> deflater.deflate(ascii("Hello"), cuts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The cuts of 5 bytes ascend from 0 to 5, unlike " + named);
    }

    @Test
    void a_window_has8_to15_bits() {
        assertThatThrownBy(() -> new PayloadDeflater(STORED, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A window has 8 to 15 bits, not 16");
    }

    @ParameterizedTest
    @EnumSource
    void a_large_message_is_whole(Coding coding) throws DataFormatException {
        byte[] message = new byte[200_000];
        new Random(1).nextBytes(message);
        System.arraycopy(message, 0, message, 32_768, 32_768);
        try (var inflated = new Inflated()) {
            byte[] payload = new PayloadDeflater(coding, 15).deflate(message);
            assertThat(inflated.next(payload)).isEqualTo(message);
            assertThat(payload.length).isLessThan(coding == STORED ? 200_030 : coding == FIXED ? 185_000 : 170_000);
        }
    }

    @Property
    void zlib_reads_what_is_written(
            @ForAll Coding coding,
            @ForAll @IntRange(min = 8, max = 15) int windowBits,
            @ForAll @Size(min = 1, max = 4) List<@From("messages") byte[]> messages,
            @ForAll @Size(max = 3) List<@IntRange(max = 500) Integer> cuts)
            throws DataFormatException {
        var deflater = new PayloadDeflater(coding, windowBits);
        try (var inflated = new Inflated()) {
            for (byte[] message : messages) {
                byte[] payload = deflater.deflate(message, within(message, cuts));
                assertThat(inflated.next(payload)).isEqualTo(message);
            }
        }
    }

    private static int[] within(byte[] message, List<Integer> cuts) {
        return cuts.stream()
                .mapToInt(cut -> Math.min(cut, message.length))
                .sorted()
                .toArray();
    }

    /** Words that come again soon or late. */
    @Provide
    Arbitrary<byte[]> messages() {
        return Arbitraries.of("a", "abc", "lorem ipsum ", "\0", "ZYX".repeat(100))
                .list()
                .ofMaxSize(40)
                .map(words -> ascii(String.join("", words)));
    }

    private static String deflate(PayloadDeflater deflater, String message) {
        return HexFormat.of().formatHex(deflater.deflate(ascii(message)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
