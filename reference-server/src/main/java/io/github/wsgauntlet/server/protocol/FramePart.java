package io.github.wsgauntlet.server.protocol;

/** What one read brought of a frame. */
final class FramePart {

    private final FrameHeader header;
    private final byte[] payload;
    private final boolean first;
    private final boolean last;

    FramePart(FrameHeader header, byte[] payload, boolean first, boolean last) {
        this.header = header;
        this.payload = payload;
        this.first = first;
        this.last = last;
    }

    /** Returns the header of the frame, which every part has. */
    FrameHeader header() {
        return header;
    }

    /** Returns the next bytes of the payload, unmasked; there may be none. */
    byte[] payload() {
        return payload;
    }

    /** Returns whether this is the first part of its frame. */
    boolean first() {
        return first;
    }

    /** Returns whether the frame is complete with this part. */
    boolean last() {
        return last;
    }
}
