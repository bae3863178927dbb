package io.github.wsgauntlet.harness.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Rings once when it is late, unless it is cancelled before. Whoever waits for a target needs it seldom, and sets it
 * each time. A timer of the JVM wakes a thread for each that is set and for each that is taken back, which is a tenth
 * of what a run takes where connections are short. Here one thread looks at all that are set, every few milliseconds;
 * by so much later they ring.
 *
 * <p>Thread safe.
 */
public final class Alarm {
    private static final long LOOK = Duration.ofMillis(5).toNanos();

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition SET = LOCK.newCondition();
    private static final Set<Alarm> ALL = new HashSet<>();

    /** Whether the thread that looks waits for the first to be set. */
    private static boolean idle;

    static {
        Thread.ofPlatform().daemon().name("alarm").start(Alarm::watch);
    }

    private final BooleanSupplier late;
    private final Runnable ring;

    private Alarm(BooleanSupplier late, Runnable ring) {
        this.late = late;
        this.ring = ring;
    }

    /**
     * Set an alarm.
     *
     * @param late tells whether it is to ring; asked often, and by another thread
     * @param ring done once, by that thread, for which all other alarms wait
     */
    public static Alarm when(BooleanSupplier late, Runnable ring) {
        var alarm = new Alarm(late, ring);
        LOCK.lock();
        try {
            ALL.add(alarm);
            if (idle) {
                SET.signal();
            }
        } finally {
            LOCK.unlock();
        }
        return alarm;
    }

    /** Take it back. It may just be ringing. */
    public void cancel() {
        LOCK.lock();
        try {
            ALL.remove(this);
        } finally {
            LOCK.unlock();
        }
    }

    private static void watch() {
        while (true) {
            look().forEach(alarm -> alarm.ring.run());
        }
    }

    /** Wait for the next look, and take back those that are late. */
    private static List<Alarm> look() {
        LOCK.lock();
        try {
            while (ALL.isEmpty()) {
                idle = true;
                SET.awaitUninterruptibly();
            }
            idle = false;
            for (long left = LOOK; left > 0; left = SET.awaitNanos(left)) {}
            var ringing = new ArrayList<Alarm>();
            ALL.removeIf(alarm -> alarm.late.getAsBoolean() && ringing.add(alarm));
            return ringing;
        } catch (InterruptedException nobodyElseHasThisThread) {
            throw new IllegalStateException(nobodyElseHasThisThread);
        } finally {
            LOCK.unlock();
        }
    }
}
