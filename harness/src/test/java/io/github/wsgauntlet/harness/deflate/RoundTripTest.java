package io.github.wsgauntlet.harness.deflate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.deflate.DeflateToken;
import io.github.wsgauntlet.cases.deflate.DeflateWriter;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import io.github.wsgauntlet.cases.deflate.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What the cases write, the harness sees: every block, and how far its matches reach. */
class RoundTripTest {
    private static final int LIMIT = 1 << 20;

    @Property
    void every_block_is_seen_as_it_was_written(
            @ForAll @Size(max = 300) byte[] before, @ForAll @Size(max = 6) List<@From("outlines") Outline> outlines) {
        var written = new Written(before);
        outlines.forEach(written::add);
        List<Piece> pieces = new ArrayList<>(written.pieces);
        pieces.add(Piece.syncFlush());

        var inflater = new MessageInflater(LIMIT);
        inflater.read(DeflateWriter.encode(List.of(new Piece.Stored(false, before))));
        InflatedMessage read = inflater.read(DeflateWriter.stripTail(DeflateWriter.encode(pieces)));

        assertThat(read.fault()).isEmpty();
        assertThat(read.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertThat(read.data()).isEqualTo(written.message());
        assertThat(read.largestDistance()).isEqualTo(written.largestDistance);
        assertThat(read.deepestReach()).isEqualTo(written.deepestReach);
        assertThat(read.blocks()).hasSameSizeAs(pieces);
        for (int i = 0; i < pieces.size(); i++) {
            Block block = read.blocks().get(i);
            long startByte = (block.start() + 7) / 8;
            assertThat(startByte).isEqualTo(DeflateWriter.encode(pieces.subList(0, i)).length);
            assertThat(block).isEqualTo(block(pieces.get(i), block.start()));
        }
    }

    private static Block block(Piece piece, long start) {
        return switch (piece) {
            case Piece.Stored(boolean last, byte[] data) -> new Block(Block.Type.STORED, last, start, data.length, 0);
            case Piece.Fixed(boolean last, List<DeflateToken> tokens) ->
                new Block(Block.Type.FIXED, last, start, size(tokens), 0);
            case Piece.Dynamic(boolean last, List<DeflateToken> tokens) ->
                new Block(Block.Type.DYNAMIC, last, start, size(tokens), 0);
            case Piece.Bits bits -> throw new AssertionError(bits);
            case Piece.Padding padding -> throw new AssertionError(padding);
        };
    }

    private static int size(List<DeflateToken> tokens) {
        return tokens.stream().mapToInt(DeflateToken::length).sum();
    }

    @Test
    void codes_of_15_bits_are_read() {
        // Each byte is twice as frequent as the one before, so without a limit each code has one bit less, 17 to 1.
        byte[] data = new byte[(1 << 17) - 1];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (Integer.SIZE - Integer.numberOfLeadingZeros(i));
        }
        List<Piece> pieces = List.of(new Piece.Dynamic(false, DeflateToken.literals(data)), Piece.syncFlush());
        InflatedMessage read = new MessageInflater(LIMIT).read(DeflateWriter.encode(pieces));
        assertThat(read.data()).isEqualTo(data);
        assertThat(read.ending()).isEqualTo(PayloadEnding.TAIL_NOT_STRIPPED);
    }

    @Property
    void a_sender_keeps_to_its_window_and_to_its_context(
            @ForAll Coding coding,
            @ForAll @IntRange(min = 8, max = 15) int windowBits,
            @ForAll boolean takeover,
            @ForAll @Size(min = 1, max = 4) List<@From("messages") byte[]> messages) {
        var deflater = new PayloadDeflater(coding, windowBits);
        var inflater = new MessageInflater(LIMIT);
        int window = 1 << windowBits;
        int context = 0;
        for (byte[] message : messages) {
            InflatedMessage read = inflater.read(deflater.deflate(message, message.length / 3));
            assertThat(read.data()).isEqualTo(message);
            assertThat(read.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
            assertThat(read.largestDistance()).isLessThanOrEqualTo(window);
            assertThat(read.deepestReach()).isLessThanOrEqualTo(context);
            if (takeover) {
                context = Math.min(window, context + message.length);
            } else {
                deflater.reset();
            }
        }
    }

    @Provide
    Arbitrary<byte[]> messages() {
        return Arbitraries.of("a", "abc", "lorem ipsum ", "0123456789".repeat(30))
                .list()
                .ofMaxSize(40)
                .map(words -> String.join("", words).getBytes(US_ASCII));
    }

    /** A block still without its data, whose numbers become tokens where it is known how far they may reach back. */
    record Outline(Block.Type type, boolean last, List<Integer> numbers) {}

    @Provide
    Arbitrary<Outline> outlines() {
        return Combinators.combine(
                        Arbitraries.of(Block.Type.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.integers()
                                .between(0, Integer.MAX_VALUE)
                                .list()
                                .ofMaxSize(40))
                .as(Outline::new);
    }

    /** Blocks made of outlines, and what they say, found out in the plainest way. */
    private static final class Written {
        private final List<Piece> pieces = new ArrayList<>();
        private final byte[] bytes = new byte[1 << 17];
        private final int start;
        private int end;
        private int largestDistance;
        private int deepestReach;

        Written(byte[] before) {
            start = before.length;
            end = start;
            System.arraycopy(before, 0, bytes, 0, start);
        }

        void add(Outline outline) {
            int from = end;
            boolean last = outline.last();
            pieces.add(
                    switch (outline.type()) {
                        case STORED -> {
                            outline.numbers().forEach(this::literal);
                            yield new Piece.Stored(last, Arrays.copyOfRange(bytes, from, end));
                        }
                        case FIXED -> new Piece.Fixed(last, tokens(outline.numbers()));
                        case DYNAMIC -> new Piece.Dynamic(last, tokens(outline.numbers()));
                    });
        }

        byte[] message() {
            return Arrays.copyOfRange(bytes, start, end);
        }

        private List<DeflateToken> tokens(List<Integer> numbers) {
            var tokens = new ArrayList<DeflateToken>();
            for (int number : numbers) {
                tokens.add(number % 2 == 0 || end == 0 ? literal(number) : match(number));
            }
            return tokens;
        }

        private DeflateToken literal(int number) {
            bytes[end] = (byte) number;
            return new DeflateToken.Literal(bytes[end++]);
        }

        private DeflateToken match(int number) {
            int length = 3 + number % 256;
            int distance = 1 + (number >> 8) % Math.min(end, 1 << 15);
            largestDistance = Math.max(largestDistance, distance);
            deepestReach = Math.max(deepestReach, start - (end - distance));
            for (int i = 0; i < length; i++) {
                bytes[end] = bytes[end - distance];
                end++;
            }
            return new DeflateToken.Match(length, distance);
        }
    }
}
