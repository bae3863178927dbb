package io.github.wsgauntlet.cases.deflate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Compresses messages one after the other, as the sender of a permessage-deflate connection does (RFC 7692 7.2.1).
 * Takes over its context from message to message until it is told to forget it.
 *
 * <p>Not thread safe.
 */
public final class PayloadDeflater {
    /** How many messages are held with what was made of them. */
    private static final int KEPT = 2;

    private final Coding coding;
    private final int windowBits;
    private final int windowSize;
    private byte[] window = {};
    private final Deque<Made> recent = new ArrayDeque<>(KEPT);

    /**
     * What was made a short while ago. A few messages that are sent in turn a thousand times make the same each time,
     * with an empty window and with a full one.
     *
     * @param window what came before the message
     * @param message the message
     * @param deflated what was made of it
     */
    private record Made(byte[] window, byte[] message, byte[] deflated) {
        boolean isOf(byte[] otherWindow, byte[] otherMessage) {
            return Arrays.equals(message, otherMessage) && Arrays.equals(window, otherWindow);
        }
    }

    /** How blocks are written. */
    public enum Coding {
        /** As they are (RFC 1951 3.2.4). */
        STORED,
        /** With the codes of the RFC (RFC 1951 3.2.6). */
        FIXED,
        /** With codes of their own (RFC 1951 3.2.7). */
        DYNAMIC
    }

    /**
     * Create a deflater with an empty window.
     *
     * @param coding how the blocks are written
     * @param windowBits how far back a match may start, as a power of 2, 8 to 15 (RFC 7692 7.1.2)
     * @throws IllegalArgumentException if there is no such window
     */
    public PayloadDeflater(Coding coding, int windowBits) {
        this.coding = coding;
        this.windowBits = windowBits;
        this.windowSize = Lz77.windowSize(windowBits);
    }

    /**
     * Compress the next message.
     *
     * @param message its payload
     * @param cuts where one block ends and the next one starts, ascending, 0 to the length of the message. Two equal
     *     ones make an empty block.
     * @return what the frames of the message carry, which may be returned again and is not to be changed. That of the
     *     empty message without a cut is 00 (RFC 7692 7.2.3.6).
     * @throws IllegalArgumentException if the cuts do not ascend or lie outside of the message
     */
    public byte[] deflate(byte[] message, int... cuts) {
        if (cuts.length > 0) {
            return deflated(message, cuts);
        }
        byte[] before = window;
        Optional<Made> again =
                recent.stream().filter(made -> made.isOf(before, message)).findFirst();
        if (again.isPresent()) {
            slideOver(message);
            return again.get().deflated();
        }
        byte[] deflated = deflated(message);
        if (recent.size() == KEPT) {
            recent.removeLast();
        }
        recent.addFirst(new Made(before, message, deflated));
        return deflated;
    }

    private byte[] deflated(byte[] message, int... cuts) {
        return DeflateWriter.stripTail(DeflateWriter.encode(pieces(message, cuts)));
    }

    /**
     * Compress the next message like {@link #deflate}, and leave the writing to the caller.
     *
     * @return its blocks, none of them final, and a sync flush at the end
     */
    public List<Piece> pieces(byte[] message, int... cuts) {
        var pieces = new ArrayList<Piece>();
        int[] ends = ends(message.length, cuts);
        int from = 0;
        for (int end : ends) {
            pieces.addAll(blocks(Arrays.copyOfRange(message, from, end)));
            from = end;
        }
        pieces.add(Piece.syncFlush());
        return pieces;
    }

    /** Return where the blocks end. Without a cut the empty message has none. */
    private static int[] ends(int length, int[] cuts) {
        int[] ends = Arrays.copyOf(cuts, cuts.length + 1);
        ends[cuts.length] = length;
        for (int i = 0; i < cuts.length; i++) {
            if (cuts[i] < 0 || cuts[i] > ends[i + 1]) {
                throw new IllegalArgumentException("The cuts of %d bytes ascend from 0 to %d, unlike %s"
                        .formatted(length, length, Arrays.toString(cuts)));
            }
        }
        return length == 0 && cuts.length == 0 ? cuts : ends;
    }

    private List<Piece> blocks(byte[] data) {
        List<Piece> blocks = switch (coding) {
            case STORED -> stored(data);
            case FIXED -> List.of(new Piece.Fixed(false, Lz77.tokens(window, data, windowBits)));
            case DYNAMIC -> List.of(new Piece.Dynamic(false, Lz77.tokens(window, data, windowBits)));
        };
        slideOver(data);
        return blocks;
    }

    private static List<Piece> stored(byte[] data) {
        var blocks = new ArrayList<Piece>();
        int from = 0;
        do {
            int to = Math.min(data.length, from + Piece.Stored.LARGEST);
            blocks.add(new Piece.Stored(false, Arrays.copyOfRange(data, from, to)));
            from = to;
        } while (from < data.length);
        return blocks;
    }

    private void slideOver(byte[] data) {
        int fresh = Math.min(data.length, windowSize);
        int kept = Math.min(window.length, windowSize - fresh);
        byte[] slid = Arrays.copyOfRange(window, window.length - kept, window.length + fresh);
        System.arraycopy(data, data.length - fresh, slid, kept, fresh);
        window = slid;
    }

    /** Forget the window, as it is done between messages without context takeover (RFC 7692 7.1.1). */
    public void reset() {
        window = new byte[0];
    }
}
