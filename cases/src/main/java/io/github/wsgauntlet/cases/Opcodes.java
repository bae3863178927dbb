package io.github.wsgauntlet.cases;

import java.util.Locale;

/** The opcodes of RFC 6455 5.2. */
public final class Opcodes {
    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private Opcodes() {}

    /** Return the name of an opcode, for example {@code text}, or its number in hexadecimal when it is reserved. */
    public static String name(int opcode) {
        return switch (opcode) {
            case CONTINUATION -> "continuation";
            case TEXT -> "text";
            case BINARY -> "binary";
            case CLOSE -> "close";
            case PING -> "ping";
            case PONG -> "pong";
            default -> "reserved 0x" + Integer.toHexString(opcode).toUpperCase(Locale.ROOT);
        };
    }

    /** Return whether RFC 6455 defines the opcode. */
    public static boolean defined(int opcode) {
        return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
    }

    /** Return whether frames of the opcode carry a message, or a fragment of one. */
    public static boolean isData(int opcode) {
        return opcode <= BINARY;
    }

    /** Return whether a frame of the opcode is a message, or its first fragment. */
    public static boolean beginsMessage(int opcode) {
        return opcode == TEXT || opcode == BINARY;
    }
}
