package io.github.wsgauntlet.cases;

/**
 * How one write is cut into TCP segments. Borders carry no meaning for the protocol (RFC 6455 5.2), yet servers stumble
 * over them.
 *
 * @param size bytes in a segment, or 0 for one single write
 */
public record Segments(int size) {
    public Segments {
        if (size < 0) {
            throw new IllegalArgumentException("A segment has 1 byte or more, not " + size);
        }
    }

    /** Return one single write. */
    public static Segments whole() {
        return new Segments(0);
    }

    /** Return whether the bytes leave in one single write. */
    public boolean isWhole() {
        return size == 0;
    }
}
