package io.github.wsgauntlet.harness.oracle;

/** The ways in which what a client sends after the opening handshake can break RFC 6455 and RFC 7692. */
public enum Violation {
    UNMASKED("5.1", "a frame from the client is not masked"),
    RESERVED_BIT("5.2", "a reserved bit is set and no extension was negotiated"),
    RESERVED_OPCODE("5.2", "the opcode is reserved"),
    LENGTH_NOT_MINIMAL("5.2", "the payload length is not written in its shortest form"),
    LENGTH_TOP_BIT("5.2", "the top bit of the 64-bit payload length is set"),
    CONTROL_TOO_LONG("5.5", "a control frame has more than 125 bytes of payload"),
    CONTROL_FRAGMENTED("5.5", "a control frame is fragmented"),
    CONTINUATION_WITHOUT_START("5.4", "a continuation frame continues nothing"),
    MESSAGE_INSIDE_MESSAGE("5.4", "a new message starts inside an unfinished one"),
    TEXT_NOT_UTF8("8.1", "a text message is not valid UTF-8"),
    CLOSE_BODY_OF_ONE_BYTE("5.5.1", "the body of a Close frame has one byte only"),
    CLOSE_CODE_INVALID("7.4", "a Close frame carries a code that may not be sent"),
    CLOSE_REASON_NOT_UTF8("5.5.1", "the reason in a Close frame is not valid UTF-8"),
    COMPRESSION_DAMAGED("RFC 7692", "7.2.2", "a compressed message is not DEFLATE"),
    COMPRESSION_TRUNCATED("RFC 7692", "7.2.2", "a compressed message ends inside a block"),
    COMPRESSION_EMPTY("RFC 7692", "7.2.3.6", "a compressed message has no payload at all");

    private final String rfc;
    private final String section;
    private final String sentence;

    Violation(String section, String sentence) {
        this("RFC 6455", section, sentence);
    }

    Violation(String rfc, String section, String sentence) {
        this.rfc = rfc;
        this.section = section;
        this.sentence = sentence;
    }

    /** Returns what is broken, as the rest of a sentence, with the section. */
    public String sentence() {
        return sentence + " (" + rfc + " " + section + ")";
    }
}
