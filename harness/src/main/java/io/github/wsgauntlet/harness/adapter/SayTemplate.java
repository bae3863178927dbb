package io.github.wsgauntlet.harness.adapter;

import java.util.Optional;

/**
 * What stands around the text of a message that the tester sends.
 *
 * @param before what comes first
 * @param numbered whether the number of the message follows
 * @param between what comes then, up to the text
 * @param after what comes after the text
 * @param escapes whether the text stands in a string of JSON
 */
record SayTemplate(String before, boolean numbered, String between, String after, boolean escapes) {
    /** Return whether nothing stands around it. */
    boolean isBare() {
        return before.isEmpty() && !numbered && after.isEmpty();
    }

    /** Return what stands before the text of the message of a number. */
    String opening(int number) {
        return before + (numbered ? number : "") + between;
    }

    /** Return the text of a message, if it is one that was made with this. */
    Optional<byte[]> inside(byte[] message) {
        var cursor = new Cursor(message);
        boolean fits = cursor.passes(before) && (!numbered || cursor.number().isPresent()) && cursor.passes(between);
        return fits ? cursor.upTo(after).map(text -> escapes ? JsonText.unescape(text) : text) : Optional.empty();
    }
}
