package io.github.wsgauntlet.server.deflate;

/**
 * What was agreed about permessage-deflate (RFC 7692 7.1).
 *
 * @param serverNoContextTakeover whether the server starts each message with an empty window
 * @param clientNoContextTakeover whether the client does
 * @param serverMaxWindowBits the window of the server is at most 2^this bytes, 8 to 15
 * @param clientMaxWindowBits the window of the client is at most 2^this bytes, 8 to 15
 */
public record DeflateParameters(
        boolean serverNoContextTakeover,
        boolean clientNoContextTakeover,
        int serverMaxWindowBits,
        int clientMaxWindowBits) {

    /** The window bits that hold unless others are agreed: a window of 32 KiB. */
    public static final int DEFAULT_WINDOW_BITS = 15;

    private static final int LEAST_WINDOW_BITS = 8;

    /** Check the window bits. */
    public DeflateParameters {
        checkWindowBits(serverMaxWindowBits);
        checkWindowBits(clientMaxWindowBits);
    }

    private static void checkWindowBits(int bits) {
        if (bits < LEAST_WINDOW_BITS || bits > DEFAULT_WINDOW_BITS) {
            throw new IllegalArgumentException("Window bits must be 8 to 15, not " + bits);
        }
    }

    /** Return what holds when no parameter is agreed: both sides take their context over, and windows are 32 KiB. */
    public static DeflateParameters defaults() {
        return new DeflateParameters(false, false, DEFAULT_WINDOW_BITS, DEFAULT_WINDOW_BITS);
    }

    /** Return these parameters with server_no_context_takeover. */
    public DeflateParameters withServerNoContextTakeover() {
        return new DeflateParameters(true, clientNoContextTakeover, serverMaxWindowBits, clientMaxWindowBits);
    }

    /** Return these parameters with client_no_context_takeover. */
    public DeflateParameters withClientNoContextTakeover() {
        return new DeflateParameters(serverNoContextTakeover, true, serverMaxWindowBits, clientMaxWindowBits);
    }

    /** Return these parameters with another server_max_window_bits. */
    public DeflateParameters withServerMaxWindowBits(int bits) {
        return new DeflateParameters(serverNoContextTakeover, clientNoContextTakeover, bits, clientMaxWindowBits);
    }

    /** Return these parameters with another client_max_window_bits. */
    public DeflateParameters withClientMaxWindowBits(int bits) {
        return new DeflateParameters(serverNoContextTakeover, clientNoContextTakeover, serverMaxWindowBits, bits);
    }
}
