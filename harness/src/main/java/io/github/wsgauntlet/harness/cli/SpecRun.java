package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.run.AutobahnSpec;
import io.github.wsgauntlet.harness.run.AutobahnSpec.Server;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.autobahn.AutobahnReport;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Does what a spec of Autobahn|Testsuite asks for, and leaves what scripts look for behind that. */
final class SpecRun {
    private final AutobahnSpec spec;
    private final ReachOptions reach;
    private final RunOptions options;
    private final PrintWriter out;

    SpecRun(AutobahnSpec spec, ReachOptions reach, RunOptions options, PrintWriter out) {
        this.spec = spec;
        this.reach = reach;
        this.options = options;
        this.out = out;
    }

    /**
     * Judge each server in its turn.
     *
     * @return the worst exit code of all
     * @throws IllegalArgumentException if a URL or a pattern of the spec is wrong; then nothing was played
     */
    int execute(Catalogue catalogue, Ledger ledger, Yardstick yardstick) {
        Map<Target, List<Case>> asked = new LinkedHashMap<>();
        for (Server server : spec.servers()) {
            asked.put(reach.target(server.agent(), Target.parse(server.url())), spec.cases(catalogue, server));
        }
        var directories = new OwnDirectories(spec.directory());
        var runs = new ArrayList<Results>();
        int exit = Exit.AS_EXPECTED.code();
        for (Map.Entry<Target, List<Case>> each : asked.entrySet()) {
            Path directory = directories.of(each.getKey().name());
            var recorded =
                    new RecordedRun(Run.prepare(each.getKey(), each.getValue(), ledger, options), directory, Set.of());
            RunFooter footer = recorded.execute(yardstick, result -> {});
            out.println(String.format(
                    Locale.ROOT,
                    "%s: %d cases in %.2f s: %s",
                    each.getKey().name(),
                    each.getValue().size(),
                    footer.millis() / 1e3,
                    footer.summary()));
            out.println("Report: " + recorded.index());
            out.flush();
            runs.add(Results.read(directory.resolve(RecordedRun.RECORD)));
            exit = Math.max(exit, footer.exit());
        }
        AutobahnReport.write(runs, spec.directory(), AutobahnReport.Ids.AUTOBAHN);
        out.println("Report: " + spec.directory().resolve(AutobahnReport.INDEX));
        out.flush();
        return exit;
    }
}
