package io.github.wsgauntlet.harness.fuzz;

/**
 * How large what is made up may get, so that a run can be kind to a server that others use, too.
 *
 * @param largestMessage how many bytes a message has at most, 125 to 16777216
 * @param mostItems how many messages and control frames a conversation has at most, 1 to 1000
 */
public record Bounds(int largestMessage, int mostItems) {
    public Bounds {
        if (largestMessage < 125 || largestMessage > 1 << 24) {
            throw new IllegalArgumentException(
                    "The largest message has 125 to 16777216 bytes, not " + largestMessage + ".");
        }
        if (mostItems < 1 || mostItems > 1000) {
            throw new IllegalArgumentException("A conversation has 1 to 1000 items, not " + mostItems + ".");
        }
    }

    /** Return the usual bounds: messages of 70000 bytes, so that each length form occurs, and 8 of them. */
    public static Bounds standard() {
        return new Bounds(70_000, 8);
    }
}
