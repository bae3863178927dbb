package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.Place;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the cases of one side are worth: which mutants of the reference server or client, of which each has exactly one
 * thing wrong, a case notices. Immutable.
 *
 * <p>A mutant that more than a third of the cases notice, such as one that masks its frames, says nothing about one of
 * them: every conversation gives it away. Those are kept apart.
 */
public final class Sensitivity {
    private static final String KILLS = "kills.tsv";
    private static final String REASONS = "unspecific.yaml";
    private static final List<String> KEYS = List.of("cases", "sometimes", "because");

    /** Stands in place of a case id before the mutants that every conversation gives away. */
    private static final String ANY_CASE = "*";

    private final List<String> byAnyCase;
    private final Map<String, Noticed> byCase;

    /**
     * What one case notices that not every case does.
     *
     * @param mutants the mutants, as options of {@code serve}: {@code waive=key-is-base64} or {@code defect=pong-empty}
     * @param reason why there are none, or, where chance has a say in it, why there may be none in another run; else
     *     empty
     */
    public record Noticed(List<String> mutants, String reason) {
        public Noticed {
            mutants = List.copyOf(mutants);
        }
    }

    private Sensitivity(List<String> byAnyCase, Map<String, Noticed> byCase) {
        this.byAnyCase = List.copyOf(byAnyCase);
        this.byCase = Collections.unmodifiableMap(byCase);
    }

    /** What the build measures by itself, since it has mutants of its own. */
    public enum Measured {
        SERVERS(Role.SERVER, "proof/"),

        /** Servers that speak a protocol on top of WebSocket. */
        ON_TOP(Role.SERVER, "proof/on-top/"),

        CLIENTS(Role.CLIENT, "proof/client/");

        private final Role side;
        private final String directory;

        Measured(Role side, String directory) {
            this.side = side;
            this.directory = directory;
        }

        /** Return the side that is judged. */
        public Role side() {
            return side;
        }

        /** Return where what was measured stands among the resources. */
        public String kills() {
            return directory + KILLS;
        }
    }

    /** Return the sensitivity of the built-in cases for endpoints of one side, as the build has measured it. */
    public static Sensitivity load(Role side) {
        var byAnyCase = new ArrayList<String>();
        var byCase = new LinkedHashMap<String, Noticed>();
        for (Measured each : Measured.values()) {
            if (each.side() == side) {
                Sensitivity part = load(each);
                byAnyCase.addAll(part.byAnyCase);
                byCase.putAll(part.byCase);
            }
        }
        return new Sensitivity(byAnyCase, byCase);
    }

    /** Return the sensitivity of the cases that were measured together. */
    public static Sensitivity load(Measured part) {
        return parse(part, TextFile.resource('/' + part.kills()));
    }

    /**
     * Read what was measured, with the built-in reasons.
     *
     * @param part what was measured
     * @param kills a line for each case: its id, a tab, and the mutants with blanks between
     * @throws InvalidFileException if a line is malformed, or a case has neither mutants nor a reason, or both
     */
    public static Sensitivity parse(Measured part, String kills) {
        String reasons = part.directory + REASONS;
        return of(part.kills(), kills, reasons, TextFile.resource('/' + reasons));
    }

    /** Read what was measured and why some cases notice nothing, from texts in which messages give the files names. */
    static Sensitivity of(String killsFile, String kills, String reasonsFile, String reasons) {
        var byAnyCase = new ArrayList<String>();
        var byCase = new LinkedHashMap<String, Noticed>();
        List<Reason> all = reasons(YamlReader.read(reasonsFile, reasons));
        int number = 0;
        for (String line : kills.lines().toList()) {
            number++;
            String[] fields = line.split("\t", -1);
            if (fields.length != 2) {
                throw new InvalidFileException(killsFile, number, "A line is a case id, a tab and mutants");
            }
            List<String> mutants = fields[1].isEmpty() ? List.of() : List.of(fields[1].split(" "));
            if (fields[0].equals(ANY_CASE)) {
                byAnyCase.addAll(mutants);
            } else {
                var place = new Place(killsFile, number);
                byCase.put(fields[0], new Noticed(mutants, reason(place, fields[0], mutants, all)));
            }
        }
        for (Reason reason : all) {
            if (byCase.keySet().stream().noneMatch(reason::covers)) {
                throw reason.place().error("There is no case for this reason");
            }
        }
        return new Sensitivity(byAnyCase, byCase);
    }

    private record Reason(Place place, List<Glob> cases, boolean sometimes, String because) {
        boolean covers(String id) {
            return cases.stream().anyMatch(glob -> glob.matches(id));
        }
    }

    private static List<Reason> reasons(Yaml file) {
        var reasons = new ArrayList<Reason>();
        for (Value row : new Value("The list of reasons", file).items()) {
            Fields fields = Fields.of(row, "a reason", KEYS);
            List<Glob> globs = fields.require("cases").items().stream()
                    .flatMap(glob -> Glob.parse(glob.text()).stream())
                    .toList();
            boolean sometimes = fields.find("sometimes").map(Value::flag).orElse(false);
            reasons.add(new Reason(
                    row.place(), globs, sometimes, fields.require("because").line()));
        }
        return reasons;
    }

    private static String reason(Place place, String id, List<String> mutants, List<Reason> all) {
        List<Reason> given = all.stream().filter(reason -> reason.covers(id)).toList();
        if (!mutants.isEmpty()) {
            if (given.stream().anyMatch(reason -> !reason.sometimes())) {
                throw given.getFirst().place().error("The case '" + id + "' needs no reason: it notices " + mutants);
            }
            return given.isEmpty() ? "" : given.getFirst().because();
        }
        if (given.isEmpty()) {
            throw place.error("The case '" + id + "' notices no mutant of its own, and no reason says why");
        }
        return given.getFirst().because();
    }

    /** Return the mutants that every conversation gives away. */
    public List<String> byAnyCase() {
        return byAnyCase;
    }

    /** Return what every case notices, in the order of the catalogue. */
    public Map<String, Noticed> byCase() {
        return byCase;
    }

    /** Return what a case notices; empty for a case that is not built in. */
    public Optional<Noticed> of(String id) {
        return Optional.ofNullable(byCase.get(id));
    }
}
