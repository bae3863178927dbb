package io.github.wsgauntlet.harness.drive;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Stands before the thread that reads. While it is shut, what the target sends stays in the buffers between the two,
 * until they are full.
 *
 * <p>It opens when the thread that drives waits for what comes, or for the target to take what is written, and nothing
 * moves any more. A target that takes nothing may have been given no time by its machine; so before it counts as one
 * that waits for the tester, it is asked to serve other connections: that takes longer where there is little time to
 * have. Opening too early only asks less of the target: no verdict depends on when it happens.
 */
final class Valve {
    /** How often it looks whether anything has moved. */
    private static final long LOOK = Duration.ofMillis(10).toNanos();

    /** How many times in turn nothing has to have moved: for longer than a kernel waits for an ACK that comes late. */
    private static final int STILL = 6;

    /** How many other connections a target serves that has time enough to take a piece. */
    private static final int NEIGHBOURS = 8;

    private final IntSupplier unread;
    private final BooleanSupplier neighbour;
    private final Runnable opened;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean shut;
    private Need need = Need.NONE;

    /** How often the need has changed; it does with each piece that is taken. */
    private int moves;

    private enum Need {
        NONE,
        TO_WRITE,
        TO_READ
    }

    /**
     * Create a valve that is open.
     *
     * @param unread how many bytes have come that were not read
     * @param neighbour opens another connection, and returns whether that was served
     * @param opened told each time the valve opens
     */
    Valve(IntSupplier unread, BooleanSupplier neighbour, Runnable opened) {
        this.unread = unread;
        this.neighbour = neighbour;
        this.opened = opened;
    }

    /** Shut it. */
    void shut() {
        locked(() -> {
            if (!shut) {
                shut = true;
                Thread.ofVirtual().name("valve").start(this::watch);
            }
        });
    }

    /** Open it at once. */
    void open() {
        locked(() -> {
            if (shut) {
                shut = false;
                opened.run();
                changed.signalAll();
            }
        });
    }

    /** Wait until it is open: for the thread that reads. */
    void pass() {
        locked(() -> {
            while (shut) {
                changed.awaitUninterruptibly();
            }
        });
    }

    /** Wait until it is open: for the thread that drives, which is about to wait for what comes. */
    void awaitOpen() {
        need(Need.TO_READ);
        pass();
        need(Need.NONE);
    }

    /** Write something, which may not end before the valve opens. */
    void during(Writing writing) throws IOException {
        need(Need.TO_WRITE);
        try {
            writing.run();
        } finally {
            need(Need.NONE);
        }
    }

    /** What may block until the target takes it. */
    interface Writing {
        void run() throws IOException;
    }

    private void need(Need now) {
        locked(() -> {
            need = now;
            moves++;
        });
    }

    /** Open the valve once there is a need and nothing moves. */
    private void watch() {
        lock.lock();
        try {
            int still = 0;
            while (shut) {
                int moved = moves;
                int waiting = unread.getAsInt();
                for (long left = LOOK; shut && left > 0; left = changed.awaitNanos(left)) {}
                still = need != Need.NONE && isStill(moved, waiting) ? still + 1 : 0;
                if (still == STILL) {
                    still = 0;
                    if (need == Need.TO_WRITE) {
                        serveOthers(moved);
                    }
                    if (isStill(moved, waiting)) {
                        open();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open();
            lock.unlock();
        }
    }

    private boolean isStill(int moved, int waiting) {
        return moves == moved && unread.getAsInt() == waiting;
    }

    /** Let the target serve others until it takes something here, or serves none. */
    private void serveOthers(int moved) {
        boolean served = true;
        for (int i = 0; i < NEIGHBOURS && served && shut && moves == moved; i++) {
            lock.unlock();
            try {
                served = neighbour.getAsBoolean();
            } finally {
                lock.lock();
            }
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
