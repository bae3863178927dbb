package io.github.wsgauntlet.server.net;

import io.github.wsgauntlet.server.rule.Limits.Crowd;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the connections of one server take together: how many there are, and how much they hold (RFC 6455 10.4). */
public final class Occupancy {

    private final Crowd most;
    private final long share;
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<InetAddress, Integer> ofAddress = new ConcurrentHashMap<>();
    private final AtomicLong memory = new AtomicLong();

    /** Create that of a server without connections. */
    public Occupancy(Crowd most) {
        this.most = most;
        this.share = most.memory() / most.connections();
    }

    /** Return a place for a connection from an address, unless there are too many. For every thread. */
    public Optional<Place> enter(InetAddress address) {
        if (connections.incrementAndGet() > most.connections()) {
            connections.decrementAndGet();
            return Optional.empty();
        }
        Place place = new Place(address);
        if (ofAddress.merge(address, 1, Integer::sum) > most.ofAddress()) {
            place.leave();
            return Optional.empty();
        }
        return Optional.of(place);
    }

    /** The place of one connection, to be used by one thread at a time. */
    public final class Place {

        private final InetAddress address;
        private long held;
        private long granted;
        private boolean left;

        private Place(InetAddress address) {
            this.address = address;
        }

        /**
         * Say how many bytes of memory the connection holds now.
         *
         * @return false if there is no room for it, and it is more than an equal share and more than was granted before
         */
        boolean hold(long bytes) {
            long all = memory.addAndGet(bytes - held);
            held = bytes;
            if (all > most.memory() && bytes > Math.max(share, granted)) {
                return false;
            }
            granted = bytes;
            return true;
        }

        /** Give the place up. Does nothing the second time. */
        public void leave() {
            if (left) {
                return;
            }
            left = true;
            hold(0);
            ofAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
            connections.decrementAndGet();
        }
    }
}
