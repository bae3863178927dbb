package io.github.wsgauntlet.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run as a column of the matrix.
 *
 * @param label what the target is called, different for each column
 * @param run the run
 * @param tally the verdicts it earned
 * @param cases its cases by id
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
            columns.add(new MatrixColumn(
                    label,
                    run,
                    Tally.of(run.cases()),
                    run.cases().stream().collect(Collectors.toMap(CaseResult::id, result -> result))));
        }
        return List.copyOf(columns);
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
        return ReportPage.date(started());
    }

    String time() {
        return run.footer().map(footer -> Durations.words(footer.millis())).orElse("");
    }

    /** Returns how long the run took, short enough for a narrow column: seconds, or minutes and seconds. */
    String shortTime() {
        return run.footer()
                .map(footer -> Math.round(footer.millis() / 1000))
                .map(seconds -> seconds < 100 ? seconds + "s" : seconds / 60 + "m" + seconds % 60)
                .orElse("");
    }

    /** Returns what one must know about the column besides its label, in a line. */
    String about() {
        return label + " · " + url() + " · " + date() + " · " + tally.words() + " · " + time();
    }

    /** Returns the place of the column among links into the page. */
    String fragment() {
        return CaseView.fragment(label).replace("/", "%2F");
    }
}
