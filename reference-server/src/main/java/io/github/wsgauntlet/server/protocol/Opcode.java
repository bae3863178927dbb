package io.github.wsgauntlet.server.protocol;

/** The sixteen opcodes, defined and reserved (RFC 6455 5.2 and 11.8). */
public enum Opcode {
    CONTINUATION(0x0),
    TEXT(0x1),
    BINARY(0x2),
    RESERVED_3(0x3),
    RESERVED_4(0x4),
    RESERVED_5(0x5),
    RESERVED_6(0x6),
    RESERVED_7(0x7),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xA),
    RESERVED_B(0xB),
    RESERVED_C(0xC),
    RESERVED_D(0xD),
    RESERVED_E(0xE),
    RESERVED_F(0xF);

    private static final Opcode[] BY_NUMBER = values();

    private final int number;

    Opcode(int number) {
        this.number = number;
    }

    /** Return the opcode in the low four bits of a number. */
    public static Opcode of(int number) {
        return BY_NUMBER[number & 0xF];
    }

    /** Return the number of this opcode, 0 to 15. */
    public int number() {
        return number;
    }

    /** Return whether the most significant bit is set: 0x8 to 0xF are control frames (RFC 6455 5.5). */
    public boolean isControl() {
        return number >= 0x8;
    }

    /** Return whether the opcode has no meaning yet. */
    public boolean isReserved() {
        return switch (this) {
            case CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG -> false;
            case RESERVED_3, RESERVED_4, RESERVED_5, RESERVED_6, RESERVED_7 -> true;
            case RESERVED_B, RESERVED_C, RESERVED_D, RESERVED_E, RESERVED_F -> true;
        };
    }
}
