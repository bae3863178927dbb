package io.github.wsgauntlet.harness.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decodes a byte stream into frames (RFC 6455 5.2), whatever they say. Takes the bytes in any pieces; holds no rule.
 *
 * <p>Not thread safe.
 */
public final class FrameReader {
    private static final int LONGEST_HEADER = 14;

    private static final byte[] NOTHING = {};
    private static final int LEAST_ROOM = 256;
    private static final int MOST_KEPT = 1 << 16;

    private byte[] buffer = NOTHING;
    private int start;
    private int end;

    /** Whether the buffer was lent by who fed it, so that nothing may be written there. */
    private boolean lent;

    /** Take bytes that nobody changes any more. Between frames they are read where they are. */
    public void feed(byte[] bytes) {
        if (start < end) {
            feed(bytes, 0, bytes.length);
            return;
        }
        buffer = bytes;
        start = 0;
        end = bytes.length;
        lent = true;
    }

    /** Take bytes that were received. They are copied. */
    public void feed(byte[] bytes, int offset, int length) {
        if (lent || buffer.length - end < length) {
            makeRoom(length);
        }
        System.arraycopy(bytes, offset, buffer, end, length);
        end += length;
    }

    /** Return the next complete frame, if all its bytes were fed. */
    public Optional<WireFrame> next() {
        return header().filter(frame -> Long.compareUnsigned(frame.length(), available(frame)) <= 0)
                .map(frame -> {
                    WireFrame whole = withPayload(frame, (int) frame.length());
                    start += whole.headerLength() + whole.payload().length;
                    forgetWhenDone();
                    return whole;
                });
    }

    /**
     * Return the frame that has begun and is not complete: its header and as much of its payload as there is. Empty
     * between frames, and where not even the header is complete.
     */
    public Optional<WireFrame> begun() {
        return header().map(frame -> withPayload(frame, available(frame)));
    }

    /** Return whether these bytes stand where the next frame should begin. */
    public boolean standsBefore(byte[] bytes) {
        return end - start >= bytes.length
                && Arrays.equals(buffer, start, start + bytes.length, bytes, 0, bytes.length);
    }

    /** Return the bytes that were fed and belong to no frame returned by {@link #next}. */
    public byte[] rest() {
        return Arrays.copyOfRange(buffer, start, end);
    }

    private int available(WireFrame header) {
        return end - start - header.headerLength();
    }

    private WireFrame withPayload(WireFrame header, int length) {
        int from = start + header.headerLength();
        byte[] payload = Arrays.copyOfRange(buffer, from, from + length);
        if (header.masked()) {
            XorMask.apply(payload, 0, payload.length, header.maskingKey());
        }
        return new WireFrame(
                header.fin(),
                header.rsv(),
                header.opcode(),
                header.masked(),
                header.maskingKey(),
                header.lengthBytes(),
                header.length(),
                payload);
    }

    private Optional<WireFrame> header() {
        var bytes = ByteBuffer.wrap(buffer, start, Math.min(end - start, LONGEST_HEADER));
        if (bytes.remaining() < 2) {
            return Optional.empty();
        }
        int first = bytes.get();
        int second = bytes.get();
        boolean masked = (second & 0x80) != 0;
        int lengthBytes = switch (second & 0x7f) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
        if (bytes.remaining() < lengthBytes + (masked ? 4 : 0)) {
            return Optional.empty();
        }
        long length = switch (lengthBytes) {
            case 2 -> bytes.getShort() & 0xffff;
            case 8 -> bytes.getLong();
            default -> second & 0x7f;
        };
        int maskingKey = masked ? bytes.getInt() : 0;
        return Optional.of(new WireFrame(
                (first & 0x80) != 0,
                first >> 4 & 7,
                first & 0xf,
                masked,
                maskingKey,
                lengthBytes,
                length,
                new byte[0]));
    }

    /** Between frames nothing is held, so that a large one does not stay for as long as its connection. */
    private void forgetWhenDone() {
        if (start == end) {
            buffer = lent || buffer.length > MOST_KEPT ? NOTHING : buffer;
            start = 0;
            end = 0;
            lent = false;
        }
    }

    private void makeRoom(int length) {
        int held = end - start;
        boolean slide = !lent && buffer.length - held >= length && start > buffer.length / 2;
        byte[] target = slide ? buffer : new byte[Math.max(roomFor(held + length), LEAST_ROOM)];
        System.arraycopy(buffer, start, target, 0, held);
        buffer = target;
        start = 0;
        end = held;
        lent = false;
    }

    /** Return how much room is made: as much as the frame needs that has begun, once a quarter of it has come. */
    private int roomFor(int needed) {
        long whole =
                header().map(frame -> frame.headerLength() + frame.length()).orElse(0L);
        return whole > needed ? (int) Math.min(whole, 4L * needed) : needed + needed / 4;
    }
}
