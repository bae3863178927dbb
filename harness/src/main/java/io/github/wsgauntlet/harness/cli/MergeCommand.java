package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.run.Merge;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one run of the runs that have shared out its cases. */
@Command(
        name = "merge",
        description =
                "Merge the shards of a run into one record with all reports. The exit code is that of the whole run.")
final class MergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The results.ndjson of each run with --shard, in any order.")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The directory for the record and the reports of the whole run.")
    private Path directory = Path.of("");

    @Mixin
    private final FormatOption format = new FormatOption();

    @ArgGroup(validate = false, heading = "%nWhat is expected:%n")
    private ExpectationOptions expectation = new ExpectationOptions();

    @Override
    public Integer call() throws IOException {
        var catalogue = Catalogue.load();
        Gate gate = expectation.gate(spec);
        Yardstick yardstick = gate.yardstick(catalogue, LocalDate.now(ZoneOffset.UTC));
        Records.requireDifferent(files);
        Map<Path, Results> runs = new LinkedHashMap<>();
        files.forEach(file -> runs.put(file, Results.read(file)));
        var merge = Merge.of(runs);
        RunFooter footer = merge.write(yardstick, directory, format.formats());
        List<Results> shards = List.copyOf(runs.values());
        String name = shards.getFirst().header().target().name();
        PrintWriter out = Terminal.out(spec);
        out.println(name + ": " + new Tally(footer.counts()).names());
        out.println("Report: " + directory.resolve(RecordedRun.PAGE));
        List<CaseResult> results =
                shards.stream().flatMap(run -> run.cases().stream()).toList();
        Map<String, Object> capabilities = merge.header().capabilities();
        if (gate.update(name, catalogue, yardstick, capabilities, results, footer)) {
            gate.baseline().ifPresent(file -> out.println("Baseline: " + file));
        }
        return Main.ended(out, footer.exit(), footer.summary());
    }
}
