package io.github.wsgauntlet.reports.view;

/** The names of opcodes (RFC 6455 5.2). */
public final class Opcodes {
    private Opcodes() {}

    public static String name(int opcode) {
        return switch (opcode) {
            case 0 -> "continuation";
            case 1 -> "text";
            case 2 -> "binary";
            case 8 -> "close";
            case 9 -> "ping";
            case 10 -> "pong";
            default -> opcode < 8 ? "reserved" : "reserved control";
        };
    }
}
