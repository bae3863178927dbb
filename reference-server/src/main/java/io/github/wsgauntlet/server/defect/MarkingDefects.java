package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.defect.ReadTwists.as;
import static io.github.wsgauntlet.server.defect.ReadTwists.is;
import static io.github.wsgauntlet.server.defect.ReadTwists.isContinuation;
import static io.github.wsgauntlet.server.defect.ReadTwists.isData;
import static io.github.wsgauntlet.server.defect.ReadTwists.refusing;
import static io.github.wsgauntlet.server.defect.WriteTwists.firstHalf;
import static io.github.wsgauntlet.server.defect.WriteTwists.header;
import static io.github.wsgauntlet.server.defect.WriteTwists.secondHalf;

import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FramePart;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.Opcode;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The defects in which frames are marked as compressed, and in how marked ones are told from others (RFC 7692 6). */
final class MarkingDefects {

    private static final int MOST_STORED = 0xFFFF;
    private static final Compression.Output NOWHERE = (bytes, from, to) -> {};

    private MarkingDefects() {}

    /** Return the writer with a defect, or as it is when the defect lies elsewhere. */
    static FrameWriter around(Defect defect, FrameWriter clean) {
        return switch (defect) {
            case RSV1_ON_PONGS -> header(clean, Opcode.PONG, MarkingDefects::marked);
            case COMPRESSED_WITHOUT_RSV1 ->
                header(clean, header -> Headers.withRsv(header, header.rsv() & ~FrameHeader.RSV1));
            case RSV1_ON_EVERY_FRAGMENT ->
                compressed(clean, (header, payload) -> {
                    fragment(clean, header.opcode(), false, firstHalf(payload));
                    fragment(clean, Opcode.CONTINUATION, true, secondHalf(payload));
                });
            case COMPRESSED_TEXT_RETYPED ->
                compressed(clean, header(clean, header -> Headers.withOpcode(header, Opcode.BINARY)));
            default -> clean;
        };
    }

    /**
     * Return the source with a defect, or as it is when the defect lies elsewhere.
     *
     * @param compression takes what the defect inflates on the side
     */
    static FrameSource around(Defect defect, FrameSource clean, Compression compression) {
        return switch (defect) {
            case UNCOMPRESSED_REFUSED ->
                refusing(clean, Rule.DATA_FRAMES_RSV_ZERO, (part, watch) -> isData(part) && !watch.compressed());
            case UNCOMPRESSED_INFLATED ->
                new FrameWatch(
                        clean,
                        (part, watch) -> is(part, Opcode.TEXT) || is(part, Opcode.BINARY)
                                ? as(part, marked(part.header()))
                                : as(part));
            case UNCOMPRESSED_ENTERS_THE_CONTEXT ->
                new FrameWatch(clean, (part, watch) -> {
                    if (isData(part) && !watch.compressed()) {
                        store(watch.latest(), compression);
                    }
                    return as(part);
                });
            case MARKED_PINGS_INFLATED ->
                new FrameWatch(
                        clean,
                        (part, watch) -> is(part, Opcode.PING) && part.header().rsv1()
                                ? inflated(part, watch, compression)
                                : as(part));
            case MARKED_CONTINUATIONS_INFLATED ->
                new FrameWatch(
                        clean,
                        (part, watch) -> isContinuation(part) && part.header().rsv1() && !watch.compressed()
                                ? inflated(part, watch, compression)
                                : as(part));
            case FINAL_BLOCK_HANGS -> new Hang(clean);
            case COMPRESSED_MUST_BE_UTF8 ->
                refusing(
                        clean,
                        Rule.TEXT_IS_UTF8,
                        (part, watch) -> isData(part)
                                && watch.compressed()
                                && watch.message() == Opcode.TEXT
                                && part.isLast()
                                && !Text.isUtf8(watch.payload()));
            case COMPRESSED_FRAGMENTS_ARE_MESSAGES ->
                new FrameWatch(
                        clean, (part, watch) -> isData(part) && watch.compressed() ? asMessage(part, watch) : as(part));
            case CONTROL_ENDS_THE_COMPRESSED_MESSAGE ->
                refusing(
                        clean,
                        Rule.CONTINUATION_NEEDS_A_START,
                        (part, watch) -> isContinuation(part) && watch.compressed() && watch.controlSeen());
            default -> clean;
        };
    }

    private static FrameHeader marked(FrameHeader header) {
        return Headers.withRsv(header, header.rsv() | FrameHeader.RSV1);
    }

    private static FrameWriter compressed(FrameWriter clean, FrameWriter twisted) {
        return (header, payload) -> (header.rsv1() ? twisted : clean).write(header, payload);
    }

    private static void fragment(FrameWriter clean, Opcode opcode, boolean fin, byte[] payload) {
        clean.write(marked(Headers.withFin(FrameHeader.of(opcode, payload.length), fin)), payload);
    }

    private static Optional<FramePart> asMessage(FramePart part, FrameWatch watch) {
        FrameHeader whole = Headers.withFin(Headers.withOpcode(part.header(), watch.message()), true);
        return as(part, marked(whole));
    }

    /** Take a frame for a compressed message of its own, once it is whole. */
    private static Optional<FramePart> inflated(FramePart part, FrameWatch watch, Compression compression) {
        if (!part.isLast()) {
            return Optional.empty();
        }
        var content = new ByteArrayOutputStream();
        compression.startMessage();
        compression.inflate(
                watch.payload(), 0, watch.payload().length, (bytes, from, to) -> content.write(bytes, from, to - from));
        FrameHeader unmarked = Headers.withRsv(part.header(), part.header().rsv() & ~FrameHeader.RSV1);
        return Optional.of(ReadTwists.remade(unmarked, content.toByteArray()));
    }

    /** Have bytes enter the window as a message of stored blocks would (RFC 1951 3.2.4). */
    private static void store(byte[] bytes, Compression compression) {
        compression.startMessage();
        for (int at = 0; at < bytes.length; at += MOST_STORED) {
            int length = Math.min(MOST_STORED, bytes.length - at);
            byte[] head = {0, (byte) length, (byte) (length >> 8), (byte) ~length, (byte) (~length >> 8)};
            compression.inflate(head, 0, head.length, NOWHERE);
            compression.inflate(bytes, at, at + length, NOWHERE);
        }
    }

    /** Reads on for ever, and does nothing any more, once a compressed message starts with a final block. */
    private static final class Hang implements FrameSource {
        private final FrameWatch watch;
        private boolean hangs;

        Hang(FrameSource clean) {
            this.watch = new FrameWatch(clean, this::take);
        }

        @Override
        public Optional<FramePart> readFrame(ByteBuffer in) {
            Optional<FramePart> part = hangs ? Optional.empty() : watch.readFrame(in);
            if (hangs) {
                in.position(in.limit());
            }
            return part;
        }

        private Optional<FramePart> take(FramePart part, FrameWatch watched) {
            byte[] bytes = watched.payload();
            hangs = isData(part)
                    && watched.compressed()
                    && watched.fragment() == 1
                    && bytes.length > 0
                    && (bytes[0] & 1) != 0;
            return hangs ? Optional.empty() : as(part);
        }
    }
}
