package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.cases.ledger.Requirement.Observable;
import io.github.wsgauntlet.cases.ledger.Requirement.Role;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which requirements of an endpoint the catalogue covers: the rows of the ledger that bind it and can be seen on the
 * wire, the cases that cite each, and why a row has none. Immutable.
 */
public final class Coverage {
    private static final String RESOURCE = "/ledger/uncovered.yaml";
    private static final List<String> KEYS = List.of("id", "reason");

    /** What the catalogue has to cover: RFCs, with those that come with compression, and the protocols on top. */
    private static final Set<String> DOCUMENTS =
            Set.of("6455", "7692", "1951", "3629", "IANA", "9110", "9112", "Engine.IO 4", "Socket.IO 5", "Fetch");

    private final List<Row> rows;

    /**
     * A requirement, and how it is covered.
     *
     * @param requirement the row of the ledger
     * @param cases the ids of the cases that cite it, in the order of the catalogue
     * @param reason why no case cites it, if that is known
     */
    public record Row(Requirement requirement, List<String> cases, Optional<String> reason) {
        public Row {
            cases = List.copyOf(cases);
        }

        /** Return whether a case cites the requirement. */
        public boolean covered() {
            return !cases.isEmpty();
        }

        /** Return whether neither a case cites it nor a reason says why. */
        public boolean forgotten() {
            return !covered() && reason.isEmpty();
        }
    }

    /**
     * The requirements of one section of an RFC.
     *
     * @param name the RFC and the section, for example {@code RFC 6455 5.2}
     * @param rows its requirements, at least one
     */
    public record Section(String name, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }

        /** Return how many of them a case cites. */
        public long covered() {
            return rows.stream().filter(Row::covered).count();
        }

        /** Return how many of them have a reason instead of a case. */
        public long reasons() {
            return rows.stream().filter(row -> row.reason().isPresent()).count();
        }
    }

    private Coverage(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * Compute the coverage by the built-in reasons.
     *
     * @param ledger the requirements
     * @param catalogue the cases that cite them
     * @throws InvalidFileException if a reason stands on an unknown, an untestable or a cited row; the message names
     *     file and line
     */
    public static Coverage of(Ledger ledger, Catalogue catalogue) {
        return of(ledger, catalogue.heads(), RESOURCE.substring(1), TextFile.resource(RESOURCE));
    }

    /**
     * Compute which requirements of a client its cases cover; no reasons are given for the others.
     *
     * @param ledger the requirements
     * @param catalogue the cases of clients
     */
    public static Coverage ofClients(Ledger ledger, Catalogue catalogue) {
        Map<String, List<String>> citing = citing(catalogue.heads());
        return new Coverage(ledger.requirements().stream()
                .filter(requirement -> testable(requirement, Role.SERVER))
                .map(requirement ->
                        new Row(requirement, citing.getOrDefault(requirement.id(), List.of()), Optional.empty()))
                .toList());
    }

    /** Compute the coverage by the reasons in a text, in which messages give the file that name. */
    static Coverage of(Ledger ledger, Heads cases, String fileName, String reasons) {
        Map<String, List<String>> citing = citing(cases);
        Map<String, String> reasonOf = reasons(YamlReader.read(fileName, reasons), ledger, citing.keySet());
        return new Coverage(ledger.requirements().stream()
                .filter(requirement -> testable(requirement))
                .map(requirement -> new Row(
                        requirement,
                        citing.getOrDefault(requirement.id(), List.of()),
                        Optional.ofNullable(reasonOf.get(requirement.id()))))
                .toList());
    }

    private static boolean testable(Requirement requirement) {
        return testable(requirement, Role.CLIENT);
    }

    private static boolean testable(Requirement requirement, Role other) {
        return DOCUMENTS.contains(requirement.document())
                && requirement.role() != other
                && requirement.observable() != Observable.NO;
    }

    private static Map<String, List<String>> citing(Heads cases) {
        Map<String, List<String>> citing = new LinkedHashMap<>();
        for (CaseHead each : cases.all()) {
            for (String requirement : each.requirements()) {
                citing.computeIfAbsent(requirement, id -> new ArrayList<>()).add(each.id());
            }
        }
        return citing;
    }

    private static Map<String, String> reasons(Yaml file, Ledger ledger, Set<String> cited) {
        Map<String, String> reasons = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Value row : new Value("The list of reasons", file).items()) {
            Fields fields = Fields.of(row, "a reason", KEYS);
            Value id = fields.require("id");
            Requirement requirement = ledger.find(id.text())
                    .orElseThrow(() -> id.place().error("There is no requirement '" + id.text() + "' in the ledger"));
            if (!testable(requirement)) {
                throw id.place().error("'" + id.text() + "' needs no reason: no case has to cite it");
            }
            if (cited.contains(id.text())) {
                throw id.place().error("'" + id.text() + "' needs no reason: a case cites it");
            }
            if (!seen.add(id.text())) {
                throw id.place().error("'" + id.text() + "' stands twice");
            }
            reasons.put(id.text(), fields.require("reason").line());
        }
        return reasons;
    }

    /** Return the testable requirements of the endpoint, in the order of the ledger. */
    public List<Row> rows() {
        return rows;
    }

    /** Return the rows by the section they stand in, in the order of the ledger. */
    public List<Section> sections() {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.requirement().reference(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Section(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Return the rows that no case cites, in the order of the ledger. */
    public List<Row> uncovered() {
        return rows.stream().filter(row -> !row.covered()).toList();
    }
}
