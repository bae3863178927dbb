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

    private byte[] buffer = new byte[256];
    private int start;
    private int end;

    /** Take bytes that were received. */
    public void feed(byte[] bytes, int offset, int length) {
        if (buffer.length - end < length) {
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

    private void makeRoom(int length) {
        int held = end - start;
        byte[] target = buffer.length - held >= length && start > buffer.length / 2
                ? buffer
                : new byte[Math.max(2 * buffer.length, held + length)];
        System.arraycopy(buffer, start, target, 0, held);
        buffer = target;
        start = 0;
        end = held;
    }
}
