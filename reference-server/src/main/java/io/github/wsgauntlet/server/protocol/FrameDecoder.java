package io.github.wsgauntlet.server.protocol;

import io.github.wsgauntlet.server.Trace;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into frames and removes their masking (RFC 6455 5.2 and 5.3), however the stream was cut before.
 *
 * <p>It is permissive: whether a frame is legal is the concern of {@link FrameValidator}. It hands on what there is of a
 * frame and keeps no payload, so a declared length costs no memory.
 */
final class FrameDecoder {

    private final Trace trace;
    private final ByteBuffer partialHeader = ByteBuffer.allocate(FrameHeader.MAX_SIZE);
    private @Nullable FrameHeader header;
    private long offset;

    FrameDecoder(Trace trace) {
        this.trace = trace;
    }

    /** Reads on; returns nothing when the bytes are not enough for a part of a frame. */
    Optional<FramePart> readFrame(ByteBuffer in) {
        trace.step("FrameDecoder.readFrame()", "");
        FrameHeader current = header;
        boolean first = current == null;
        if (current == null) {
            current = readHeader(in);
            if (current == null) {
                return Optional.empty();
            }
            trace.step("FrameHeader.decode()", current);
            offset = 0;
        }
        byte[] payload = readPayload(current, in);
        boolean last = offset == current.payloadLength();
        header = last ? null : current;
        return Optional.of(new FramePart(current, payload, first, last));
    }

    private byte[] readPayload(FrameHeader frame, ByteBuffer in) {
        byte[] payload = new byte[(int) Math.min(in.remaining(), frame.payloadLength() - offset)];
        in.get(payload);
        if (frame.masked()) {
            Masking.apply(payload, frame.maskingKey(), offset);
        }
        offset += payload.length;
        return payload;
    }

    private @Nullable FrameHeader readHeader(ByteBuffer in) {
        if (partialHeader.position() == 0) {
            Optional<FrameHeader> whole = FrameHeader.decode(in);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        while (in.hasRemaining()) {
            Optional<FrameHeader> completed =
                    FrameHeader.decode(partialHeader.put(in.get()).flip());
            if (completed.isPresent()) {
                partialHeader.clear();
                return completed.get();
            }
            partialHeader.compact();
        }
        return null;
    }
}
