package io.github.wsgauntlet.cases.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

/** Blocks with Huffman codes, above all with their own (RFC 1951 3.2.6, 3.2.7). */
final class CodedBlockTest {

    @Test
    void an_empty_block_has_a_code_for_its_end_and_one_more() {
        // 0 01, 257 literals, 1 distance, 18 code lengths: 1 bit for 18, 2 bits for 0 and 1
        String header = "001 00000 00000 0111 000000 100 010" + "000".repeat(13) + "010";
        // 0 has one bit, 138 and 117 have none, the end of the block has one, the distance has none
        String codeLengths = "11 0 1111111 0 0101011 11 10";
        assertThat(bits(new Piece.Dynamic(false, List.of()))).startsWith((header + codeLengths + "1").replace(" ", ""));
    }

    @Test
    void a_single_distance_has_a_code_of_one_bit() throws DataFormatException {
        List<DeflateToken> tokens = List.of(
                new DeflateToken.Literal((byte) 'a'), new DeflateToken.Match(258, 1), new DeflateToken.Match(3, 1));
        assertThat(inflated(new Piece.Dynamic(false, tokens))).asString().isEqualTo("a".repeat(262));
    }

    @Test
    void a_block_may_use_every_literal_length_and_distance() throws DataFormatException {
        byte[] random = new byte[1 << 15];
        new Random(1).nextBytes(random);
        List<DeflateToken> tokens = new ArrayList<>(DeflateToken.literals(random));
        for (int length = 3; length <= 258; length++) {
            tokens.add(new DeflateToken.Match(length, length));
        }
        for (int distance = 1; distance <= 1 << 15; distance++) {
            tokens.add(new DeflateToken.Match(3, distance));
        }
        byte[] data = Tokens.expand(new byte[0], tokens);
        assertThat(inflated(new Piece.Fixed(false, tokens))).isEqualTo(data);
        assertThat(inflated(new Piece.Dynamic(false, tokens))).isEqualTo(data);
    }

    @Test
    void no_code_is_longer_than15_bits() throws DataFormatException {
        // Each byte is twice as frequent as the one before, so without a limit each code has one bit less, 17 to 1.
        byte[] data = new byte[(1 << 17) - 1];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (Integer.SIZE - Integer.numberOfLeadingZeros(i));
        }
        assertThat(inflated(new Piece.Dynamic(false, DeflateToken.literals(data))))
                .isEqualTo(data);
    }

    @Test
    void a_final_block_ends_with_a_byte() {
        var block = new Piece.Dynamic(true, List.of()); // 94 bits
        assertThat(DeflateWriter.encode(List.of(block, Piece.partialFlush())))
                .hasSize(14); // 96 and 10 bits, not 94 and 10
    }

    @Test
    void code_lengths_may_be_absent_in_a_run_of_any_length() throws DataFormatException {
        for (int next = 1; next < 256; next++) {
            byte[] data = {0, (byte) next};
            assertThat(inflated(new Piece.Dynamic(false, DeflateToken.literals(data))))
                    .isEqualTo(data);
        }
    }

    @Test
    void code_lengths_may_be_equal_in_a_run_of_any_length() throws DataFormatException {
        byte[] data = new byte[256];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
            byte[] upToHere = Arrays.copyOf(data, i + 1);
            assertThat(inflated(new Piece.Dynamic(false, DeflateToken.literals(upToHere))))
                    .isEqualTo(upToHere);
        }
    }

    private static String bits(Piece piece) {
        var bits = new StringBuilder();
        for (byte value : DeflateWriter.encode(List.of(piece))) {
            for (int i = 0; i < Byte.SIZE; i++) {
                bits.append(value >> i & 1);
            }
        }
        return bits.toString();
    }

    private static byte[] inflated(Piece... pieces) throws DataFormatException {
        try (var inflated = new Inflated()) {
            var all = new ArrayList<>(List.of(pieces));
            all.add(Piece.syncFlush());
            return inflated.next(DeflateWriter.stripTail(DeflateWriter.encode(all)));
        }
    }
}
