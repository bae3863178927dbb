package io.github.wsgauntlet.server.engineio;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The packets that wait for the client of one session, out of the memory that all sessions have. */
final class Outbox {

    /** What a packet takes besides its payload. */
    private static final long WEIGHT = 64;

    /** How many of the largest payloads may wait for one client, who has a GET for each. */
    private static final long MOST_PAYLOADS = 8;

    private final AtomicLong all;
    private final EngineIoOptions options;
    private final List<EngineIoPacket> packets = new ArrayList<>();
    private long bytes;
    private long held;

    /**
     * Create an empty one.
     *
     * @param all how many bytes wait in all outboxes
     * @param options how many may
     */
    Outbox(AtomicLong all, EngineIoOptions options) {
        this.all = all;
        this.options = options;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    /** Put a packet in, and return whether there is room for it: in all, or in an equal share. */
    boolean add(EngineIoPacket packet) {
        long size = WEIGHT + packet.data().payload().length;
        packets.add(packet);
        bytes += size;
        return fits(size);
    }

    /** Say how many bytes are held besides, and return whether there is room for them. */
    boolean hold(long size) {
        long more = size - held;
        held = size;
        return fits(more);
    }

    private boolean fits(long more) {
        long share = options.memory() / options.sessions();
        boolean crowded = all.addAndGet(more) > options.memory() && bytes + held > share;
        return !crowded && bytes + held <= MOST_PAYLOADS * (WEIGHT + options.maxPayload());
    }

    /** Take all packets out. */
    List<EngineIoPacket> take() {
        List<EngineIoPacket> taken = List.copyOf(packets);
        packets.clear();
        all.addAndGet(-bytes);
        bytes = 0;
        return taken;
    }
}
