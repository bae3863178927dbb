package io.github.wsgauntlet.cases;

/** Something that is written to the wire as one piece: a frame, which may be illegal in any way, or raw bytes. */
public sealed interface Unit {

    /**
     * Bytes that are written as they are.
     *
     * @param payload the bytes
     */
    record Raw(Payload payload) implements Unit {}

    /**
     * A frame (RFC 6455 5.2) in which every field can be chosen.
     *
     * @param opcode the opcode, 0 to 15
     * @param fin whether the FIN bit is set
     * @param rsv the three reserved bits as a number, RSV1 being 4, RSV2 2 and RSV3 1; 0 to 7
     * @param mask how the payload is masked
     * @param length how the payload length is written
     * @param payload the payload before masking
     */
    record Frame(int opcode, boolean fin, int rsv, Mask mask, Length length, Payload payload) implements Unit {
        public Frame {
            if (opcode < 0 || opcode > 15) {
                throw new IllegalArgumentException("An opcode is 0 to 15, not " + opcode);
            }
            if (rsv < 0 || rsv > 7) {
                throw new IllegalArgumentException("The reserved bits are 0 to 7, not " + rsv);
            }
        }

        /** Return a legal frame: FIN set, no reserved bit, masked as its sender has to, with the shortest length. */
        public static Frame of(int opcode, Payload payload) {
            return new Frame(opcode, true, 0, new Mask.Usual(), Length.minimal(), payload);
        }
    }

    /**
     * A data message as a peer sends it who uses what was agreed: compressed where permessage-deflate was (RFC 7692
     * 7.2.1), with all the window and context that the agreement allows.
     *
     * @param opcode the opcode, 1 for text or 2 for binary
     * @param payload the payload before it is compressed
     * @param fragmentSize how many compressed bytes a fragment holds, at least 1; the last may hold fewer
     */
    record Compressed(int opcode, Payload payload, int fragmentSize) implements Unit {
        public Compressed {
            if (opcode != 1 && opcode != 2) {
                throw new IllegalArgumentException("A message is text or binary, not of opcode " + opcode);
            }
            if (fragmentSize < 1) {
                throw new IllegalArgumentException("A fragment holds 1 byte or more, not " + fragmentSize);
            }
        }
    }

    /** How the payload of a frame is masked (RFC 6455 5.3). */
    sealed interface Mask {
        /** As whoever sends it has to: a client with a key drawn for this frame, a server not at all. */
        record Usual() implements Mask {}

        /** The mask bit is clear, and there is no masking key. */
        record None() implements Mask {}

        /**
         * A chosen masking key.
         *
         * @param key the four bytes, the first being the most significant
         */
        record Key(int key) implements Mask {}
    }

    /**
     * How the payload length is written (RFC 6455 5.2).
     *
     * @param form the form of the length field
     * @param lies whether the field says another length than the payload has
     * @param declared the length the field then says, as an unsigned number; 0 where it tells the truth
     */
    record Length(Form form, boolean lies, long declared) {
        /** The widths a length field can have. */
        public enum Form {
            /** The shortest that holds the length, as the RFC demands. */
            MINIMAL,
            /** Seven bits. */
            BITS_7,
            /** The value 126 and two bytes. */
            BITS_16,
            /** The value 127 and eight bytes. */
            BITS_64
        }

        /** Return the length field every conforming sender writes. */
        public static Length minimal() {
            return honest(Form.MINIMAL);
        }

        /** Return a length field that tells the truth in a chosen form. */
        public static Length honest(Form form) {
            return new Length(form, false, 0);
        }

        /** Return a length field that says {@code declared}, an unsigned number, whatever the payload. */
        public static Length declaring(Form form, long declared) {
            return new Length(form, true, declared);
        }
    }
}
