package io.github.wsgauntlet.server.rule;

import java.time.Duration;

/**
 * The limits that protect the server (RFC 6455 10.4).
 *
 * @param messageSize the largest message in bytes, also of one in fragments, 0 to 2^31-9
 * @param headSize the largest request head in bytes
 * @param headFields the most fields of a request head
 * @param handshakeTime how long an opening handshake may take, from the TCP connection on
 * @param closeTime how long the server waits for the peer to do its part of closing
 */
public record Limits(long messageSize, int headSize, int headFields, Duration handshakeTime, Duration closeTime) {

    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Check that the message fits into an array. */
    public Limits {
        if (messageSize < 0 || messageSize > LARGEST_ARRAY) {
            throw new IllegalArgumentException(
                    "The message limit must be 0 to " + LARGEST_ARRAY + " bytes, not " + messageSize);
        }
    }

    /** Return 64 MiB for a message, 32 KiB and 200 fields for a head, 10 s for a handshake and 5 s to close. */
    public static Limits defaults() {
        return new Limits(64 << 20, 32 << 10, 200, Duration.ofSeconds(10), Duration.ofSeconds(5));
    }
}
