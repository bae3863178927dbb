package io.github.wsgauntlet.server.rule;

import java.time.Duration;

/**
 * The limits that protect a peer (RFC 6455 10.4).
 *
 * @param messageSize the largest message in bytes, also of one in fragments, 0 to 2^31-9
 * @param headSize the largest request head in bytes
 * @param headFields the most fields of a request head
 * @param crowd what all connections of a server may take together; nothing to a client
 * @param times how long it waits for what
 */
public record Limits(long messageSize, int headSize, int headFields, Crowd crowd, Times times) {

    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Check that the message fits into an array. */
    public Limits {
        if (messageSize < 0 || messageSize > LARGEST_ARRAY) {
            throw new IllegalArgumentException(
                    "The message limit must be 0 to " + LARGEST_ARRAY + " bytes, not " + messageSize);
        }
    }

    /**
     * What all connections of a server may take together.
     *
     * @param connections how many may be open at the same time, at least 1
     * @param ofAddress how many of them may come from one address, at least 1
     * @param memory how many bytes they may hold from one read to the next: what is not complete, what waits to be
     *     sent, and what compression remembers. Beyond that, who wants more than an equal share is dropped
     */
    public record Crowd(int connections, int ofAddress, long memory) {

        private static final int MANY = 1 << 14;

        /** Check that there may be a connection. */
        public Crowd {
            if (connections < 1 || ofAddress < 1) {
                throw new IllegalArgumentException("A server needs at least one connection, also of one address");
            }
        }

        /** Return 16384 connections, all of which may come from one address, and a quarter of what Java may take. */
        public static Crowd defaults() {
            return new Crowd(MANY, MANY, Runtime.getRuntime().maxMemory() / 4);
        }
    }

    /**
     * How long a peer waits for what. Between the handshakes, only a server minds the time.
     *
     * @param handshake how long an opening handshake may take, from the TCP connection on
     * @param idle how long nothing may come between two messages
     * @param stall how long nothing may come inside a frame or a message, and how long nothing may be taken of what
     *     was sent
     * @param ping how long nothing may come before a Ping asks for a Pong; zero for no Pings
     * @param close how long the other end may take to do its part of closing
     */
    public record Times(Duration handshake, Duration idle, Duration stall, Duration ping, Duration close) {

        /** Return 10 s for a handshake, 5 min between messages, 1 min inside of one, no Pings, and 5 s to close. */
        public static Times defaults() {
            return new Times(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(1),
                    Duration.ZERO,
                    Duration.ofSeconds(5));
        }

        /** Return these times with another one for the opening handshake. */
        public Times withHandshake(Duration value) {
            return new Times(value, idle, stall, ping, close);
        }

        /** Return these times with another one between messages. */
        public Times withIdle(Duration value) {
            return new Times(handshake, value, stall, ping, close);
        }

        /** Return these times with another one inside of a message. */
        public Times withStall(Duration value) {
            return new Times(handshake, idle, value, ping, close);
        }

        /** Return these times with another one before a Ping. */
        public Times withPing(Duration value) {
            return new Times(handshake, idle, stall, value, close);
        }

        /** Return these times with another one to close. */
        public Times withClose(Duration value) {
            return new Times(handshake, idle, stall, ping, value);
        }
    }

    /** Return 64 MiB for a message, 32 KiB and 200 fields for a head, and what the parts have by default. */
    public static Limits defaults() {
        return new Limits(64 << 20, 32 << 10, 200, Crowd.defaults(), Times.defaults());
    }

    /** Return these limits with another size of messages, in bytes. */
    public Limits withMessageSize(long bytes) {
        return new Limits(bytes, headSize, headFields, crowd, times);
    }

    /** Return these limits with others for all connections together. */
    public Limits withCrowd(Crowd value) {
        return new Limits(messageSize, headSize, headFields, value, times);
    }

    /** Return these limits with other times. */
    public Limits withTimes(Times value) {
        return new Limits(messageSize, headSize, headFields, crowd, value);
    }
}
