package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Violation;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The defects in how messages are compressed and decompressed (RFC 7692 7.2). */
final class CompressionDefects {

    /** What a sync flush ends in, and its sender takes off (RFC 7692 7.2.1). */
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    /** An empty fixed block with BFINAL, and six bits of padding. */
    private static final byte[] FINAL_BLOCK = {3, 0};

    /** The same with ones for padding, and the header of an empty stored block. */
    private static final byte[] FINAL_BLOCK_PADDED_WITH_ONES = {3, (byte) 0xFC, 0};

    /** What zlib puts before its data (RFC 1950 2.2), which RFC 7692 does not use. */
    private static final byte[] ZLIB_HEADER = {0x78, (byte) 0x9C};

    private static final int STORED = 0;
    private static final int DYNAMIC = 2;

    private CompressionDefects() {}

    /** Return the compression with a defect, or as it is when the defect lies elsewhere. */
    static Compression around(Defect defect, Compression clean) {
        return switch (defect) {
            case UNCOMPRESSED_WITH_RSV1 -> new Deflating(clean, payload -> payload);
            case TAIL_NOT_STRIPPED -> new Deflating(clean, payload -> joined(clean.deflate(payload), TAIL));
            case LAST_COMPRESSED_BYTE_LOST ->
                new Deflating(clean, payload -> {
                    byte[] whole = clean.deflate(payload);
                    return Arrays.copyOf(whole, whole.length - 1);
                });
            case EMPTY_MESSAGE_WITHOUT_A_BYTE ->
                new Deflating(clean, payload -> payload.length == 0 ? payload : clean.deflate(payload));
            case ZLIB_HEADER_SENT -> new Deflating(clean, payload -> joined(ZLIB_HEADER, clean.deflate(payload)));
            case FINAL_BLOCK_LAST -> new Deflating(clean, payload -> joined(clean.deflate(payload), TAIL, FINAL_BLOCK));
            case FINAL_BLOCK_NOT_PADDED ->
                new Deflating(clean, payload -> joined(clean.deflate(payload), TAIL, FINAL_BLOCK_PADDED_WITH_ONES));
            case SERVER_CONTEXT_RUNS_AHEAD ->
                new Deflating(clean, payload -> {
                    clean.deflate(payload);
                    return clean.deflate(payload);
                });

            case FINAL_BLOCKS_REFUSED -> new BlockRefusal(clean, header -> (header & 1) == 1);
            case STORED_BLOCKS_REFUSED -> new BlockRefusal(clean, header -> (header >> 1 & 3) == STORED);
            case DYNAMIC_BLOCKS_REFUSED -> new BlockRefusal(clean, header -> (header >> 1 & 3) == DYNAMIC);
            case FINAL_BLOCK_ENDS_THE_MESSAGE -> new UntilFinalBlock(clean, false);
            case FINAL_BLOCK_ENDS_THE_STREAM -> new UntilFinalBlock(clean, true);
            case INNER_TAIL_ENDS_THE_MESSAGE -> new UntilTail(clean);
            case INFLATED_CUT_AT_8_KIB -> new Cut(clean);
            case BYTE_AFTER_FULL_BUFFERS_LOST -> new FullBuffers(clean);
            case EMPTY_COMPRESSED_MESSAGES_REFUSED -> new EmptyRefusal(clean);
            default -> clean;
        };
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** Refuses messages by the byte that the header of their first block is in. */
    private static final class BlockRefusal extends Forwarding {

        private final IntPredicate refused;
        private long count;
        private int header;

        BlockRefusal(Compression clean, IntPredicate refused) {
            super(clean);
            this.refused = refused;
        }

        @Override
        public void startMessage() {
            count = 0;
            super.startMessage();
        }

        @Override
        public void inflate(byte[] bytes, int from, int to, Output out) {
            if (count == 0 && from < to) {
                header = bytes[from];
            }
            count += to - from;
            // One byte alone is the header of the block whose rest is never sent (RFC 7692 7.2.3.6).
            if (count > 1 && refused.test(header)) {
                throw new Violation(Rule.COMPRESSED_DATA_IS_VALID);
            }
            super.inflate(bytes, from, to, out);
        }
    }

    /** Loses all of a message but its first 8 KiB. */
    private static final class Cut extends Forwarding {

        private static final int MOST = 8 << 10;

        private int left;

        Cut(Compression clean) {
            super(clean);
        }

        @Override
        public void startMessage() {
            left = MOST;
            super.startMessage();
        }

        @Override
        public void inflate(byte[] bytes, int from, int to, Output out) {
            super.inflate(bytes, from, to, (inflated, start, end) -> {
                int taken = Math.min(left, end - start);
                left -= taken;
                out.accept(inflated, start, start + taken);
            });
        }
    }

    /** Gives a byte after full buffers away only when another one follows. */
    private static final class FullBuffers extends Forwarding {

        private static final int BUFFER = 4 << 10;

        private long total;
        private byte[] held = {};

        FullBuffers(Compression clean) {
            super(clean);
        }

        @Override
        public void startMessage() {
            total = 0;
            held = new byte[0];
            super.startMessage();
        }

        @Override
        public void inflate(byte[] bytes, int from, int to, Output out) {
            super.inflate(bytes, from, to, (inflated, start, end) -> {
                if (start == end) {
                    return;
                }
                out.accept(held, 0, held.length);
                total += end - start;
                boolean over = total > BUFFER && total % BUFFER == 1;
                held = over ? new byte[] {inflated[end - 1]} : new byte[0];
                out.accept(inflated, start, end - held.length);
            });
        }
    }

    /** Refuses messages of which nothing comes out. */
    private static final class EmptyRefusal extends Forwarding {

        private boolean empty;

        EmptyRefusal(Compression clean) {
            super(clean);
        }

        @Override
        public void startMessage() {
            empty = true;
            super.startMessage();
        }

        @Override
        public void inflate(byte[] bytes, int from, int to, Output out) {
            super.inflate(bytes, from, to, (inflated, start, end) -> {
                empty &= start == end;
                out.accept(inflated, start, end);
            });
        }

        @Override
        public void endMessage() {
            super.endMessage();
            if (empty) {
                throw new Violation(Rule.COMPRESSED_DATA_IS_VALID);
            }
        }
    }

    /** Takes 00 00 FF FF inside a message for its end, as if its sender had left it there. */
    private static final class UntilTail extends Forwarding {

        private static final int PATTERN = 0x0000_FFFF;

        /** The header of a stored block, which every message ends with. */
        private static final byte[] END = {0};

        private int latest;
        private boolean ended;

        UntilTail(Compression clean) {
            super(clean);
        }

        @Override
        public void startMessage() {
            latest = -1;
            ended = false;
            super.startMessage();
        }

        @Override
        public void inflate(byte[] bytes, int from, int to, Output out) {
            int end = from;
            while (end < to && latest != PATTERN) {
                latest = latest << Byte.SIZE | bytes[end++] & 0xFF;
            }
            super.inflate(bytes, from, end, out);
            if (latest == PATTERN && !ended) {
                ended = true;
                super.inflate(END, 0, END.length, out);
            }
        }
    }
}
