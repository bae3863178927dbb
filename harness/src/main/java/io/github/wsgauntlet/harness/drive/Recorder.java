package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Records what happens on one connection, from the thread that reads and the thread that drives, and lets the latter
 * wait for something to happen.
 */
final class Recorder {
    /** No barrier's tag is longer, so longer payloads need not be remembered. */
    private static final int LONGEST_TAG = 125;

    private final long start = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Event> events = new ArrayList<>();

    private boolean answered;
    private boolean upgraded;
    private Optional<DeflateAgreement> compression = Optional.empty();
    private final MessageReader reader = new MessageReader();
    private int messages;
    private final Set<ByteBuffer> tags = new HashSet<>();
    private final Deque<byte[]> pings = new ArrayDeque<>();
    private final Set<ByteBuffer> pongs = new HashSet<>();
    private Optional<WireFrame> close = Optional.empty();
    private boolean ended;
    private boolean closedByTester;
    private boolean waitedInVain;

    /** Record an event that happens now. */
    void record(LongFunction<Event> at) {
        lock.lock();
        try {
            Event event = at.apply(System.nanoTime() - start);
            if (closedByTester && (event instanceof Event.TargetEnded || event instanceof Event.ReceivedFrame)) {
                return; // That is the tester's own doing, or an answer to it.
            }
            events.add(event);
            digest(event);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void digest(Event event) {
        switch (event) {
            case Event.ReceivedHead received -> {
                answered = true;
                upgraded = received.head().status().orElse(0) == 101;
                compression = DeflateAgreement.agreedIn(received.head());
                compression.ifPresent(agreed -> reader.inflate());
            }
            case Event.ReceivedFrame received -> digest(received.frame());
            case Event.TargetEnded targetEnded -> ended = true;
            case Event.ConnectFailed connectFailed -> ended = true;
            case Event.Connected connected -> {}
            case Event.SentHead sentHead -> {}
            case Event.Sent sent -> {}
            case Event.ReceivedInterim receivedInterim -> {}
            case Event.ReceivedBytes receivedBytes -> {}
            case Event.TesterEnded testerEnded -> closedByTester = testerEnded.how() != Event.HowEnded.HALF_CLOSED;
            case Event.DeadlinePassed deadlinePassed -> waitedInVain = true;
            case Event.CanarySent canarySent -> {}
        }
    }

    private void digest(WireFrame frame) {
        switch (frame.opcode()) {
            case Opcodes.PONG -> pongs.add(ByteBuffer.wrap(frame.payload()));
            case Opcodes.CLOSE -> close = close.isPresent() ? close : Optional.of(frame);
            case Opcodes.PING -> pings.add(frame.payload());
            default ->
                reader.add(frame).ifPresent(message -> {
                    messages++;
                    if (message.payload().length <= LONGEST_TAG) {
                        tags.add(ByteBuffer.wrap(message.payload()));
                    }
                });
        }
    }

    /**
     * Wait until something holds. The condition is looked at whenever something was recorded.
     *
     * @return whether it came to hold in time
     */
    boolean await(BooleanSupplier condition, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Return whether an answer to the opening handshake has come. */
    boolean answered() {
        return answered;
    }

    /** Return whether that answer was status 101. */
    boolean upgraded() {
        return upgraded;
    }

    /** Return what that answer agreed on with permessage-deflate. */
    Optional<DeflateAgreement> compression() {
        return compression;
    }

    /** Return how many messages have come. */
    int messages() {
        return messages;
    }

    /** Return whether a message with this short payload has come. */
    boolean echoed(byte[] tag) {
        return tags.contains(ByteBuffer.wrap(tag));
    }

    /** Return whether a pong with this payload has come. */
    boolean ponged(byte[] payload) {
        return pongs.contains(ByteBuffer.wrap(payload));
    }

    /** Return whether the target has sent a ping that was not yet taken. */
    boolean pinged() {
        return !pings.isEmpty();
    }

    /** Take the pings the target has sent since the last call, oldest first. */
    List<byte[]> takePings() {
        lock.lock();
        try {
            List<byte[]> taken = List.copyOf(pings);
            pings.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Return the Close frame that has come. */
    Optional<WireFrame> close() {
        return close;
    }

    /** Return whether the target has ended the connection. */
    boolean ended() {
        return ended;
    }

    /** Return whether the tester has closed or dropped the connection. */
    boolean closedByTester() {
        return closedByTester;
    }

    /** Return whether a deadline passed. */
    boolean waitedInVain() {
        return waitedInVain;
    }

    /** Return what was recorded. */
    Transcript transcript() {
        lock.lock();
        try {
            return new Transcript(events);
        } finally {
            lock.unlock();
        }
    }
}
