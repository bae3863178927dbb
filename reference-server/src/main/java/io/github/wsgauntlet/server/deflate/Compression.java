package io.github.wsgauntlet.server.deflate;

import io.github.wsgauntlet.server.rule.Violation;

/** What one connection does to the payload of messages: permessage-deflate (RFC 7692), or nothing. */
public interface Compression {

    /** Takes what comes out of a compressed message. */
    @FunctionalInterface
    interface Output {

        /**
         * Take the next bytes.
         *
         * @param bytes where they are, until this returns
         * @param from where they start
         * @param to where they end
         * @throws Violation when the message is not to go on like this
         */
        void accept(byte[] bytes, int from, int to);
    }

    /**
     * Return the compression of a connection that agreed on none: RSV1 has no meaning and messages stay as they are.
     */
    static Compression none() {
        return new NoCompression();
    }

    /** Return whether messages are compressed: those that this server sends are, those of the client may be. */
    boolean isAgreed();

    /**
     * Compress a message (RFC 7692 7.2.1).
     *
     * @param payload the whole message; not changed
     * @return the payload to send
     */
    byte[] deflate(byte[] payload);

    /** Start a compressed message. What was left of the previous one is forgotten. */
    void startMessage();

    /**
     * Decompress the next piece of a compressed message (RFC 7692 7.2.2), as far as it goes.
     *
     * @param bytes where the piece is
     * @param from where it starts
     * @param to where it ends
     * @param out takes what comes out, before this returns
     * @throws Violation when the data is not valid; what came before it is in the output
     */
    void inflate(byte[] bytes, int from, int to, Output out);

    /**
     * End a compressed message.
     *
     * @throws Violation when its data is incomplete
     */
    void endMessage();

    /** Return how many bytes of memory it holds from one message to the next, inside and outside the heap. */
    long held();

    /** Give up the memory that it can do without, at the price of less compression. */
    void rest();

    /** Free what the compression holds. It is not used again. */
    void end();
}
