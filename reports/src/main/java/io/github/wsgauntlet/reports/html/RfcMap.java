package io.github.wsgauntlet.reports.html;

import io.github.wsgauntlet.cases.catalogue.Coverage;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.RuleEvidence;
import io.github.wsgauntlet.reports.view.RuleState;
import io.github.wsgauntlet.reports.view.RuleView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is required as a map: every requirement of a server, where it stands in its RFC, with what a run says about it.
 * The documents of protocols on top are shown where a run was about them, and the RFCs left out where it was about
 * nothing else.
 *
 * @param parts the RFCs that the catalogue is about, then other documents, then all other RFCs, then what the ledger
 *     does not know
 */
record RfcMap(List<Part> parts) {
    /** The RFCs that the catalogue is about; of the others, which these build upon, each takes one row. */
    private static final List<String> MAPPED = List.of("6455", "7692");

    /**
     * An RFC, or several.
     *
     * @param name what it is called, for example {@code RFC 6455}
     * @param rows its sections, in order
     */
    record Part(String name, List<Row> rows) {
        /** Return how many requirements are in which state, for example {@code 3 failed, 80 passed}. */
        String sum() {
            return RfcMap.states(rows).stream().map(StateCount::words).collect(Collectors.joining(", "));
        }
    }

    /**
     * The requirements of one section, or of an RFC as a whole.
     *
     * @param number the section, for example {@code 5.2}; or the RFC; may be empty
     * @param title what it is called; empty where that is not known
     * @param link where it can be read; empty if there is no such page
     * @param cells its requirements, in the order of the ledger
     */
    record Row(String number, String title, String link, List<RuleCell> cells) {}

    /** How many requirements are in a state. */
    record StateCount(RuleState state, long count) {
        String words() {
            return count + " " + state.words();
        }
    }

    /**
     * Draw the map.
     *
     * @param views the cases of a run, in the order of the page
     */
    static RfcMap of(List<CaseView> views, Ledger ledger, Coverage coverage) {
        Map<String, RuleEvidence> evidence = RuleEvidence.of(views);
        Map<String, Coverage.Row> rows = coverage.rows().stream()
                .collect(Collectors.toMap(row -> row.requirement().id(), row -> row));
        Function<String, RuleCell> cells = id -> cell(id, ledger, evidence, rows);
        List<Requirement> asked = evidence.keySet().stream()
                .flatMap(id -> ledger.find(id).stream())
                .toList();
        Set<String> onTop = asked.stream()
                .filter(Requirement::onTop)
                .map(Requirement::document)
                .collect(Collectors.toSet());
        boolean ofRfcs = onTop.isEmpty() || !asked.stream().allMatch(Requirement::onTop);
        Map<String, List<Requirement>> byRfc = ledger.requirements().stream()
                .filter(each -> each.onTop() ? onTop.contains(each.document()) : ofRfcs)
                .filter(each -> evidence.containsKey(each.id()) || each.role() != Requirement.Role.CLIENT)
                .collect(Collectors.groupingBy(Requirement::document, TreeMap::new, Collectors.toList()));
        List<Part> parts = new ArrayList<>();
        if (ofRfcs) {
            for (String rfc : MAPPED) {
                parts.add(new Part("RFC " + rfc, sections(rfc, byRfc.remove(rfc), cells)));
            }
        }
        for (String document : new TreeSet<>(onTop)) {
            parts.add(new Part(document, sections(document, byRfc.remove(document), cells)));
        }
        if (ofRfcs) {
            parts.add(new Part(
                    "What these build upon, and the way to HTTP/2 and HTTP/3",
                    byRfc.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey(NaturalOrder.COMPARATOR))
                            .map(entry -> whole(entry.getKey(), entry.getValue(), cells))
                            .toList()));
        }
        List<RuleCell> unknown = evidence.keySet().stream()
                .filter(id -> !id.isEmpty() && ledger.find(id).isEmpty())
                .map(cells)
                .toList();
        if (!unknown.isEmpty()) {
            parts.add(new Part("Not in the ledger", List.of(new Row("", "", "", unknown))));
        }
        return new RfcMap(List.copyOf(parts));
    }

    private static List<Row> sections(String rfc, List<Requirement> requirements, Function<String, RuleCell> cells) {
        return requirements.stream().collect(Collectors.groupingBy(Requirement::section)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(NaturalOrder.COMPARATOR))
                .map(entry -> {
                    List<RuleCell> row = cells(entry.getValue(), cells);
                    String title = SectionTitles.of(rfc + ' ' + entry.getKey());
                    return new Row(entry.getKey(), title, row.getFirst().rule().link(), row);
                })
                .toList();
    }

    private static Row whole(String rfc, List<Requirement> requirements, Function<String, RuleCell> cells) {
        List<RuleCell> row = cells(requirements, cells);
        String link = row.getFirst().rule().link();
        int section = link.indexOf('#');
        return new Row(
                rfc.equals(Requirement.IANA) ? rfc : "RFC " + rfc,
                SectionTitles.of(rfc),
                section < 0 ? link : link.substring(0, section),
                row);
    }

    private static List<RuleCell> cells(List<Requirement> requirements, Function<String, RuleCell> cells) {
        return requirements.stream().map(each -> cells.apply(each.id())).toList();
    }

    private static RuleCell cell(
            String id, Ledger ledger, Map<String, RuleEvidence> evidence, Map<String, Coverage.Row> rows) {
        RuleView rule = RuleView.of(id, ledger);
        RuleEvidence seen = evidence.get(id);
        if (seen != null) {
            return new RuleCell(rule, seen.state(), seen.why(), seen.ranges());
        }
        Coverage.Row row = rows.get(id);
        if (row != null && row.covered()) {
            int cases = row.cases().size();
            String why =
                    cases == 1 ? "The case about it was not played." : "None of its " + cases + " cases was played.";
            return new RuleCell(rule, RuleState.UNPLAYED, why, "");
        }
        String why = row != null
                ? row.reason().orElse("No reason is known.")
                : ledger.find(id)
                        .filter(each -> each.observable() == Requirement.Observable.NO)
                        .map(each -> "It cannot be seen on the wire.")
                        .orElse("The catalogue does not cover this RFC.");
        return new RuleCell(rule, RuleState.UNTESTED, why, "");
    }

    /** Return how many requirements are in which state, for the legend. */
    List<StateCount> states() {
        return states(parts.stream().flatMap(part -> part.rows().stream()).toList());
    }

    private static List<StateCount> states(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .collect(Collectors.groupingBy(
                        RuleCell::state, () -> new EnumMap<>(RuleState.class), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new StateCount(entry.getKey(), entry.getValue()))
                .toList();
    }
}
