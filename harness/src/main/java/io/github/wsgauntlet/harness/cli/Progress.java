package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import picocli.CommandLine.Help.Ansi;

/**
 * Says how far a run has come: on a terminal in one line that is drawn anew again and again, elsewhere in a line every
 * 10 s. Safe for use by many threads.
 */
final class Progress {
    private static final long DRAWN_EVERY = Duration.ofMillis(100).toNanos();
    private static final long PRINTED_EVERY = Duration.ofSeconds(10).toNanos();
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final Ansi ansi;
    private final int total;
    private final LongSupplier nanos;
    private final long begun;
    private final CountDownLatch ended = new CountDownLatch(1);
    private long shown;
    private int done;
    private int failed;
    private boolean drawn;

    /**
     * Begin.
     *
     * @param err where it is said
     * @param ansi whether that is a terminal with a cursor that moves
     * @param total how many cases are played
     * @param nanos the time, in nanoseconds
     */
    Progress(PrintWriter err, Ansi ansi, int total, LongSupplier nanos) {
        this.err = err;
        this.ansi = ansi;
        this.total = total;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.shown = begun;
    }

    /** Say it from now on also while no case ends, as when a target is slow to show what it can do. */
    void watch() {
        Thread.ofPlatform().daemon().name("progress").start(() -> {
            try {
                while (!ended.await(DRAWN_EVERY, TimeUnit.NANOSECONDS)) {
                    say();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Count a case that has ended. */
    synchronized void count(CaseResult result) {
        done++;
        failed += result.verdict() == Verdict.FAIL ? 1 : 0;
        say();
    }

    /** Say how far it has come, unless that was said a moment ago. */
    synchronized void say() {
        long now = nanos.getAsLong();
        if (ended.getCount() == 0 || now - shown < (ansi.enabled() ? DRAWN_EVERY : PRINTED_EVERY)) {
            return;
        }
        shown = now;
        erase();
        err.print(line(now));
        if (ansi.enabled()) {
            drawn = true;
        } else {
            err.println();
        }
        err.flush();
    }

    /** Take away what only told how far it had come. */
    synchronized void end() {
        ended.countDown();
        erase();
        err.flush();
    }

    private String line(long now) {
        double seconds = Math.max(1, now - begun) / 1e9;
        if (done == 0) {
            return String.format(
                    Locale.ROOT, "0 of %d cases: finding out what the target can do, %.0f s", total, seconds);
        }
        double rate = done / seconds;
        String failures = failed == 0 ? "" : ", " + failed + " FAIL";
        return String.format(Locale.ROOT, "%d of %d cases, %.0f a second%s", done, total, rate, failures);
    }

    private void erase() {
        if (drawn) {
            err.print(ERASE_LINE);
            drawn = false;
        }
    }
}
