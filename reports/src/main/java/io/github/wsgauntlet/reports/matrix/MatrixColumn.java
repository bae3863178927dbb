package io.github.wsgauntlet.reports.matrix;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Durations;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.Dates;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run as a column of the matrix.
 *
 * @param label what the target is called, different for each column
 * @param run the run
 * @param tally the verdicts it earned on them
 * @param cases its cases by id, without what was fuzzed
 */
record MatrixColumn(String label, Results run, Tally tally, Map<String, CaseResult> cases) {

    /** Make columns of runs, in their order. Runs of targets that have the same name are numbered. */
    static List<MatrixColumn> of(List<Results> runs) {
        Map<String, Long> names =
                runs.stream().collect(Collectors.groupingBy(MatrixColumn::name, Collectors.counting()));
        Map<String, Integer> numbers = new HashMap<>();
        Set<String> taken = new HashSet<>(names.keySet());
        List<MatrixColumn> columns = new ArrayList<>();
        for (Results run : runs) {
            String label = name(run);
            if (names.get(name(run)) > 1) {
                do {
                    label = name(run) + " (" + numbers.merge(name(run), 1, Integer::sum) + ")";
                } while (!taken.add(label));
            }
            Map<String, CaseResult> cases = chosen(run);
            columns.add(new MatrixColumn(label, run, Tally.of(cases.values()), cases));
        }
        return List.copyOf(columns);
    }

    /** Everybody plays the same catalogue; what fuzzing makes up compares with nothing. */
    private static Map<String, CaseResult> chosen(Results run) {
        return run.cases().stream()
                .filter(result -> !result.fuzzed())
                .collect(Collectors.toMap(CaseResult::id, result -> result));
    }

    private static String name(Results run) {
        RunHeader.Target target = run.header().target();
        return Legible.text(target.name().isBlank() ? target.url() : target.name());
    }

    String url() {
        return run.header().target().url();
    }

    Instant started() {
        return run.header().started();
    }

    String date() {
        return Dates.words(started());
    }

    String time() {
        return millis().map(Durations::words).orElse("");
    }

    /** Return how long the cases took, short enough for a narrow column: seconds, or minutes and seconds. */
    String shortTime() {
        return millis().map(millis -> Math.round(millis / 1000))
                .map(seconds -> seconds < 100 ? seconds + "s" : seconds / 60 + "m" + seconds % 60)
                .orElse("");
    }

    private Optional<Double> millis() {
        double fuzzing = run.fuzzing().map(Fuzzing::millis).orElse(0.0);
        return run.footer().map(footer -> Math.max(0, footer.millis() - fuzzing));
    }

    /** Return what one must know about the column besides its label, in a line. */
    String about() {
        return label + " · " + url() + " · " + date() + " · " + tally.words() + " · " + time();
    }

    /** Return the place of the column among links into the page. */
    String fragment() {
        return CaseView.fragment(label).replace("/", "%2F");
    }
}
