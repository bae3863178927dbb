package io.github.wsgauntlet.server.protocol;

import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into frames and removes their masking (RFC 6455 5.2 and 5.3), however the stream was cut before.
 *
 * <p>It is permissive: whether a frame is legal is the concern of {@link FrameValidator}. It hands on what there is of
 * a frame and keeps no payload, so a declared length costs no memory.
 */
public final class FrameDecoder implements FrameSource {

    private final HeaderReader headers;
    private final Trace trace;
    private final ByteBuffer partialHeader = ByteBuffer.allocate(FrameHeader.MAX_SIZE);
    private @Nullable FrameHeader header;
    private long offset;

    /**
     * Create the decoder of one connection.
     *
     * @param headers how to understand the headers
     * @param trace told about every step
     */
    public FrameDecoder(HeaderReader headers, Trace trace) {
        this.headers = headers;
        this.trace = trace;
    }

    FrameDecoder(Trace trace) {
        this(FrameHeader::decode, trace);
    }

    @Override
    public Optional<FramePart> readFrame(ByteBuffer in) {
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
        int from = in.position();
        int length = (int) Math.min(in.remaining(), current.payloadLength() - offset);
        in.position(from + length);
        FramePart part = new FramePart(current, in, from, length, offset, first);
        offset += length;
        header = part.isLast() ? null : current;
        return Optional.of(part);
    }

    private @Nullable FrameHeader readHeader(ByteBuffer in) {
        if (partialHeader.position() == 0) {
            Optional<FrameHeader> whole = headers.decode(in);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        while (in.hasRemaining()) {
            Optional<FrameHeader> completed =
                    headers.decode(partialHeader.put(in.get()).flip());
            if (completed.isPresent()) {
                partialHeader.clear();
                return completed.get();
            }
            partialHeader.compact();
        }
        return null;
    }
}
