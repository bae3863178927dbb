package io.github.wsgauntlet.cases;

/**
 * How one write is cut into TCP segments. Borders carry no meaning for the protocol (RFC 6455 5.2), yet servers stumble
 * over them. Segments that leave at once may well be read together; those that are paced are not.
 *
 * @param size bytes in a segment, or 0 for one single write
 * @param paced how many segments leave apart, each a few milliseconds after the one before, while the rest leaves in
 *     one write; 0 where all leave at once; at most {@link #MOST_PACED}
 */
public record Segments(int size, int paced) {
    /** How many segments can be paced, so that no case takes long. */
    public static final int MOST_PACED = 64;

    public Segments {
        if (size < 0) {
            throw new IllegalArgumentException("A segment has 1 byte or more, not " + size);
        }
        if (paced < 0 || paced > MOST_PACED || paced > 0 && size == 0) {
            throw new IllegalArgumentException("Of the segments of a write 0 to 64 are paced, not " + paced);
        }
    }

    /**
     * Return segments that leave at once.
     *
     * @param size bytes in a segment, or 0 for one single write
     */
    public static Segments of(int size) {
        return new Segments(size, 0);
    }

    /** Return one single write. */
    public static Segments whole() {
        return of(0);
    }

    /** Return whether the bytes leave in one single write. */
    public boolean isWhole() {
        return size == 0;
    }
}
