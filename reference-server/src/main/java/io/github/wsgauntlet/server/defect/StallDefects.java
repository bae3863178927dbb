package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.Opcode;

/** The defects that show when a client does not read, so that what is sent to it has to wait. */
final class StallDefects {

    /** From so many bytes on that wait, a client counts as one that does not read. */
    private static final int STALLED = 512 << 10;

    private StallDefects() {}

    /** Return the writer with a defect, or as it is when the defect lies elsewhere. */
    static FrameWriter around(Defect defect, FrameWriter clean, ByteQueue out) {
        return switch (defect) {
            case CLOSE_LOST_AFTER_A_STALL -> new WithoutClose(clean, out);
            case MESSAGES_LOST_IN_A_STALL ->
                (header, payload) -> {
                    if (header.opcode().isControl() || out.size() < STALLED) {
                        clean.write(header, payload);
                    }
                };
            case OUTPUT_THROWN_AWAY_IN_A_STALL -> new Emptied(clean, out);
            default -> clean;
        };
    }

    /** Throws away what waits, wherever in a frame that begins, as soon as it is much. */
    private static final class Emptied implements FrameWriter {

        private final FrameWriter clean;
        private final ByteQueue out;
        private boolean emptied;

        Emptied(FrameWriter clean, ByteQueue out) {
            this.clean = clean;
            this.out = out;
        }

        @Override
        public void write(FrameHeader header, byte[] payload) {
            if (!emptied && out.size() >= STALLED) {
                emptied = true;
                out.skip(Math.toIntExact(out.size()));
            }
            clean.write(header, payload);
        }
    }

    /** Loses Close frames once much had to wait. */
    private static final class WithoutClose implements FrameWriter {

        private final FrameWriter clean;
        private final ByteQueue out;
        private boolean stalled;

        WithoutClose(FrameWriter clean, ByteQueue out) {
            this.clean = clean;
            this.out = out;
        }

        @Override
        public void write(FrameHeader header, byte[] payload) {
            stalled |= out.size() >= STALLED;
            if (!stalled || header.opcode() != Opcode.CLOSE) {
                clean.write(header, payload);
            }
        }
    }
}
