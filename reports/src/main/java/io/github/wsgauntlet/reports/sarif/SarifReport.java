package io.github.wsgauntlet.reports.sarif;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Writes a run as SARIF 2.1.0, for code scanning and other viewers of what analysis has found: a rule for each
 * requirement that is broken, and a result for each case that says FAIL (an error), STRICT (a warning) or WARN (a
 * note). What the baseline knows is a suppressed result, with its reason.
 *
 * <p>GitHub takes no result without a file and a line, and makes all paths relative to the repository. A server's fault
 * has no line that we could know; so the suite and the name of the case stand as a path, of which nothing has to exist,
 * and the parameters of a case tell its results apart by their fingerprints. They stay the same from run to run, so
 * that an alert is the same alert. The whole id of the case is the logical location.
 */
public final class SarifReport {
    private SarifReport() {}

    /**
     * Write the report on a target of which nothing is known.
     *
     * @throws IllegalStateException as {@link #write(Results, Path, Function)} does
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Results results, Path file) {
        write(results, file, result -> new Standing(Standing.Kind.UNREMARKABLE, Verdict.PASS, ""));
    }

    /**
     * Write the report. Directories that are missing are made, and a file that is there is replaced.
     *
     * @param standing how a verdict stands to the baseline
     * @throws IllegalStateException if the run is not {@linkplain Results#complete complete} or the target could not be
     *     {@linkplain RunFooter#judged judged}: who compares reports takes what is missing for mended
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Results results, Path file, Function<CaseResult, Standing> standing) {
        RunFooter footer = results.requireComplete().footer().orElseThrow();
        if (!footer.judged()) {
            throw new IllegalStateException("The target could not be judged: " + footer.summary());
        }
        String json = new SarifLog(results, results.ledger(), standing).write();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
