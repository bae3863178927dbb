package io.github.wsgauntlet.harness.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Where somebody is who reads a message from its start. */
final class Cursor {
    /** No number of ours has more digits. */
    private static final int MOST_DIGITS = 9;

    private final byte[] message;
    private int at;

    Cursor(byte[] message) {
        this.message = message;
    }

    /** Pass over a text, and return whether it stands here. */
    boolean passes(String text) {
        byte[] expected = bytes(text);
        int to = at + expected.length;
        boolean stands = to <= message.length && Arrays.equals(message, at, to, expected, 0, expected.length);
        at = stands ? to : at;
        return stands;
    }

    /** Pass over the number of a message, and return it, if one stands here. */
    OptionalInt number() {
        int number = 0;
        int to = at;
        while (to < message.length && to - at < MOST_DIGITS && message[to] >= '0' && message[to] <= '9') {
            number = 10 * number + message[to] - '0';
            to++;
        }
        boolean stands = to > at;
        at = to;
        return stands ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Return what stands from here to a text that ends the message, if it does. */
    Optional<byte[]> upTo(String end) {
        byte[] expected = bytes(end);
        int to = message.length - expected.length;
        return to >= at && Arrays.equals(message, to, message.length, expected, 0, expected.length)
                ? Optional.of(Arrays.copyOfRange(message, at, to))
                : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
