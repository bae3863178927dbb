package io.github.wsgauntlet.harness.conversation;

/** The ways in which what a tester sends after the opening handshake can break RFC 6455 and RFC 7692. */
public enum SentViolation {
    /** A frame from the client is not masked (RFC 6455 5.1). */
    UNMASKED,
    /** A frame from the server is masked (RFC 6455 5.1). */
    MASKED,
    /** A reserved bit is set where no extension gives it a meaning (RFC 6455 5.2, RFC 7692 6.1). */
    RESERVED_BIT,
    /** The opcode is reserved (RFC 6455 5.2). */
    RESERVED_OPCODE,
    /** The payload length is not written in its shortest form (RFC 6455 5.2). */
    LENGTH_NOT_MINIMAL,
    /** The top bit of the 64-bit payload length is set (RFC 6455 5.2). */
    LENGTH_TOP_BIT,
    /** A control frame has more than 125 bytes of payload (RFC 6455 5.5). */
    CONTROL_TOO_LONG,
    /** A control frame is fragmented (RFC 6455 5.5). */
    CONTROL_FRAGMENTED,
    /** A continuation frame continues nothing (RFC 6455 5.4). */
    CONTINUATION_WITHOUT_START,
    /** A new message starts inside an unfinished one (RFC 6455 5.4). */
    MESSAGE_INSIDE_MESSAGE,
    /** A text message is not valid UTF-8 (RFC 6455 8.1). */
    TEXT_NOT_UTF8,
    /** The body of a Close frame has one byte only (RFC 6455 5.5.1). */
    CLOSE_BODY_OF_ONE_BYTE,
    /** A Close frame carries a code that may not be sent (RFC 6455 7.4). */
    CLOSE_CODE_INVALID,
    /** The reason in a Close frame is not valid UTF-8 (RFC 6455 5.5.1). */
    CLOSE_REASON_NOT_UTF8,
    /** A compressed message is not DEFLATE (RFC 7692 7.2.2). */
    COMPRESSION_DAMAGED,
    /** A compressed message ends inside a block (RFC 7692 7.2.2). */
    COMPRESSION_TRUNCATED,
    /** A compressed message has no payload at all (RFC 7692 7.2.3.6). */
    COMPRESSION_EMPTY,
    /**
     * A compressed message does not end as RFC 7692 7.2.1 has it: after a block with BFINAL set, where no empty one
     * follows, or after the 00 00 FF FF that its sender had to take off. What the receiver appends is then no whole
     * block.
     */
    COMPRESSION_UNFINISHED;

    /** Return whether it is one of a compressed message that cannot be inflated as a whole (RFC 7692 7.2.2). */
    public boolean ofCompression() {
        return switch (this) {
            case COMPRESSION_DAMAGED, COMPRESSION_TRUNCATED, COMPRESSION_EMPTY, COMPRESSION_UNFINISHED -> true;
            default -> false;
        };
    }
}
