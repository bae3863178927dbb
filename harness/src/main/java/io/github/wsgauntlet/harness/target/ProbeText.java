package io.github.wsgauntlet.harness.target;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A text that a target takes and answers, for one that does not take just any. Where {@value #TAG} stands in it, each
 * one that is sent has a number of its own there, of nine digits, so that its answer is known among others.
 *
 * @param text what is sent
 * @param answer what a message contains that answers it, {@value #TAG} being the number that was sent; where it is
 *     empty, the answer is the same text
 */
public record ProbeText(String text, Optional<String> answer) {
    /** What stands for the number. */
    public static final String TAG = "{tag}";

    private static final int LEAST = 100_000_000;
    private static final int BEYOND = 1_000_000_000;
    private static final int DIGITS = 9;

    /**
     * Create a text.
     *
     * @throws IllegalArgumentException if nothing is sent, or the answer says nothing, or names a number where none is
     *     sent
     */
    public ProbeText {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The probe text is empty.");
        }
        if (answer.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("The answer to the probe text is empty.");
        }
        if (answer.filter(said -> said.contains(TAG)).isPresent() && !text.contains(TAG)) {
            throw new IllegalArgumentException(
                    "The answer to the probe text has a " + TAG + ", which the probe text has not.");
        }
    }

    /** Return whether an answer says which text it answers. */
    public boolean tells() {
        return answer.orElse(text).contains(TAG);
    }

    /** Return the text with a number, as it is sent. */
    public String tagged(RandomGenerator random) {
        return with(text, Integer.toString(random.nextInt(LEAST, BEYOND)));
    }

    /**
     * Return whether a message answers one that was sent.
     *
     * @param sent the payload of the one that was sent; nothing answers one that is none of this text
     * @param came the payload of the message that came
     */
    public boolean answers(byte[] sent, byte[] came) {
        String asked = new String(sent, StandardCharsets.UTF_8);
        Optional<String> tag = tagIn(asked);
        if (tag.isEmpty()) {
            return false;
        }
        return answer.map(said -> new String(came, StandardCharsets.UTF_8).contains(with(said, tag.get())))
                .orElseGet(() -> Arrays.equals(sent, came));
    }

    /** Return the number that was sent, of a text without any an empty one; nothing of another text than this. */
    private Optional<String> tagIn(String asked) {
        int at = text.indexOf(TAG);
        if (at < 0) {
            return Optional.of("").filter(none -> asked.equals(text));
        }
        return Optional.of(asked)
                .filter(sent -> sent.length() >= at + DIGITS)
                .map(sent -> sent.substring(at, at + DIGITS))
                .filter(tag -> asked.equals(with(text, tag)));
    }

    private static String with(String template, String tag) {
        return template.replace(TAG, tag);
    }
}
