package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.fuzz.FuzzSupplement;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Executes plans. Whatever a plan was made of, a run is made here. */
public final class Execution {
    private final Catalogue catalogue;
    private final Ledger ledger;

    /**
     * Create an execution.
     *
     * @param catalogue the cases that baselines may name
     * @param ledger where requirements are looked up
     */
    public Execution(Catalogue catalogue, Ledger ledger) {
        this.catalogue = catalogue;
        this.ledger = ledger;
    }

    /**
     * How a run ended.
     *
     * @param yardstick what was expected
     * @param results what was seen, in the order in which it came
     * @param footer the end of the record
     * @param page the report for people
     * @param exit the exit code
     */
    public record Completed(Yardstick yardstick, List<CaseResult> results, RunFooter footer, Path page, int exit) {
        public Completed {
            results = List.copyOf(results);
        }
    }

    /**
     * How a series ended.
     *
     * @param exit the worst exit code of its runs
     * @param overview the file that puts them side by side, if there is one
     */
    public record Done(int exit, Optional<Path> overview) {}

    /**
     * Make runs, one after the other, and put them side by side.
     *
     * @param series the plans
     * @param audiences gives each run an audience
     * @throws IllegalArgumentException as for a single run, which is then the last
     * @throws IOException as for a single run, which is then the last
     */
    public Done execute(Series series, Audience.Source audiences) throws IOException {
        int exit = Exit.AS_EXPECTED.code();
        for (Plan plan : series.plans()) {
            exit = Math.max(exit, execute(plan, audiences).exit());
        }
        return new Done(exit, series.overview().write(series.plans(), series.directory()));
    }

    /**
     * Make a run.
     *
     * @param plan what is played, against whom, and what is left of it
     * @param audiences gives the run an audience
     * @throws IllegalArgumentException if a format has nothing to say about such a run
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if the baseline is not there or is wrong; the
     *     message names file and line
     * @throws IOException if the reference server cannot be started, or the baseline cannot be written
     * @throws java.io.UncheckedIOException if the reports cannot be written
     */
    public Completed execute(Plan plan, Audience.Source audiences) throws IOException {
        Yardstick yardstick = plan.gate().yardstick(catalogue, LocalDate.now(ZoneOffset.UTC));
        return plan.peer()
                .meet(
                        plan.reports().directory(),
                        (target, lifeline) -> execute(plan, target, lifeline, yardstick, audiences));
    }

    private Completed execute(
            Plan plan, Target target, Lifeline lifeline, Yardstick yardstick, Audience.Source audiences)
            throws IOException {
        Run run = Run.prepare(target, lifeline, plan.cases(), plan.options());
        Reports reports = plan.reports();
        var recorded = new RecordedRun(run, reports.directory(), reports.formats());
        Audience audience = audiences.begin(plan, target, run.cases());
        Queue<CaseResult> results = new ConcurrentLinkedQueue<>();
        Consumer<CaseResult> seeing = result -> audience.see(result, yardstick);
        RunFooter footer =
                recorded.execute(yardstick, seeing.andThen(results::add), each -> fuzz(plan, target, each, audience));
        audience.end(footer, recorded.index());
        Gate gate = plan.gate();
        if (gate.update(target.name(), catalogue, yardstick, results, footer)) {
            gate.baseline().ifPresent(audience::updated);
        }
        return new Completed(yardstick, List.copyOf(results), footer, recorded.index(), gate.exit(footer));
    }

    private Optional<Fuzzing> fuzz(Plan plan, Target target, Consumer<CaseResult> each, Audience audience) {
        Optional<Fuzzing> fuzzing = plan.fuzzing()
                .flatMap(options -> new FuzzSupplement(
                                target, ledger, options, plan.reports().directory())
                        .play(each));
        fuzzing.ifPresent(audience::fuzzed);
        return fuzzing;
    }
}
