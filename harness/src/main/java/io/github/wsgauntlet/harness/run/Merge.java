package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.ResultsWriter;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes one run of the runs that have shared out its cases. */
public final class Merge {
    /** The shards by their places. */
    private final Map<Integer, Results> shards = new TreeMap<>();

    /** The requirements by their ids that the shards bring. */
    private final Map<String, RunHeader.Citation> requirements = new LinkedHashMap<>();

    private Merge() {}

    /**
     * Put shards together.
     *
     * @param runs the runs, by the files they were read from
     * @throws IllegalArgumentException if there is none, or they are not all the shards of one run, each once and to
     *     its end; the message names the file
     */
    public static Merge of(Map<Path, Results> runs) {
        var merge = new Merge();
        Optional<Map.Entry<Path, Results>> first = Optional.empty();
        for (Map.Entry<Path, Results> run : runs.entrySet()) {
            RunHeader.Shard shard = shard(run);
            first.ifPresent(other -> requireAlike(other, run));
            merge.cite(run);
            if (merge.shards.putIfAbsent(shard.index(), run.getValue()) != null) {
                throw refused(run, "This is " + words(shard) + ", which is there twice");
            }
            first = first.or(() -> Optional.of(run));
        }
        int total = shard(first.orElseThrow(() -> new IllegalArgumentException("There is no run to merge.")))
                .total();
        for (int index = 1; index <= total; index++) {
            if (!merge.shards.containsKey(index)) {
                throw new IllegalArgumentException("Shard " + index + " of " + total + " is missing.");
            }
        }
        return merge;
    }

    private void cite(Map.Entry<Path, Results> run) {
        for (RunHeader.Citation each : run.getValue().header().requirements()) {
            RunHeader.Citation before = requirements.putIfAbsent(each.id(), each);
            if (before != null && !before.equals(each)) {
                throw refused(run, "The requirement '" + each.id() + "' is another one here than in the runs before");
            }
        }
    }

    private static RunHeader.Shard shard(Map.Entry<Path, Results> run) {
        Results results = run.getValue();
        try {
            results.requireComplete();
        } catch (IllegalStateException e) {
            throw refused(run, e.getMessage());
        }
        if (results.fuzzing().isPresent()) {
            throw refused(run, "This run was fuzzed, too, which cannot be shared out");
        }
        return results.header().shard();
    }

    private static void requireAlike(Map.Entry<Path, Results> one, Map.Entry<Path, Results> other) {
        RunHeader header = other.getValue().header();
        RunHeader like = one.getValue().header();
        if (header.shard().total() != like.shard().total()) {
            throw refused(
                    other, "This is " + words(header.shard()) + ", and " + one.getKey() + " is " + words(like.shard()));
        }
        if (!header.target().name().equals(like.target().name())) {
            throw refused(
                    other,
                    "This run is of " + header.target().name() + ", and " + one.getKey() + " of "
                            + like.target().name());
        }
        String chosen = like.shard().chosen();
        if (!header.tool().equals(like.tool()) || !header.shard().chosen().equals(chosen)) {
            throw refused(other, "This run shares out other cases than " + one.getKey());
        }
    }

    private static String words(RunHeader.Shard shard) {
        return "shard " + shard.index() + " of " + shard.total();
    }

    private static IllegalArgumentException refused(Map.Entry<Path, Results> run, String reason) {
        return new IllegalArgumentException(run.getKey() + ": " + reason + ".");
    }

    /**
     * Write the record and the reports of the whole run, as {@link RecordedRun} does.
     *
     * @param yardstick what is expected of the target
     * @param directory where they go
     * @param formats what else is written there
     * @return the end of the record; its exit code says that the target could not be judged if one shard says so
     * @throws java.io.UncheckedIOException if the directory cannot be written
     */
    public RunFooter write(Yardstick yardstick, Path directory, Set<Format> formats) {
        List<CaseResult> results = Blame.settled(shards.values().stream()
                .flatMap(shard -> shard.cases().stream())
                .toList());
        RunFooter footer = footer(yardstick, results);
        Path record = directory.resolve(RecordedRun.RECORD);
        try (var writer = ResultsWriter.open(record, header())) {
            results.forEach(writer::write);
            writer.finish(footer);
        }
        RecordedRun.report(Results.read(record), yardstick, directory, formats);
        return footer;
    }

    /** Return the head of the record of the whole run. */
    public RunHeader header() {
        int cases =
                shards.values().stream().mapToInt(shard -> shard.cases().size()).sum();
        RunHeader first = shards.values().stream()
                .map(Results::header)
                .min(Comparator.comparing(RunHeader::started))
                .orElseThrow();
        return new RunHeader(
                first.tool(),
                first.started(),
                first.target(),
                capabilities(),
                cases,
                new RunHeader.Shard(1, 1, first.shard().chosen()),
                List.copyOf(requirements.values()));
    }

    /** Return what all shards have seen; each looks only as far as its own cases go. */
    private Map<String, Object> capabilities() {
        var all = new LinkedHashMap<String, Object>();
        shards.values().forEach(shard -> shard.header().capabilities().forEach(all::putIfAbsent));
        return all;
    }

    private RunFooter footer(Yardstick yardstick, List<CaseResult> results) {
        List<RunFooter> footers = shards.values().stream()
                .map(shard -> shard.footer().orElseThrow())
                .toList();
        Instant finished = footers.stream()
                .map(RunFooter::finished)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        double millis = footers.stream().mapToDouble(RunFooter::millis).max().orElseThrow();
        Decision decision = footers.stream()
                .filter(footer -> footer.exit() == Exit.NOT_JUDGED.code())
                .findFirst()
                .map(footer -> Decision.notJudged(footer.summary()))
                .or(() -> EarlyEnd.in(results).map(early -> Decision.early(results, yardstick, early.because(results))))
                .orElseGet(() -> Decision.of(results, capabilities(), yardstick));
        return new RunFooter(
                finished,
                millis,
                RunFooter.count(results),
                decision.exit().code(),
                decision.because(),
                footers.stream().mapToInt(RunFooter::busy).max().orElse(0),
                footers.stream()
                        .map(RunFooter::ended)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }
}
