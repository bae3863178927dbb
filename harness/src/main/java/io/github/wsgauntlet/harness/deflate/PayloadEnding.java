package io.github.wsgauntlet.harness.deflate;

/**
 * Where the payload of a compressed message ends, seen from its blocks. It says nothing of why: a payload that was cut
 * off where a block happens to end looks like one that was made so.
 *
 * <p>Only {@link #TAIL_STRIPPED} is what RFC 7692 7.2.1 asks for.
 */
public enum PayloadEnding {
    /**
     * After the header of a stored block, where its length should be: {@code 00 00 ff ff}, which the receiver appends
     * (RFC 7692 7.2.2), makes an empty block of it. Also the example of 7.2.3.4 ends like this, after its final block.
     *
     * <p>The header of a stored block is three zero bits, so three or more bits of zero padding cannot be told from it.
     */
    TAIL_STRIPPED,
    /** After a whole empty stored block that is not final, so the payload still has its {@code 00 00 ff ff}. */
    TAIL_NOT_STRIPPED,
    /**
     * After a block that is neither final nor an empty stored block, with less than the header of another one left:
     * the empty stored block that should come last was never written.
     */
    TAIL_MISSING,
    /**
     * After a final block, whatever its type. The octet is missing that RFC 7692 7.2.3.4 has there, the header of an
     * empty stored block; those who read nothing after a final block do not miss it.
     */
    AFTER_FINAL_BLOCK,
    /** Inside a block. */
    TRUNCATED,
    /** There is no payload, not even the one octet of an empty message (RFC 7692 7.2.3.6). */
    EMPTY,
    /** Not reached: the message inflates to more bytes than the reader takes. */
    TOO_LARGE,
    /** Not reached: what comes before it is not DEFLATE (RFC 1951). */
    DAMAGED
}
