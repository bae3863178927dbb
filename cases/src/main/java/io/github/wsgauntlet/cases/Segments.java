package io.github.wsgauntlet.cases;

/**
 * How one write is cut into TCP segments. Borders carry no meaning for the protocol (RFC 6455 5.2), yet servers stumble
 * over them. Segments that leave at once may well be read together; those that are paced are not.
 *
 * <p>Over TLS each segment is a record of its own. Where the size of the records is said, the write is cut into records
 * first, and what they are on the wire into segments, so that the borders of the two do not fall together.
 *
 * @param size bytes in a segment, or 0 for one single write
 * @param paced how many segments leave apart, each a few milliseconds after the one before, while the rest leaves in
 *     one write; 0 where all leave at once; at most {@link #MOST_PACED}
 * @param records bytes in a record of TLS (RFC 8446 5.1), at most {@link #LARGEST_RECORD}; 0 where each segment is one
 */
public record Segments(int size, int paced, int records) {
    /** How many segments can be paced, so that no case takes long. */
    public static final int MOST_PACED = 64;

    /** How many bytes a record of TLS can hold (RFC 8446 5.1). */
    public static final int LARGEST_RECORD = 1 << 14;

    public Segments {
        if (size < 0) {
            throw new IllegalArgumentException("A segment has 1 byte or more, not " + size);
        }
        if (paced < 0 || paced > MOST_PACED || paced > 0 && size == 0) {
            throw new IllegalArgumentException("Of the segments of a write 0 to 64 are paced, not " + paced);
        }
        if (records < 0 || records > LARGEST_RECORD) {
            throw new IllegalArgumentException("A record has 1 to 16384 bytes, not " + records);
        }
    }

    /** Create segments each of which is a record over TLS. */
    public Segments(int size, int paced) {
        this(size, paced, 0);
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

    /** Return whether the bytes leave in one single write, and over TLS in no more records than they need. */
    public boolean isWhole() {
        return size == 0 && records == 0;
    }
}
