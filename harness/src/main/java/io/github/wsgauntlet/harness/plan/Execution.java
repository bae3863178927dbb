package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.fuzz.FuzzSupplement;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.ResultsWriter;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Executes plans. Whatever a plan was made of, a run is made here. */
public final class Execution {
    private final Consumer<String> cut;

    /** Create an execution that says nothing when a signal ends it. */
    public Execution() {
        this(kept -> {});
    }

    /**
     * Create an execution.
     *
     * @param cut told in one line what is kept of a run when a signal ends the JVM
     */
    public Execution(Consumer<String> cut) {
        this.cut = cut;
    }

    /**
     * How a run ended.
     *
     * @param plan what was to be done
     * @param yardstick what was expected
     * @param results what was seen, in the order in which it came
     * @param footer the end of the record
     * @param page the report for people
     * @param shortfalls what the target as a whole lacks of what was expected
     */
    public record Completed(
            Plan plan,
            Yardstick yardstick,
            List<CaseResult> results,
            RunFooter footer,
            Path page,
            List<String> shortfalls) {
        public Completed {
            results = List.copyOf(results);
            shortfalls = List.copyOf(shortfalls);
        }

        /** Return the exit code. */
        public int exit() {
            return footer.exit();
        }
    }

    /**
     * How a series ended.
     *
     * @param exit the worst exit code of its runs
     * @param because why, in a few words without a full stop
     * @param overview the file that puts them side by side, if there is one
     */
    public record Done(int exit, String because, Optional<Path> overview) {
        /** Return how runs ended, by what the worst of them say, each with its name where there are several. */
        public static Done of(List<End> ends, Optional<Path> overview) {
            int exit =
                    ends.stream().mapToInt(each -> each.footer().exit()).max().orElse(Exit.AS_EXPECTED.code());
            String because = ends.stream()
                    .filter(each -> each.footer().exit() == exit)
                    .map(each -> (ends.size() == 1 ? "" : each.name() + ": ")
                            + each.footer().summary())
                    .collect(Collectors.joining("; "));
            return new Done(exit, because, overview);
        }

        /** Return how runs ended, by what scripts for Autobahn|Testsuite read: how often it says FAILED there. */
        public static Done ofIndex(int failed, Optional<Path> index) {
            Exit exit = failed == 0 ? Exit.AS_EXPECTED : Exit.NOT_AS_EXPECTED;
            return new Done(exit.code(), (failed == 0 ? "none" : failed) + " FAILED in index.json", index);
        }
    }

    /**
     * How one of several runs ended.
     *
     * @param name what reports call the target
     * @param footer the end of its record
     */
    public record End(String name, RunFooter footer) {}

    /**
     * Make runs, one after the other, and put them side by side. The baseline of each may name what any of them plays.
     *
     * @param series the plans
     * @param audiences gives each run an audience
     * @throws IllegalArgumentException as for a single run, which is then the last
     * @throws IOException as for a single run, which is then the last
     */
    public Done execute(Series series, Audience.Source audiences) throws IOException {
        Catalogue known = series.plans().stream()
                .map(Plan::known)
                .reduce((one, other) -> one.with(other.cases()))
                .orElseThrow();
        var ends = new ArrayList<End>();
        for (Plan plan : series.plans()) {
            ends.add(new End(plan.peer().name(), execute(plan, known, audiences).footer()));
        }
        Series.Written overview = series.overview()
                .write(
                        series.plans().stream()
                                .map(each -> Results.read(each.reports().record())),
                        series.directory());
        Done done = Done.of(ends, overview.page());
        boolean usual = series.plans().stream().map(Plan::gate).allMatch(Gate.standard()::equals);
        boolean judged =
                done.exit() != Exit.NOT_JUDGED.code() || overview.failed().equals(OptionalInt.of(0));
        return overview.failed().isPresent() && usual && judged
                ? Done.ofIndex(overview.failed().getAsInt(), overview.page())
                : done;
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
     * @throws java.io.UncheckedIOException if the reports cannot be written where they shall be
     * @throws io.github.wsgauntlet.harness.run.BrokenRunException if the run could not come to its end
     */
    public Completed execute(Plan plan, Audience.Source audiences) throws IOException {
        return execute(plan, plan.known(), audiences);
    }

    private Completed execute(Plan plan, Catalogue known, Audience.Source audiences) throws IOException {
        Yardstick yardstick = plan.gate().yardstick(known, LocalDate.now(ZoneOffset.UTC));
        return plan.peer()
                .meet(
                        plan.reports().directory(),
                        (target, lifeline) -> execute(plan, target, lifeline, known, yardstick, audiences));
    }

    private Completed execute(
            Plan plan,
            Target target,
            Lifeline lifeline,
            Catalogue known,
            Yardstick yardstick,
            Audience.Source audiences)
            throws IOException {
        List<Case> cases = plan.options().shard().of(plan.cases());
        plan.reports().formats().forEach(format -> format.check(cases));
        Audience audience = audiences.begin(plan, target, cases);
        try {
            return execute(plan, target, lifeline, known, yardstick, audience);
        } catch (RuntimeException | Error broken) {
            audience.brokenOff();
            throw broken;
        }
    }

    private Completed execute(
            Plan plan, Target target, Lifeline lifeline, Catalogue known, Yardstick yardstick, Audience audience)
            throws IOException {
        Gate gate = plan.gate();
        Reports reports = plan.reports();
        Thread.startVirtualThread(ResultsWriter::load); // The target is waited for meanwhile.
        Run run = Run.prepare(
                target,
                lifeline,
                plan.cases(),
                plan.repertoire().ledger(),
                plan.options().withLeast(gate.demands().least()));
        var recorded = new RecordedRun(run, reports.directory(), reports.formats(), reports.transcripts());
        RunFooter footer = recorded.execute(
                yardstick, result -> audience.see(result, yardstick), each -> fuzz(plan, target, each, audience), cut);
        List<CaseResult> results = recorded.results();
        audience.end(footer, results, yardstick, recorded.index());
        Map<String, Object> capabilities = run.header().capabilities();
        if (gate.update(target.name(), known, yardstick, capabilities, results, footer)) {
            gate.baseline().ifPresent(audience::updated);
        }
        return new Completed(plan, yardstick, results, footer, recorded.index(), yardstick.shortfalls(capabilities));
    }

    private Optional<Fuzzing> fuzz(Plan plan, Target target, Consumer<CaseResult> each, Audience audience) {
        Optional<Fuzzing> fuzzing = plan.fuzzing()
                .flatMap(options -> new FuzzSupplement(
                                target,
                                plan.repertoire().ledger(),
                                options,
                                plan.reports().directory())
                        .play(each));
        fuzzing.ifPresent(audience::fuzzed);
        return fuzzing;
    }
}
