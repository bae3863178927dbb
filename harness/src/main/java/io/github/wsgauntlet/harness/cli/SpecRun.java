package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.plan.AutobahnSpec;
import io.github.wsgauntlet.harness.plan.Execution;
import io.github.wsgauntlet.harness.plan.Execution.Done;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.plan.Series;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The runs that a spec of Autobahn|Testsuite asks for. */
final class SpecRun {
    private final String file;
    private final AutobahnSpec spec;
    private final Catalogue catalogue;
    private final AutobahnVerdicts verdicts;

    /**
     * Prepare the runs.
     *
     * @param file what the spec is called
     * @param spec the spec
     * @param catalogue the cases of servers
     * @param verdicts by whose rules the report says how they behaved
     */
    SpecRun(String file, AutobahnSpec spec, Catalogue catalogue, AutobahnVerdicts verdicts) {
        this.file = file;
        this.spec = spec;
        this.catalogue = catalogue;
        this.verdicts = verdicts;
    }

    /**
     * Make the runs, and say how each ended and where the report is.
     *
     * @param reach how the servers are reached
     * @param options how each run is made
     * @param gate what is expected of each server
     * @param out where the results go
     * @param err where it is said what of the spec has no effect
     * @throws IllegalArgumentException if the spec asks for nothing that can be played; the message names it
     * @throws IOException as {@link Execution#execute(Series, io.github.wsgauntlet.harness.plan.Audience.Source)} does
     */
    Done execute(Reach reach, RunOptions options, Gate gate, PrintWriter out, PrintWriter err) throws IOException {
        Series series = naming(file, () -> spec.series(catalogue, reach, options, gate, verdicts));
        List<String> agents =
                series.plans().stream().map(plan -> plan.peer().name()).toList();
        Stream.concat(spec.remarks(catalogue).stream(), spec.remarks(agents).stream())
                .forEach(remark -> Main.warn(err, file + ": " + remark));
        Done done = new Execution(kept -> Main.cut(err, kept)).execute(series, SpecPrinter.to(out));
        done.overview().ifPresent(index -> out.println("Report: " + index));
        return done;
    }

    /** Return how many of Autobahn's cases any server is put to. */
    int size() {
        return naming(file, () -> spec.cases().ids(catalogue)).size();
    }

    /**
     * Return what is made of a file.
     *
     * @throws IllegalArgumentException if that cannot be made of it; the message names it
     */
    static <T> T naming(String file, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
