package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.Verdict;
import java.util.Optional;
import java.util.regex.Pattern;

/** One thing that happened on a connection. Times are microseconds since the connection was opened. */
public sealed interface Entry {
    /** Return when it happened, in microseconds since the connection was opened. */
    long micros();

    /** Return whose doing it was. */
    From from();

    /** Return what happened, in a few words. */
    String summary();

    /** Return its bytes as they were on the wire; nothing where it has none. */
    default Optional<Elided> wire() {
        return switch (this) {
            case Head head -> Optional.of(head.bytes());
            case Frame frame -> Optional.of(frame.bytes());
            case Bytes bytes -> Optional.of(bytes.bytes());
            case Event event -> Optional.empty();
            case Mark mark -> Optional.empty();
            case LeftOut leftOut -> Optional.empty();
        };
    }

    /** Whose doing an entry is. */
    enum From {
        /** The harness wrote or did it. */
        TESTER,
        /** The server under test wrote or did it. */
        TARGET,
        /** Nobody: a remark of the harness, for example that a deadline passed. */
        NOTE
    }

    /**
     * The head of an HTTP request or response.
     *
     * @param micros when, in microseconds
     * @param from who wrote it
     * @param summary a few words
     * @param text its lines; bytes that are not ASCII are read as ISO 8859-1
     * @param bytes the same as it was on the wire
     */
    record Head(long micros, From from, String summary, String text, Elided bytes) implements Entry {}

    /**
     * A frame (RFC 6455 5.2), decoded as far as it goes and judged in no way.
     *
     * @param micros when, in microseconds
     * @param from who wrote it
     * @param summary a few words
     * @param fin whether the FIN bit is set
     * @param rsv the three reserved bits as a number, RSV1 being 4, RSV2 2 and RSV3 1; 0 to 7
     * @param opcode the opcode, 0 to 15
     * @param maskingKey the four bytes of the masking key in hex, or empty if the mask bit is clear
     * @param length the payload length that the frame declares, as an unsigned number
     * @param lengthBytes how many bytes of extended payload length follow the second byte: 0, 2 or 8
     * @param payload the payload after unmasking; shorter than {@code length} if the frame was cut off
     * @param preview what the payload means
     * @param bytes the whole frame as it was on the wire
     */
    record Frame(
            long micros,
            From from,
            String summary,
            boolean fin,
            int rsv,
            int opcode,
            String maskingKey,
            long length,
            int lengthBytes,
            Elided payload,
            Preview preview,
            Elided bytes)
            implements Entry {
        private static final Pattern MASKING_KEY = Pattern.compile("([0-9a-f]{8})?");

        /**
         * Create the frame.
         *
         * @throws IllegalArgumentException if a field is outside its range
         */
        public Frame {
            if (rsv < 0 || rsv > 7) {
                throw new IllegalArgumentException("The reserved bits are 0 to 7, not " + rsv);
            }
            if (opcode < 0 || opcode > 15) {
                throw new IllegalArgumentException("An opcode is 0 to 15, not " + opcode);
            }
            if (lengthBytes != 0 && lengthBytes != 2 && lengthBytes != 8) {
                throw new IllegalArgumentException("An extended length has 0, 2 or 8 bytes, not " + lengthBytes);
            }
            if (!MASKING_KEY.matcher(maskingKey).matches()) {
                throw new IllegalArgumentException("A masking key is eight hex digits, not \"" + maskingKey + "\"");
            }
        }

        /** Return whether the mask bit is set. */
        public boolean masked() {
            return !maskingKey.isEmpty();
        }
    }

    /**
     * Bytes that are no frame and no head: junk, or the beginning of something that never ended.
     *
     * @param micros when, in microseconds
     * @param from who wrote them
     * @param summary a few words
     * @param bytes the bytes
     */
    record Bytes(long micros, From from, String summary, Elided bytes) implements Entry {}

    /**
     * Something without bytes: connected, FIN, RST, a deadline that passed.
     *
     * @param micros when, in microseconds
     * @param from whose doing it was
     * @param summary a few words
     */
    record Event(long micros, From from, String summary) implements Entry {}

    /**
     * Where the verdict was certain: what happened up to here is enough for it.
     *
     * @param micros when, in microseconds
     * @param verdict the verdict on the case
     */
    record Mark(long micros, Verdict verdict) implements Entry {
        @Override
        public From from() {
            return From.NOTE;
        }

        @Override
        public String summary() {
            return "from here on it was certain: " + verdict;
        }
    }

    /**
     * Stands for all that went over the wire in a case that passed, where the record does not keep that.
     *
     * @param entries how many there were, at least 1
     */
    record LeftOut(int entries) implements Entry {
        /**
         * Create it.
         *
         * @throws IllegalArgumentException if nothing is left out
         */
        public LeftOut {
            if (entries < 1) {
                throw new IllegalArgumentException("At least 1 entry is left out, not " + entries);
            }
        }

        @Override
        public long micros() {
            return 0;
        }

        @Override
        public From from() {
            return From.NOTE;
        }

        @Override
        public String summary() {
            return (entries == 1 ? "1 entry" : entries + " entries")
                    + " left out, since the case passed; --transcripts all keeps them";
        }
    }
}
