package io.github.wsgauntlet.cases.deflate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7692 7.2.3.1 to 7.2.3.6. */
final class DeflateVectorsTest {

    @Test
    void one_block() {
        assertStripped("f248cdc9c90700", fixed(false, "Hello"), Piece.syncFlush());
    }

    @Test
    void a_shared_window() {
        // The example has a literal where a match of five would do, as zlib cannot find the first byte of its window.
        List<DeflateToken> tokens = List.of(new DeflateToken.Literal((byte) 'H'), new DeflateToken.Match(4, 5));
        assertStripped("f200110000", new Piece.Fixed(false, tokens), Piece.syncFlush());
    }

    @Test
    void a_stored_block() {
        assertStripped("000500faff48656c6c6f00", new Piece.Stored(false, ascii("Hello")), Piece.syncFlush());
    }

    @Test
    void a_final_block() {
        assertStripped("f348cdc9c9070000", fixed(true, "Hello"), Piece.syncFlush());
    }

    @Test
    void two_blocks() {
        assertStripped(
                "f248050000" + "00ffff" + "cac9c90700",
                fixed(false, "He"),
                Piece.syncFlush(),
                fixed(false, "llo"),
                Piece.syncFlush());
    }

    @Test
    void an_empty_message() {
        assertStripped("00", Piece.syncFlush());
    }

    private static void assertStripped(String hex, Piece... pieces) {
        byte[] stream = DeflateWriter.encode(List.of(pieces));
        assertThat(HexFormat.of().formatHex(DeflateWriter.stripTail(stream))).isEqualTo(hex);
        assertThat(HexFormat.of().formatHex(stream)).isEqualTo(hex + "0000ffff");
    }

    private static Piece fixed(boolean last, String text) {
        return new Piece.Fixed(last, DeflateToken.literals(ascii(text)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
