package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.net.RecordReader;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** The defects in how the records of TLS are opened. */
final class RecordDefects {

    private static final SSLEngineResult WAITING =
            new SSLEngineResult(Status.BUFFER_UNDERFLOW, HandshakeStatus.NOT_HANDSHAKING, 0, 0);

    private RecordDefects() {}

    /** Return the reader with a defect, or as it is when the defect lies elsewhere. */
    static RecordReader around(Defect defect, RecordReader clean) {
        return switch (defect) {
            case TLS_DATA_WITH_FINISHED_WAITS -> new Waiting(clean, true);
            case TLS_RECORD_AFTER_RECORD_WAITS -> new Waiting(clean, false);
            case TLS_RECORD_OF_ONE_BYTE_LOST ->
                (records, content) -> {
                    SSLEngineResult result = clean.open(records, content);
                    if (result.bytesProduced() == 1) {
                        content.position(content.position() - 1);
                    }
                    return result;
                };
            case TLS_RECORD_IN_PIECES_REFUSED ->
                (records, content) -> {
                    SSLEngineResult result = clean.open(records, content);
                    if (result.getStatus() == Status.BUFFER_UNDERFLOW && records.hasRemaining()) {
                        throw new SSLException("A record came in pieces");
                    }
                    return result;
                };
            case TLS_SECOND_FRAME_OF_A_RECORD_LOST -> new FirstFrames(clean);
            default -> clean;
        };
    }

    /**
     * Leaves records closed until more comes, although they are there. A short request comes with Finished by chance,
     * so that only a long one is left.
     */
    private static final class Waiting implements RecordReader {

        private static final int HANDSHAKE = 22;
        private static final int ENCRYPTED = 23;
        private static final int LONG = 512;

        private final RecordReader clean;
        private final boolean onlyAfterFinished;
        private boolean carriedData;
        private int lastType;
        private int left;

        Waiting(RecordReader clean, boolean onlyAfterFinished) {
            this.clean = clean;
            this.onlyAfterFinished = onlyAfterFinished;
        }

        @Override
        public SSLEngineResult open(ByteBuffer records, ByteBuffer content) throws SSLException {
            boolean sameRead = records.hasRemaining() && records.remaining() == left;
            if (sameRead && (onlyAfterFinished ? isAfterFinished(records) : carriedData)) {
                return WAITING;
            }
            int type = typeOf(records);
            SSLEngineResult result = clean.open(records, content);
            if (result.bytesConsumed() > 0) {
                carriedData |= result.bytesProduced() > 0;
                lastType = type;
                left = records.remaining();
            }
            return result;
        }

        /** The Finished of TLS 1.3 is encrypted as data is; before it comes a record of another type (RFC 8446 D.4). */
        private boolean isAfterFinished(ByteBuffer records) {
            return !carriedData
                    && records.remaining() >= LONG
                    && (lastType == HANDSHAKE || lastType == ENCRYPTED)
                    && typeOf(records) == ENCRYPTED;
        }

        private static int typeOf(ByteBuffer records) {
            return records.hasRemaining() ? records.get(records.position()) : 0;
        }
    }

    /** Throws away what comes in a record after the first frame that begins in it. */
    private static final class FirstFrames implements RecordReader {

        private final RecordReader clean;

        FirstFrames(RecordReader clean) {
            this.clean = clean;
        }

        @Override
        public SSLEngineResult open(ByteBuffer records, ByteBuffer content) throws SSLException {
            int start = content.position();
            SSLEngineResult result = clean.open(records, content);
            ByteBuffer opened = content.duplicate().flip().position(start);
            FrameHeader.decode(opened)
                    .filter(header -> header.masked() && !header.opcode().isReserved() && header.rsv() == 0)
                    .filter(header -> header.length() < opened.remaining())
                    .ifPresent(header -> content.position(opened.position() + (int) header.length()));
            return result;
        }
    }
}
