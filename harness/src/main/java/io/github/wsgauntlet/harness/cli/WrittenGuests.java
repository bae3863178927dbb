package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.plan.Execution.Done;
import io.github.wsgauntlet.harness.plan.Execution.End;
import io.github.wsgauntlet.harness.plan.OwnDirectories;
import io.github.wsgauntlet.harness.plan.Reports;
import io.github.wsgauntlet.harness.plan.Series.Overview;
import io.github.wsgauntlet.harness.plan.Series.Written;
import io.github.wsgauntlet.harness.reception.Guests;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.Guest;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Tally;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is left of clients that came by themselves: the report of a single one, or one for each, in a directory named as
 * it is, and all side by side.
 */
final class WrittenGuests {
    private final Guests guests;
    private final Reports reports;
    private final Yardstick yardstick;
    private final Overview overview;

    WrittenGuests(Guests guests, Reports reports, Yardstick yardstick, Overview overview) {
        this.guests = guests;
        this.reports = reports;
        this.yardstick = yardstick;
        this.overview = overview;
    }

    /** What is left of one. */
    private record Left(Guest guest, Reports reports, RunFooter footer) {
        Path page() {
            return reports.directory().resolve(RecordedRun.PAGE);
        }

        End end() {
            return new End(guest.name(), footer);
        }
    }

    /** What is left of all. */
    private record All(List<Left> each, Written overview) {}

    /** Write all that was played so far. */
    void write() {
        left();
    }

    /**
     * Write what a client that asks for reports finds them by. Some ask after each case, so that our own reports of all
     * can only come at the end where there is an index of Autobahn's.
     */
    synchronized void update() {
        if (overview.forScripts()) {
            guests.awaitJudged();
            overview();
        } else {
            write();
        }
    }

    private Written overview() {
        return overview.write(
                guests.all().stream().flatMap(guest -> guest.results(yardstick).stream()), reports.directory());
    }

    private synchronized All left() {
        guests.awaitJudged();
        List<Guest> all = guests.all();
        boolean apart = overview.forScripts() || all.size() > 1;
        var own = new OwnDirectories(reports.directory());
        var left = new ArrayList<Left>();
        for (Guest guest : all) {
            Reports its = apart ? reports.in(own.of(guest.name())) : reports;
            guest.write(its.directory(), its.formats(), its.transcripts(), yardstick)
                    .ifPresent(footer -> left.add(new Left(guest, its, footer)));
        }
        if (!apart || left.isEmpty()) {
            return new All(left, Written.NOTHING);
        }
        if (overview == Overview.MATRIX) { // Of the first, as long as it was alone, the reports were there.
            RecordedRun.clear(reports.directory());
        }
        return new All(left, overview());
    }

    /** Write everything, say how it went, and return the exit code. */
    int conclude(PrintWriter out) {
        All left = left();
        if (left.each().isEmpty()) {
            return Main.ended(out, Exit.NOT_JUDGED.code(), "no client was put to any case");
        }
        for (Left each : left.each()) {
            out.println(each.guest().name() + ": " + new Tally(each.footer().counts()).names());
            out.println("Report: " + each.page());
        }
        Optional<Path> page = left.overview().page();
        page.ifPresent(file -> out.println((overview == Overview.MATRIX ? "Matrix: " : "Report: ") + file));
        OptionalInt failed = left.overview().failed();
        Done done = failed.isPresent()
                ? Done.ofIndex(failed.getAsInt(), page)
                : Done.of(left.each().stream().map(Left::end).toList(), page);
        return Main.ended(out, done.exit(), done.because());
    }
}
