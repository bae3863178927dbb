package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.baseline.BaselineFile;
import io.github.wsgauntlet.cases.baseline.BaselineUpdate;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.Findings;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Says what is expected of the target, and brings that up to date. */
final class ExpectationOptions {
    @ArgGroup(validate = false)
    private BaselineOptions known = new BaselineOptions();

    @Option(
            names = "--update-baseline",
            description = "Rewrite the file of --baseline to what this run shows; reasons are kept.")
    private boolean updateBaseline;

    /** Returns from which verdict on a case is not as expected that the baseline does not name. */
    FailOn failOn() {
        return known.failOn();
    }

    /** Returns whether the file of the baseline is written, not held. */
    boolean updates() {
        return updateBaseline;
    }

    /** Returns whether there is a baseline. */
    boolean known() {
        return known.file().isPresent();
    }

    /**
     * Returns what is expected today.
     *
     * @throws ParameterException if a baseline is to be updated and none is named
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if the file is wrong
     */
    Yardstick yardstick(Catalogue catalogue, CommandSpec spec) {
        if (updateBaseline && known.file().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--update-baseline needs --baseline FILE.");
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        boolean begins = updateBaseline && known.file().filter(Files::exists).isEmpty();
        return begins
                ? new Yardstick(failOn().threshold(), Baseline.empty(), today)
                : known.yardstick(catalogue, today);
    }

    /**
     * Write what a run has shown into the baseline where that is asked for and the target could be judged.
     *
     * @param name what the target is called
     * @param out where the name of the file is printed
     * @return the exit code
     */
    int settle(
            String name,
            PrintWriter out,
            Catalogue catalogue,
            Yardstick yardstick,
            Collection<CaseResult> results,
            RunFooter footer)
            throws IOException {
        if (!updateBaseline || footer.exit() == Exit.NOT_JUDGED.code()) {
            return footer.exit();
        }
        var update = new BaselineUpdate(catalogue, Findings.of(results), yardstick.day());
        String comment = name + " is known not to pass this.";
        Path file = known.file().orElseThrow();
        Files.writeString(file, BaselineFile.yaml(comment, update.of(yardstick.baseline())));
        out.println("Baseline: " + file);
        out.flush();
        return footer.exit() == Exit.NOT_AS_EXPECTED.code() ? Exit.AS_EXPECTED.code() : footer.exit();
    }
}
