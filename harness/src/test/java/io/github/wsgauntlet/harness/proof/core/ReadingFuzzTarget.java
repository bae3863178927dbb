package io.github.wsgauntlet.harness.proof.core;

import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What Jazzer fuzzes third: any bytes that a target may send, read as the harness reads them: a response head, frames,
 * messages, and what is compressed. Whatever they are, nothing is thrown, and in pieces they mean the same as at once.
 */
public final class ReadingFuzzTarget {
    private static final int LARGEST_PIECE = 7;

    private ReadingFuzzTarget() {}

    /**
     * Read an input.
     *
     * @param input the bytes that a target sends
     * @throws AssertionError if pieces of them are read as something else
     */
    public static void fuzzerTestOneInput(byte[] input) {
        int head = HttpHead.parse(input, input.length)
                .map(ReadingFuzzTarget::understood)
                .orElse(0);
        byte[] frames = Arrays.copyOfRange(input, head, input.length);
        List<String> atOnce = read(frames, Math.max(1, frames.length));
        for (int piece = 1; piece <= LARGEST_PIECE; piece += 2) {
            List<String> inPieces = read(frames, piece);
            if (!inPieces.equals(atOnce)) {
                throw new AssertionError("In pieces of " + piece + ": " + inPieces + ", at once: " + atOnce);
            }
        }
    }

    /** Return how long a head is of which everything has been asked. */
    private static int understood(HttpHead head) {
        head.status();
        DeflateAgreement.in(head);
        DeflateAgreement.agreedIn(head);
        return head.raw().length;
    }

    private static List<String> read(byte[] bytes, int piece) {
        var frames = new FrameReader();
        var plain = new MessageReader();
        var inflating = new MessageReader();
        inflating.inflate();
        var read = new ArrayList<String>();
        for (int from = 0; from < bytes.length; from += piece) {
            frames.feed(bytes, from, Math.min(piece, bytes.length - from));
            for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                read.add(described(frame.get()));
                plain.add(frame.get()).map(ReadingFuzzTarget::described).ifPresent(read::add);
                inflating.add(frame.get()).map(ReadingFuzzTarget::described).ifPresent(read::add);
            }
        }
        frames.begun().map(ReadingFuzzTarget::described).ifPresent(read::add);
        read.add(HexFormat.of().formatHex(frames.rest()));
        return read;
    }

    private static String described(WireFrame frame) {
        return "frame %s %d %d %s %d %d %s %s"
                .formatted(
                        frame.fin(),
                        frame.rsv(),
                        frame.opcode(),
                        frame.masked(),
                        frame.lengthBytes(),
                        frame.length(),
                        frame.maskingKey(),
                        Arrays.hashCode(frame.payload()));
    }

    private static String described(MessageReader.Read message) {
        return "message %s %s".formatted(message.text(), Arrays.hashCode(message.payload()));
    }
}
