package io.github.wsgauntlet.server.net;

import java.nio.ByteBuffer;

/**
 * Bytes that one connection has not got rid of yet. While it works on them they lie in a room that all connections of a
 * loop use in turn, so that a connection without any takes no memory.
 */
final class Backlog {

    private static final byte[] NONE = {};

    private final ByteBuffer room;
    private byte[] kept = NONE;

    Backlog(ByteBuffer room) {
        this.room = room;
    }

    /** Return how many bytes are kept. */
    int size() {
        return kept.length;
    }

    /** Lay them into the room, which is ready to be filled further. */
    ByteBuffer open() {
        room.clear().put(kept);
        kept = NONE;
        return room;
    }

    /** Keep what the room was filled with, and leave it to others. */
    void close() {
        room.flip();
        kept = room.hasRemaining() ? new byte[room.remaining()] : NONE;
        room.get(kept);
    }
}
