package io.github.wsgauntlet.server.protocol;

import java.nio.ByteBuffer;

/**
 * What one read brought of a frame. Its payload is still in the bytes that were read, and masked, so it is to be copied
 * before the next read.
 */
public final class FramePart {

    private final FrameHeader header;
    private final ByteBuffer source;
    private final int from;
    private final int length;
    private final long offset;
    private final boolean first;

    /**
     * Create a part of a frame.
     *
     * @param header the header of the frame
     * @param source the bytes that were read
     * @param from where in these the part starts
     * @param length how many bytes of payload it has
     * @param offset where in the payload of the frame it starts
     * @param first whether it came with the header
     */
    FramePart(FrameHeader header, ByteBuffer source, int from, int length, long offset, boolean first) {
        this.header = header;
        this.source = source;
        this.from = from;
        this.length = length;
        this.offset = offset;
        this.first = first;
    }

    /** Return the header of the frame, which every part has. */
    public FrameHeader header() {
        return header;
    }

    /** Return how many bytes of payload this part has; there may be none. */
    public int length() {
        return length;
    }

    /** Return where in the payload of the frame this part starts. */
    public long offset() {
        return offset;
    }

    /** Return this part under another header, whose length is the same. */
    public FramePart with(FrameHeader other) {
        return new FramePart(other, source, from, length, offset, first);
    }

    /** Return how many bytes of the frame are still to come. */
    long missing() {
        return header.payloadLength() - offset - length;
    }

    /** Return whether this is the first part of its frame. */
    public boolean isFirst() {
        return first;
    }

    /** Return whether this is the last part of its frame. */
    public boolean isLast() {
        return missing() == 0;
    }

    /**
     * Copy the payload, unmasked.
     *
     * @param target where to
     * @param at where in the target the copy starts
     */
    public void copyTo(byte[] target, int at) {
        source.get(from, target, at, length);
        if (header.masked()) {
            Masking.apply(target, at, at + length, header.maskingKey(), offset);
        }
    }
}
