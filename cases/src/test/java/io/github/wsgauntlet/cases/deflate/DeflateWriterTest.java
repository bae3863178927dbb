package io.github.wsgauntlet.cases.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeflateWriterTest {

    @Test
    void nothing_is_written_of_nothing() {
        assertThat(hex()).isEmpty();
        assertThat(hex(new Piece.Bits(0, 0), new Piece.Padding())).isEmpty();
    }

    @Test
    void bits_need_be_no_block() {
        assertThat(hex(new Piece.Bits(0b110, 3))).isEqualTo("06"); // the reserved block type
        assertThat(hex(new Piece.Bits(0, 3), new Piece.Padding(), new Piece.Bits(5, 16), new Piece.Bits(~6, 16)))
                .isEqualTo("000500f9ff"); // a stored block that lies about its length
        assertThat(hex(new Piece.Bits(1, 1), new Piece.Bits(-1, 32))).isEqualTo("ffffffff01");
    }

    @Test
    void bits_beyond_the_count_do_not_count() {
        assertThat(hex(new Piece.Bits(0xff, 4), new Piece.Bits(0, 4))).isEqualTo("0f");
    }

    @Test
    void flushes_are_blocks() {
        assertThat(hex(Piece.syncFlush())).isEqualTo("000000ffff");
        assertThat(hex(Piece.partialFlush())).isEqualTo("0200");
        assertThat(hex(Piece.partialFlush(), Piece.partialFlush())).isEqualTo("020800"); // not at the start of a byte
    }

    @Test
    void a_final_block_ends_with_a_byte() {
        assertThat(hex(new Piece.Fixed(true, List.of()), Piece.partialFlush())).isEqualTo("03000200");
        assertThat(hex(new Piece.Stored(true, new byte[0]), Piece.partialFlush()))
                .isEqualTo("010000ffff0200");
    }

    @Test
    void literals_above143_have_nine_bits() {
        // 0 10, 110010000, 111111111, 0000000
        assertThat(hex(new Piece.Fixed(false, DeflateToken.literals(new byte[] {(byte) 144, (byte) 255}))))
                .isEqualTo("9af01f00");
    }

    @Test
    void the_tail_alone_may_be_stripped() {
        assertThat(DeflateWriter.stripTail(HexFormat.of().parseHex("0000ffff"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00ffff", "000000fffe", "0000ffff00"})
    void only_a_tail_is_stripped(String hex) {
        assertThatThrownBy(() -> DeflateWriter.stripTail(HexFormat.of().parseHex(hex)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A tail to be stripped is 00 00 ff ff (RFC 7692 7.2.1)");
    }

    @Test
    void what_no_block_can_say_is_refused() {
        assertThatThrownBy(() -> new Piece.Stored(false, new byte[65_536]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A stored block has at most 65535 bytes, not 65536");
        assertThatThrownBy(() -> new Piece.Bits(0, 33))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A number has 0 to 32 bits, not 33");
        assertThatThrownBy(() -> new Piece.Bits(0, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A number has 0 to 32 bits, not -1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 259})
    void no_match_is_shorter_or_longer(int length) {
        assertThatThrownBy(() -> new DeflateToken.Match(length, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A match has 3 to 258 bytes, not " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32_769})
    void no_match_is_nearer_or_further(int distance) {
        assertThatThrownBy(() -> new DeflateToken.Match(3, distance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A match starts 1 to 32768 bytes back, not " + distance);
    }

    private static String hex(Piece... pieces) {
        return HexFormat.of().formatHex(DeflateWriter.encode(List.of(pieces)));
    }
}
