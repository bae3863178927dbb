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
import io.github.wsgauntlet.harness.run.Blame;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.ResultsWriter;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * The suite meets a server or a client of the field: plays the catalogue of its side, leaves the record where the
 * matrix is made from, and holds the verdicts against its baseline. A verdict that is not listed there is a false alarm
 * or a find, and one that is listed and not seen is a detection lost.
 *
 * @param surprises the verdicts that the baseline does not expect, seen every time
 * @param unjudged the cases that could never be judged
 */
record Meeting(List<String> surprises, List<String> unjudged) {
    static final boolean WRITE = System.getProperty("wsgauntlet.field", "").equals("write");

    private static final int FEW_JOBS = 4;
    private static final int TRIES = 3;

    /** What ends is started again, which takes its time where others are met meanwhile. */
    private static final Duration ABSENCE = Duration.ofMinutes(1);

    /**
     * Play the catalogue.
     *
     * @param page where it stands
     * @param id the name of its files
     * @param lifeline knows whether it is there
     * @param jobs how many cases are played at a time
     * @param exclude globs of cases that it is not asked
     */
    static Meeting with(FieldPage page, String id, Target target, Lifeline lifeline, int jobs, List<String> exclude)
            throws IOException {
        Catalogue catalogue = Catalogue.load(target.role());
        Path file = FieldFile.baselineOf(id);
        Baseline known = Files.exists(file) ? Baseline.read(file, catalogue) : Baseline.empty();
        var yardstick = new Yardstick(Optional.of(Verdict.INFO), known, LocalDate.EPOCH).allowingInconclusive();
        Queue<CaseResult> came = new ConcurrentLinkedQueue<>();
        List<Case> cases = catalogue.select(page.asked(), exclude);
        Run run = Run.prepare(
                target,
                lifeline,
                cases,
                new RunOptions(jobs, RunOptions.standard().patience()).withAbsence(ABSENCE));
        Files.createDirectories(page.records());
        Path unfinished = page.unfinishedRecordOf(id);
        RunFooter footer = run.execute(yardstick, came::add);
        List<CaseResult> results = Blame.settled(came);
        try (var writer = ResultsWriter.open(unfinished, run.header())) {
            results.forEach(writer::write);
            writer.finish(footer);
            if (footer.exit() == Exit.NOT_JUDGED.code()) {
                throw new IllegalStateException(target.name() + " could not be judged: " + footer.summary());
            }
        }
        Files.move(unfinished, page.recordOf(id), StandardCopyOption.REPLACE_EXISTING);
        if (WRITE) {
            // What cannot be judged today may be tomorrow.
            List<CaseResult> judged =
                    results.stream().filter(result -> result.verdict().judged()).toList();
            var update = new BaselineUpdate(
                    catalogue, run.header().capabilities(), BaselineReasons.of(judged), yardstick.day());
            Files.writeString(file, BaselineFile.yaml(target.name() + " is known not to pass this.", update.of(known)));
            FieldFile.write(Catalogue.load());
            return new Meeting(List.of(), List.of());
        }
        return settled(target, lifeline, cases, results, yardstick);
    }

    /** Return the cases that were not expected to end as they did, and those that could not be judged. */
    private static List<Case> unclear(List<Case> cases, Collection<CaseResult> results, Yardstick yardstick) {
        Set<String> ids = results.stream()
                .filter(result -> result.verdict() == Verdict.INCONCLUSIVE
                        || surprise(yardstick, result).isPresent())
                .map(CaseResult::id)
                .collect(Collectors.toSet());
        return cases.stream().filter(each -> ids.contains(each.id())).toList();
    }

    /**
     * Play what is unclear again, few at a time: endpoints have races of their own, and slow ones starve when many
     * cases play at once. What is not seen every time is no change of theirs or ours.
     */
    private static Meeting settled(
            Target target, Lifeline lifeline, List<Case> cases, Collection<CaseResult> results, Yardstick yardstick) {
        Collection<CaseResult> seen = results;
        List<Case> unclear = unclear(cases, seen, yardstick);
        for (int attempt = 2; attempt <= TRIES && !unclear.isEmpty(); attempt++) {
            var again = new ConcurrentLinkedQueue<CaseResult>();
            var options = new RunOptions(FEW_JOBS, RunOptions.standard().patience()).withAbsence(ABSENCE);
            Run.prepare(target, lifeline, unclear, options).execute(yardstick, again::add);
            seen = again;
            // What cannot be judged takes its time, and once more is enough for it.
            boolean surprising =
                    !lines(seen, result -> surprise(yardstick, result)).isEmpty();
            unclear = surprising ? unclear(cases, seen, yardstick) : List.of();
        }
        return new Meeting(
                lines(seen, result -> surprise(yardstick, result)),
                lines(seen, result -> Optional.of(result.actual()).filter(reason -> isUnjudged(yardstick, result))));
    }

    /** Return whether a case could not be judged that can be; one that is known to be a race may well not be. */
    private static boolean isUnjudged(Yardstick yardstick, CaseResult result) {
        return result.verdict() == Verdict.INCONCLUSIVE
                && yardstick
                        .baseline()
                        .of(result.id(), yardstick.day())
                        .filter(Baseline.Entry::sometimes)
                        .isEmpty();
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
        return lost ? Optional.of("SKIP: " + result.actual()) : yardstick.surprise(result, Ledger.load());
    }

    private static List<String> lines(Collection<CaseResult> results, Function<CaseResult, Optional<String>> remark) {
        return results.stream()
                .flatMap(result -> remark.apply(result).map(text -> result.id() + ": " + text).stream())
                .sorted()
                .toList();
    }

    /** Return a server as reports call it. */
    static ServerTarget target(String title, URI url) {
        try {
            return new ServerTarget(title, url, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has TLS", e);
        }
    }
}
