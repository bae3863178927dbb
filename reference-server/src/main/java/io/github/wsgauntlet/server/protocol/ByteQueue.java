package io.github.wsgauntlet.server.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes on their way out, in order. Small pieces are collected, large ones are kept as they are. */
public final class ByteQueue {

    private static final int CHUNK = 8 << 10;
    private static final int LARGE = 4 << 10;
    private static final ByteBuffer NO_ROOM = ByteBuffer.allocate(0);

    /** Each chunk holds bytes from its position to its limit; the last one has room up to its capacity. */
    private final Deque<ByteBuffer> chunks = new ArrayDeque<>();

    /** A chunk that was emptied, to be filled again. */
    private ByteBuffer spare = NO_ROOM;

    private long size;

    /** The capacity of all chunks. */
    private long room;

    /** Return how many bytes wait. */
    public long size() {
        return size;
    }

    /** Return how many bytes of memory this takes. */
    public long held() {
        return room + spare.capacity();
    }

    /** Give up what is kept for what comes next. */
    public void rest() {
        spare = NO_ROOM;
    }

    /** Return whether no byte waits. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Append bytes, which the caller does not change any more. */
    public void append(byte[] bytes) {
        if (bytes.length < LARGE) {
            append(bytes, bytes.length);
        } else {
            // Read-only, which also tells a message of the caller from a chunk of our own.
            add(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
            size += bytes.length;
        }
    }

    /** Append a copy of the first bytes of an array. */
    void append(byte[] bytes, int count) {
        int done = 0;
        while (done < count) {
            ByteBuffer last = chunkWithRoom();
            int from = last.limit();
            int fits = Math.min(count - done, last.capacity() - from);
            last.limit(from + fits).put(from, bytes, done, fits);
            done += fits;
        }
        size += count;
    }

    private ByteBuffer chunkWithRoom() {
        ByteBuffer last = chunks.peekLast();
        if (last != null && last.limit() < last.capacity()) {
            return last;
        }
        ByteBuffer fresh = spare.capacity() == 0 ? ByteBuffer.allocate(CHUNK) : spare;
        spare = NO_ROOM;
        add(fresh.clear().limit(0));
        return fresh;
    }

    private void add(ByteBuffer chunk) {
        chunks.addLast(chunk);
        room += chunk.capacity();
    }

    /** Copy as many bytes as fit to a buffer, and keep them. */
    public void peek(ByteBuffer target) {
        for (ByteBuffer chunk : chunks) {
            int fits = Math.min(chunk.remaining(), target.remaining());
            target.put(target.position(), chunk, chunk.position(), fits);
            target.position(target.position() + fits);
            if (!target.hasRemaining()) {
                return;
            }
        }
    }

    /** Remove the first bytes. */
    public void skip(int count) {
        size -= count;
        int left = count;
        while (left > 0) {
            ByteBuffer first = chunks.getFirst();
            int step = Math.min(left, first.remaining());
            first.position(first.position() + step);
            left -= step;
            if (!first.hasRemaining()) {
                chunks.removeFirst();
                room -= first.capacity();
                spare = first.isReadOnly() ? spare : first;
            }
        }
    }
}
