package io.github.wsgauntlet.cases.reaction;

/**
 * A frame that no endpoint of the target's role may send (RFC 6455 5.2, RFC 7692 6.1).
 *
 * @param flaw what is wrong with it
 * @param opcode its opcode, 0 to 15
 * @param length the payload length that it announces, unsigned
 * @param lengthBytes how many bytes of extended payload length it has: 0, 2 or 8
 */
public record IllegalFrame(Flaw flaw, int opcode, long length, int lengthBytes) implements Reaction {

    /** What can be wrong with a frame. */
    public enum Flaw {
        MASKED,
        UNMASKED,
        UNDEFINED_OPCODE,
        LENGTH_WITH_TOP_BIT,
        LENGTH_NOT_MINIMAL,
        LENGTH_TOO_SHORT,
        FRAGMENTED_CONTROL_FRAME,
        LONG_CONTROL_FRAME,
        RESERVED_BIT_WITHOUT_EXTENSION,
        RESERVED_BIT_OF_NO_EXTENSION,
        RSV1_NOT_ON_FIRST_FRAME
    }

    @Override
    public String fault() {
        return Flaws.fault(this, flaw);
    }
}
