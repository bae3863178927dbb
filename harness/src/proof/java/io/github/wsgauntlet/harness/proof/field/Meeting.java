package io.github.wsgauntlet.harness.proof.field;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.baseline.BaselineFile;
import io.github.wsgauntlet.cases.baseline.BaselineUpdate;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.run.BaselineReasons;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.ResultsWriter;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * The suite meets a server of the field: plays the catalogue, leaves the record where the matrix is made from, and
 * holds the verdicts against the server's baseline. A verdict that is not listed there is a false alarm or a find, and
 * one that is listed and not seen is a detection lost.
 *
 * @param surprises the verdicts that the baseline does not expect, seen every time
 * @param unjudged the cases that could never be judged
 */
record Meeting(List<String> surprises, List<String> unjudged) {
    private static final Ledger LEDGER = Ledger.load();
    private static final Catalogue CATALOGUE = Catalogue.load(LEDGER);
    static final boolean WRITE = System.getProperty("wsgauntlet.field", "").equals("write");

    /** Most servers of the field wait somewhere, so that many connections at a time save much time. */
    private static final int JOBS = 48;

    private static final int FEW_JOBS = 4;
    private static final int TRIES = 3;

    /**
     * Play the catalogue.
     *
     * @param exclude globs of cases after which the server would serve nobody any more
     */
    static Meeting with(String id, String title, URI url, List<String> exclude) throws IOException {
        Path file = FieldFile.baselineOf(id);
        Baseline known = Files.exists(file) ? Baseline.read(file, CATALOGUE) : Baseline.empty();
        var yardstick = new Yardstick(Optional.of(Verdict.INFO), known, LocalDate.EPOCH);
        Queue<CaseResult> results = new ConcurrentLinkedQueue<>();
        List<Case> cases = CATALOGUE.select(List.of(), exclude);
        Run run = Run.prepare(
                target(title, url),
                cases,
                new RunOptions(JOBS, RunOptions.standard().patience()));
        Files.createDirectories(FieldPage.RECORDS);
        try (var writer = ResultsWriter.open(FieldPage.recordOf(id), run.header())) {
            RunFooter footer = run.execute(yardstick, result -> {
                writer.write(result);
                results.add(result);
            });
            writer.finish(footer);
            if (footer.exit() == Exit.NOT_JUDGED.code()) {
                throw new IllegalStateException(title + " could not be judged: " + footer.summary());
            }
        }
        if (WRITE) {
            var update = new BaselineUpdate(CATALOGUE, BaselineReasons.of(results), yardstick.day());
            Files.writeString(file, BaselineFile.yaml(title + " is known not to pass this.", update.of(known)));
            FieldFile.write(CATALOGUE);
            return new Meeting(List.of(), List.of());
        }
        return settled(target(title, url), results, yardstick);
    }

    /** Return the cases that were not expected to end as they did, and those that could not be judged. */
    private static List<Case> unclear(Collection<CaseResult> results, Yardstick yardstick) {
        return results.stream()
                .filter(result -> result.verdict() == Verdict.INCONCLUSIVE
                        || surprise(yardstick, result).isPresent())
                .map(result -> CATALOGUE.find(result.id()).orElseThrow())
                .toList();
    }

    /**
     * Play what is unclear again, few at a time: servers have races of their own, and slow ones starve when many cases
     * play at once. What is not seen every time is no change of theirs or ours.
     */
    private static Meeting settled(Target target, Collection<CaseResult> results, Yardstick yardstick) {
        Collection<CaseResult> seen = results;
        List<Case> unclear = unclear(seen, yardstick);
        for (int attempt = 2; attempt <= TRIES && !unclear.isEmpty(); attempt++) {
            var again = new ConcurrentLinkedQueue<CaseResult>();
            var options = new RunOptions(FEW_JOBS, RunOptions.standard().patience());
            Run.prepare(target, unclear, options).execute(yardstick, again::add);
            seen = again;
            // What cannot be judged takes its time, and once more is enough for it.
            unclear =
                    lines(seen, result -> surprise(yardstick, result)).isEmpty() ? List.of() : unclear(seen, yardstick);
        }
        return new Meeting(
                lines(seen, result -> surprise(yardstick, result)),
                lines(
                        seen,
                        result -> Optional.of(result.actual())
                                .filter(reason -> result.verdict() == Verdict.INCONCLUSIVE)));
    }

    /**
     * Where a case is skipped that the baseline knows, what it detects is lost, unless it is named by what the case
     * rests on, or the target takes less.
     */
    private static Optional<String> surprise(Yardstick yardstick, CaseResult result) {
        boolean named =
                result.reaction() instanceof Unasked.RestsOnBroken || result.reaction() instanceof Unasked.BeyondLimit;
        boolean lost = result.verdict() == Verdict.SKIP
                && !named
                && yardstick.baseline().of(result.id(), yardstick.day()).isPresent();
        return lost ? Optional.of("SKIP: " + result.actual()) : yardstick.surprise(result);
    }

    private static List<String> lines(Collection<CaseResult> results, Function<CaseResult, Optional<String>> remark) {
        return results.stream()
                .flatMap(result -> remark.apply(result).map(text -> result.id() + ": " + text).stream())
                .sorted()
                .toList();
    }

    private static Target target(String title, URI url) {
        try {
            return new Target(title, url, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has TLS", e);
        }
    }
}
