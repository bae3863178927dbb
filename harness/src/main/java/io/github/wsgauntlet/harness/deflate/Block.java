package io.github.wsgauntlet.harness.deflate;

/**
 * A block of a compressed message (RFC 1951 3.2.3), the last one perhaps not whole.
 *
 * @param type how its data is written
 * @param last whether BFINAL is set
 * @param start where its header starts, in bits since the start of the payload
 * @param size how many bytes of the message it gave
 * @param padding the bits between the header and the length of a stored block, or between the end of another final
 *     block and the next byte, as a number; 0 where there are none. RFC 7692 7.2.1 wants those after a final block to
 *     be 0, RFC 1951 3.2.4 takes any before a length.
 */
public record Block(Type type, boolean last, long start, int size, int padding) {

    /** How the data of a block is written (BTYPE). */
    public enum Type {
        /** As it is, BTYPE 00 (RFC 1951 3.2.4). */
        STORED,
        /** With the codes of the RFC, BTYPE 01 (RFC 1951 3.2.6). */
        FIXED,
        /** With codes of its own, BTYPE 10 (RFC 1951 3.2.7). */
        DYNAMIC
    }
}
