package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.protocol.FrameDecoder;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FramePart;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.LengthForm;
import io.github.wsgauntlet.server.protocol.Opcode;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Violation;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What the defects in frames that are read are made of. */
final class ReadTwists {

    private ReadTwists() {}

    /** What makes a defect strike. */
    @FunctionalInterface
    interface Condition {

        boolean holds(FramePart part, FrameWatch watch);
    }

    /** Return a source that takes some frames for violations. */
    static FrameSource refusing(FrameSource clean, Rule ground, Condition condition) {
        return new FrameWatch(clean, (part, watch) -> {
            if (condition.holds(part, watch)) {
                throw new Violation(ground);
            }
            return Optional.of(part);
        });
    }

    /** Return a source that loses some frames. */
    static FrameSource losing(FrameSource clean, Condition condition) {
        return new FrameWatch(
                clean, (part, watch) -> condition.holds(part, watch) ? Optional.empty() : Optional.of(part));
    }

    /** Let a part through as it is. */
    static Optional<FramePart> as(FramePart part) {
        return Optional.of(part);
    }

    /** Let a part through under another header. */
    static Optional<FramePart> as(FramePart part, FrameHeader header) {
        return Optional.of(part.with(header));
    }

    /** Return a whole frame with another payload, and a header that is like the given one in everything else. */
    static FramePart remade(FrameHeader like, byte[] payload) {
        FrameHeader sized = Headers.withLength(like, LengthForm.shortestFor(payload.length), payload.length);
        FrameHeader header = like.masked() ? Headers.withMaskingKey(sized, 0) : sized;
        ByteBuffer frame = ByteBuffer.allocate(FrameHeader.MAX_SIZE + payload.length);
        header.encode(frame);
        frame.put(payload).flip();
        return new FrameDecoder(FrameHeader::decode, Trace.OFF).readFrame(frame).orElseThrow();
    }

    static boolean is(FramePart part, Opcode opcode) {
        return part.header().opcode() == opcode;
    }

    static boolean isContinuation(FramePart part) {
        return is(part, Opcode.CONTINUATION);
    }

    static boolean isData(FramePart part) {
        return isContinuation(part) || is(part, Opcode.TEXT) || is(part, Opcode.BINARY);
    }

    static boolean isWholeMessage(FramePart part) {
        return (is(part, Opcode.TEXT) || is(part, Opcode.BINARY))
                && part.header().fin();
    }
}
