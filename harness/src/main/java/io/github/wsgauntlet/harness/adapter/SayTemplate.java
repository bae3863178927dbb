package io.github.wsgauntlet.harness.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What stands around the text of a message that the tester sends.
 *
 * @param before what comes first
 * @param numbered whether the number of the message follows
 * @param between what comes then, up to the text
 * @param after what comes after the text
 */
record SayTemplate(String before, boolean numbered, String between, String after) {
    /** Return what stands before the text of the message of a number. */
    String opening(int number) {
        return before + (numbered ? number : "") + between;
    }

    /** Return the text of a message, if it is one that was made with this. */
    Optional<byte[]> inside(byte[] message) {
        int at = startOfText(message);
        byte[] end = bytes(after);
        int to = message.length - end.length;
        return at >= 0 && to >= at && Arrays.equals(message, to, message.length, end, 0, end.length)
                ? Optional.of(Arrays.copyOfRange(message, at, to))
                : Optional.empty();
    }

    private int startOfText(byte[] message) {
        int at = behind(message, 0, bytes(before));
        if (numbered && at >= 0) {
            int digits = Digits.count(message, at);
            at = digits == 0 ? -1 : at + digits;
        }
        return at < 0 ? -1 : behind(message, at, bytes(between));
    }

    /** Return where a message goes on after some bytes; -1 where it has others there. */
    private static int behind(byte[] message, int at, byte[] expected) {
        int to = at + expected.length;
        return to <= message.length && Arrays.equals(message, at, to, expected, 0, expected.length) ? to : -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
