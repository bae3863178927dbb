package io.github.wsgauntlet.cases.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeflateWriterTest {

    @Test
    void nothingIsWrittenOfNothing() {
        assertThat(hex()).isEmpty();
        assertThat(hex(new Piece.Bits(0, 0), new Piece.Padding())).isEmpty();
    }

    @Test
    void bitsNeedBeNoBlock() {
        assertThat(hex(new Piece.Bits(0b110, 3))).isEqualTo("06"); // the reserved block type
        assertThat(hex(new Piece.Bits(0, 3), new Piece.Padding(), new Piece.Bits(5, 16), new Piece.Bits(~6, 16)))
                .isEqualTo("000500f9ff"); // a stored block that lies about its length
        assertThat(hex(new Piece.Bits(1, 1), new Piece.Bits(-1, 32))).isEqualTo("ffffffff01");
    }

    @Test
    void bitsBeyondTheCountDoNotCount() {
        assertThat(hex(new Piece.Bits(0xff, 4), new Piece.Bits(0, 4))).isEqualTo("0f");
    }

    @Test
    void flushesAreBlocks() {
        assertThat(hex(Piece.syncFlush())).isEqualTo("000000ffff");
        assertThat(hex(Piece.partialFlush())).isEqualTo("0200");
        assertThat(hex(Piece.partialFlush(), Piece.partialFlush())).isEqualTo("020800"); // not at the start of a byte
    }

    @Test
    void aFinalBlockEndsWithAByte() {
        assertThat(hex(new Piece.Fixed(true, List.of()), Piece.partialFlush())).isEqualTo("03000200");
        assertThat(hex(new Piece.Stored(true, new byte[0]), Piece.partialFlush()))
                .isEqualTo("010000ffff0200");
    }

    @Test
    void literalsAbove143HaveNineBits() {
        // 0 10, 110010000, 111111111, 0000000
        assertThat(hex(new Piece.Fixed(false, Token.literals(new byte[] {(byte) 144, (byte) 255}))))
                .isEqualTo("9af01f00");
    }

    @Test
    void aDynamicBlockWithASingleDistanceHasACodeOfOneBitForIt() throws DataFormatException {
        List<Token> tokens = List.of(new Token.Literal((byte) 'a'), new Token.Match(258, 1), new Token.Match(3, 1));
        assertThat(inflated(new Piece.Dynamic(false, tokens))).asString().isEqualTo("a".repeat(262));
    }

    @Test
    void aDynamicBlockMayBeEmpty() throws DataFormatException {
        assertThat(inflated(new Piece.Dynamic(false, List.of()))).isEmpty();
    }

    @Test
    void aDynamicBlockMayUseEveryLiteralLengthAndDistance() throws DataFormatException {
        byte[] random = new byte[1 << 15];
        new Random(1).nextBytes(random);
        List<Token> everyLength = IntStream.rangeClosed(3, 258)
                .<Token>mapToObj(length -> new Token.Match(length, 1 << length % 16))
                .toList();
        byte[] data = inflated(new Piece.Dynamic(false, Token.literals(random)), new Piece.Dynamic(false, everyLength));
        assertThat(data)
                .startsWith(random)
                .hasSize((1 << 15) + IntStream.rangeClosed(3, 258).sum());
    }

    @Test
    void noCodeIsLongerThan15Bits() throws DataFormatException {
        // Frequencies like Fibonacci numbers ask for a code of as many bits as there are symbols.
        var data = new ByteArrayOutputStream();
        int frequency = 1;
        int before = 1;
        for (int symbol = 0; symbol < 22; symbol++) {
            for (int i = 0; i < frequency; i++) {
                data.write(symbol);
            }
            int next = frequency + before;
            before = frequency;
            frequency = next;
        }
        assertThat(inflated(new Piece.Dynamic(false, Token.literals(data.toByteArray()))))
                .isEqualTo(data.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00ffff", "000000fffe", "0000ffff00"})
    void onlyATailIsStripped(String hex) {
        assertThatThrownBy(() -> DeflateWriter.stripTail(HexFormat.of().parseHex(hex)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A tail to be stripped is 00 00 ff ff (RFC 7692 7.2.1)");
    }

    @Test
    void whatNoBlockCanSayIsRefused() {
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
    void noMatchIsShorterOrLonger(int length) {
        assertThatThrownBy(() -> new Token.Match(length, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A match has 3 to 258 bytes, not " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32_769})
    void noMatchIsNearerOrFurther(int distance) {
        assertThatThrownBy(() -> new Token.Match(3, distance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A match starts 1 to 32768 bytes back, not " + distance);
    }

    private static String hex(Piece... pieces) {
        return HexFormat.of().formatHex(DeflateWriter.encode(List.of(pieces)));
    }

    private static byte[] inflated(Piece... pieces) throws DataFormatException {
        try (var inflated = new Inflated()) {
            var all = new ArrayList<>(List.of(pieces));
            all.add(Piece.syncFlush());
            return inflated.next(DeflateWriter.stripTail(DeflateWriter.encode(all)));
        }
    }
}
