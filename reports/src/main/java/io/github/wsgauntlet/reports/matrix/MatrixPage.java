package io.github.wsgauntlet.reports.matrix;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.RuleView;
import io.github.wsgauntlet.reports.view.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the matrix shows, in the order it is shown. */
final class MatrixPage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final List<MatrixColumn> columns;
    private final List<Family> families;
    private final List<Broken> broken;

    private MatrixPage(List<MatrixColumn> columns, List<Family> families, List<Broken> broken) {
        this.columns = columns;
        this.families = families;
        this.broken = broken;
    }

    /**
     * A case on a target.
     *
     * @param column the target
     * @param id the case
     * @param result what came of it; empty if the run did not have the case
     */
    record Cell(MatrixColumn column, String id, Optional<CaseResult> result) {
        /** Return whether the page keeps what was on the wire; it would be too large with every pass. */
        boolean withBytes() {
            return result.isPresent() && !Tally.unremarkable(result.get().verdict());
        }

        /** Return the link to this cell. */
        String link() {
            return '#' + column.fragment() + '/' + CaseView.fragment(Legible.text(id));
        }
    }

    /**
     * A case on all targets.
     *
     * @param first the case as the first run that has it tells it
     * @param cells a cell for each column
     * @param tally the verdicts of the targets
     */
    record Row(CaseResult first, List<Cell> cells, Tally tally) {
        private static Row of(String id, List<MatrixColumn> columns) {
            List<Cell> cells = columns.stream()
                    .map(column -> new Cell(
                            column, id, Optional.ofNullable(column.cases().get(id))))
                    .toList();
            List<CaseResult> results =
                    cells.stream().flatMap(cell -> cell.result().stream()).toList();
            return new Row(results.getFirst(), cells, Tally.of(results));
        }

        String id() {
            return first.id();
        }

        /** Return the id without the family, under whose name the row stands. */
        String shortId() {
            return id().equals(first.family())
                    ? id()
                    : id().substring(first.family().length() + 1);
        }

        /** Return what the filter searches, in lower case. */
        String searched() {
            Set<String> words = new LinkedHashSet<>(List.of(id(), first.title()));
            words.addAll(first.autobahn());
            cells.stream()
                    .flatMap(cell -> cell.result().stream())
                    .filter(result -> result.verdict() == Verdict.FAIL)
                    .map(CaseResult::blamed)
                    .forEach(words::add);
            return String.join(" ", words).toLowerCase(Locale.ROOT);
        }

        /** Return whether there is nothing to see: every target that could play the case passed. */
        private boolean green() {
            return tally.worst() == Verdict.PASS;
        }

        private boolean everywhere() {
            return tally.count(Verdict.PASS) == cells.size();
        }
    }

    /**
     * The cases whose ids begin alike.
     *
     * @param name the first segment of their ids
     * @param rows the cases that some target did not pass, worst first
     * @param green the others, by id
     * @param tallies the verdicts of each column on all of them
     */
    record Family(String name, List<Row> rows, List<Row> green, List<Tally> tallies) {
        private static Family of(String name, List<Row> all, List<MatrixColumn> columns) {
            Comparator<Row> byId = Comparator.comparing(Row::id, NaturalOrder.COMPARATOR);
            List<Tally> tallies = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                tallies.add(Tally.of(all.stream()
                        .flatMap(row -> row.cells().get(column).result().stream())
                        .toList()));
            }
            return new Family(
                    name,
                    all.stream()
                            .filter(row -> !row.green())
                            .sorted(Comparator.comparing(Row::tally, Tally.COMPARATOR)
                                    .thenComparing(byId))
                            .toList(),
                    all.stream().filter(Row::green).sorted(byId).toList(),
                    tallies);
        }

        int size() {
            return rows.size() + green.size();
        }

        /** Return the verdicts of all columns on all cases. */
        Tally tally() {
            return Tally.sum(tallies);
        }

        /** Return what is said in the place of the rows that are folded away. */
        String folded() {
            long everywhere = green.stream().filter(Row::everywhere).count();
            long elsewhere = green.size() - everywhere;
            String more = rows.isEmpty() ? "" : " more";
            if (elsewhere == 0) {
                return cases(everywhere, more) + " everywhere";
            }
            return everywhere == 0
                    ? cases(elsewhere, more) + " wherever it could be played"
                    : cases(everywhere, more) + " everywhere, " + elsewhere + " wherever it could be played";
        }

        private static String cases(long count, String more) {
            return count + more + (count == 1 ? " case passes" : " cases pass");
        }
    }

    /**
     * A requirement that targets break.
     *
     * @param rule the requirement
     * @param columns the targets on which a case says FAIL for its sake
     */
    record Broken(RuleView rule, List<MatrixColumn> columns) {
        String names() {
            return columns.stream().map(MatrixColumn::label).collect(Collectors.joining(", "));
        }
    }

    static MatrixPage of(List<Results> runs, Ledger ledger) {
        List<MatrixColumn> columns = MatrixColumn.of(runs);
        Map<String, List<Row>> families = new TreeMap<>();
        columns.stream()
                .flatMap(column -> column.cases().keySet().stream())
                .distinct()
                .map(id -> Row.of(id, columns))
                .forEach(row -> families.computeIfAbsent(row.first().family(), name -> new ArrayList<>())
                        .add(row));
        return new MatrixPage(
                columns,
                families.entrySet().stream()
                        .map(entry -> Family.of(entry.getKey(), entry.getValue(), columns))
                        .sorted(Comparator.comparing(Family::tally, Tally.COMPARATOR))
                        .toList(),
                broken(columns, ledger));
    }

    private static List<Broken> broken(List<MatrixColumn> columns, Ledger ledger) {
        Map<String, List<MatrixColumn>> broken = new TreeMap<>(NaturalOrder.COMPARATOR);
        for (MatrixColumn column : columns) {
            column.cases().values().stream()
                    .filter(result -> result.verdict() == Verdict.FAIL)
                    .map(CaseResult::blamed)
                    .distinct()
                    .forEach(id ->
                            broken.computeIfAbsent(id, key -> new ArrayList<>()).add(column));
        }
        return broken.entrySet().stream()
                .map(entry -> new Broken(RuleView.of(entry.getKey(), ledger), entry.getValue()))
                .sorted(Comparator.comparingInt(each -> -each.columns().size()))
                .toList();
    }

    List<MatrixColumn> columns() {
        return columns;
    }

    /** Return the families, the one with the most FAIL first. */
    List<Family> families() {
        return families;
    }

    /** Return the rows that are not folded away, as they stand in the page. */
    Stream<Row> rows() {
        return families.stream().flatMap(family -> family.rows().stream());
    }

    /** Return the requirements that some target breaks, those that most of them break first. */
    List<Broken> broken() {
        return broken;
    }

    /** Return how many different cases the runs have. */
    int size() {
        return families.stream().mapToInt(Family::size).sum();
    }

    /** Return the verdicts of all targets on all cases. */
    Tally tally() {
        return Tally.sum(columns.stream().map(MatrixColumn::tally).toList());
    }

    /** Return how large the matrix is, in words. */
    String headline() {
        return Words.counted(columns.size(), "target") + ", " + Words.counted(size(), "case");
    }

    /** Return what the matrix says about the targets together. */
    String summary() {
        long clean = columns.stream()
                .filter(column -> column.tally().count(Verdict.FAIL) == 0)
                .count();
        String none = clean == 0
                ? "each target breaks at least one"
                : clean == 1 ? "1 target breaks none" : clean + " targets break none";
        return broken.isEmpty()
                ? "No requirement is broken."
                : Words.counted(broken.size(), "requirement") + (broken.size() == 1 ? " is" : " are")
                        + " broken by at least one target; " + none + ".";
    }

    /** Return the day of the runs, or the first and the last one. */
    String days() {
        LocalDate first = day(columns.stream().map(MatrixColumn::started).min(Comparator.naturalOrder()));
        LocalDate last = day(columns.stream().map(MatrixColumn::started).max(Comparator.naturalOrder()));
        if (first.equals(last)) {
            return DAY.format(first);
        }
        boolean month = first.withDayOfMonth(1).equals(last.withDayOfMonth(1));
        return (month ? first.getDayOfMonth() : DAY.format(first)) + " to " + DAY.format(last);
    }

    /** Return what played the cases, normally one version of the harness. */
    String tools() {
        return columns.stream()
                .map(column -> column.run().header().tool())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static LocalDate day(Optional<Instant> instant) {
        return instant.orElseThrow().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
