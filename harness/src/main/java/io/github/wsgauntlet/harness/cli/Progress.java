package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import picocli.CommandLine.Help.Ansi;

/**
 * What a run prints as it goes: lines, each whole, and on a terminal one more below them that says how far it has come.
 * Safe for use by many threads.
 */
final class Progress {
    private static final long SHOWN_EVERY = Duration.ofMillis(100).toNanos();
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final Ansi ansi;
    private final int total;
    private final LongSupplier nanos;
    private final long begun;
    private long shown;
    private int done;
    private int failed;
    private boolean drawn;

    /**
     * Begin.
     *
     * @param out where everything goes
     * @param ansi whether that is a terminal that takes colours, and cursors that move
     * @param total how many cases are played
     * @param nanos the time, in nanoseconds
     */
    Progress(PrintWriter out, Ansi ansi, int total, LongSupplier nanos) {
        this.out = out;
        this.ansi = ansi;
        this.total = total;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.shown = begun;
    }

    /** Count a case that has ended. */
    synchronized void count(CaseResult result) {
        done++;
        failed += result.verdict() == Verdict.FAIL ? 1 : 0;
        if (ansi.enabled() && nanos.getAsLong() - shown >= SHOWN_EVERY) {
            erase();
            draw();
        }
    }

    /**
     * Print the verdict on a case.
     *
     * @param said what there is to say of it
     */
    synchronized void print(CaseResult result, String said) {
        erase();
        String verdict = String.format(Locale.ROOT, "%-6s", result.verdict());
        out.println(ansi.string("@|" + style(result.verdict()) + " " + verdict + "|@") + " " + result.id());
        out.println("       " + Legible.text(said));
        out.flush();
    }

    /** Take away what only told how far it had come. */
    synchronized void end() {
        erase();
        out.flush();
    }

    private void draw() {
        shown = nanos.getAsLong();
        double rate = done / (Math.max(1, shown - begun) / 1e9);
        out.print(String.format(
                Locale.ROOT,
                "%d of %d cases, %.0f a second%s",
                done,
                total,
                rate,
                failed == 0 ? "" : ", " + failed + " FAIL"));
        out.flush();
        drawn = true;
    }

    private void erase() {
        if (drawn) {
            out.print(ERASE_LINE);
            drawn = false;
        }
    }

    private static String style(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "bold,red";
            case STRICT -> "magenta";
            case WARN -> "yellow";
            case INFO -> "blue";
            case PASS -> "green";
            case SKIP, INCONCLUSIVE -> "faint";
        };
    }
}
