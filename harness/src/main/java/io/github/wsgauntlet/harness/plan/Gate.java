package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.baseline.BaselineFile;
import io.github.wsgauntlet.cases.baseline.BaselineUpdate;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.run.BaselineReasons;
import io.github.wsgauntlet.harness.run.Demands;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What is expected of a run. The file is read when the run begins, since a previous run may have written it.
 *
 * @param failOn from which verdict on a case is not as expected that the baseline does not name
 * @param allowsInconclusive whether cases may be INCONCLUSIVE of which the baseline does not say so
 * @param demands what the peer has to be able to do
 * @param baseline the file that says what the peer is known not to pass
 * @param updates whether that file is brought up to date afterwards
 */
public record Gate(
        FailOn failOn, boolean allowsInconclusive, Demands demands, Optional<Path> baseline, boolean updates) {
    public Gate {
        if (updates && baseline.isEmpty()) {
            throw new IllegalArgumentException("There is no baseline to update.");
        }
    }

    /** Create a gate that lets no other case be INCONCLUSIVE and demands nothing. */
    public Gate(FailOn failOn, Optional<Path> baseline, boolean updates) {
        this(failOn, false, Demands.none(), baseline, updates);
    }

    /** Return the usual gate: FAIL is not as expected, and nothing is known of the peer. */
    public static Gate standard() {
        return new Gate(FailOn.FAIL, Optional.empty(), false);
    }

    /** Return the same gate with another verdict from which on a case is not as expected. */
    public Gate withFailOn(FailOn other) {
        return new Gate(other, allowsInconclusive, demands, baseline, updates);
    }

    /** Return the same gate with another baseline. */
    public Gate withBaseline(Path other) {
        return new Gate(failOn, allowsInconclusive, demands, Optional.of(other), updates);
    }

    /** Return the same gate that brings its baseline up to date afterwards. */
    public Gate updating() {
        return new Gate(failOn, allowsInconclusive, demands, baseline, true);
    }

    /** Return the same gate that lets any case be INCONCLUSIVE. */
    public Gate allowingInconclusive() {
        return new Gate(failOn, true, demands, baseline, updates);
    }

    /** Return the same gate with other demands. */
    public Gate demanding(Demands other) {
        return new Gate(failOn, allowsInconclusive, other, baseline, updates);
    }

    /**
     * Read what is expected on a day.
     *
     * @param catalogue the cases that the baseline may name
     * @param day the day of the run
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if the baseline is wrong, or is not there and not to
     *     be written; the message names file and line
     */
    public Yardstick yardstick(Catalogue catalogue, LocalDate day) {
        Baseline known = baseline.filter(file -> !updates || Files.exists(file))
                .map(file -> Baseline.read(file, catalogue))
                .orElseGet(Baseline::empty);
        return new Yardstick(failOn.threshold(), allowsInconclusive, demands, known, day, updates);
    }

    /**
     * Write what a run has shown into the baseline, if that is wanted and the peer could be judged.
     *
     * @param name what reports call the peer
     * @param catalogue the cases that the baseline may name
     * @param yardstick what was expected
     * @param capabilities what the peer could do, as the header of the record has it
     * @param results what was seen
     * @param footer how the run ended
     * @return whether the file was written
     */
    public boolean update(
            String name,
            Catalogue catalogue,
            Yardstick yardstick,
            Map<String, Object> capabilities,
            Collection<CaseResult> results,
            RunFooter footer)
            throws IOException {
        if (!updates || footer.exit() == Exit.NOT_JUDGED.code()) {
            return false;
        }
        var update = new BaselineUpdate(catalogue, capabilities, BaselineReasons.of(results), yardstick.day());
        String comment = name + " is known not to pass this.";
        Files.writeString(baseline.orElseThrow(), BaselineFile.yaml(comment, update.of(yardstick.baseline())));
        return true;
    }
}
