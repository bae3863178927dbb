package io.github.wsgauntlet.harness.deflate;

/**
 * Inflates the compressed messages of one peer (RFC 7692 7.2.2), one after the other, and tells how each was made.
 *
 * <p>What was inflated stays in a window of 32768 bytes, across messages and final blocks, until it is told to forget
 * it: no peer can use a larger one, and one that uses less shows in what is told. How much a peer keeps and does not
 * refer to cannot be seen.
 *
 * <p>The window holds whatever could be read. After a message that did not end well its peer may hold another one, so
 * what is told of later messages may be wrong until the window is forgotten.
 *
 * <p>Not thread safe.
 */
public final class MessageInflater {
    private final long limit;
    private byte[] window = {};

    /**
     * Create an inflater with an empty window.
     *
     * @param limit the most bytes that are read of one message, at least 0. More than an array holds are never read.
     * @throws IllegalArgumentException if the limit is negative
     */
    public MessageInflater(long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("A message is limited to 0 bytes or more, not " + limit);
        }
        this.limit = limit;
    }

    /**
     * Read the next compressed message.
     *
     * @param payload the payloads of all its frames, one after the other, as they came: without {@code 00 00 ff ff},
     *     if the peer does as it should
     */
    public InflatedMessage read(byte[] payload) {
        var inflated = new InflatedBytes(window, limit);
        InflatedMessage message = new DeflateReader(payload, inflated).read();
        window = inflated.window();
        return message;
    }

    /** Forget the window, as a peer does between messages that does not take over its context (RFC 7692 7.1.1). */
    public void reset() {
        window = new byte[0];
    }
}
