package io.github.wsgauntlet.cases.baseline;

import io.github.wsgauntlet.cases.FuzzedIds;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Glob;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a target is known not to pass, and why: verdicts that are expected of it. A case that no entry names is expected
 * to pass; where several entries name a case, the first counts. And what the target is known to be able to do.
 * Immutable.
 */
public final class Baseline {
    private static final String CAPABILITIES = "capabilities";
    private static final List<String> KEYS = List.of("cases", "verdict", "sometimes", "reason", "link", "until");
    private static final Map<String, Verdict> VERDICTS = Words.of(
            Arrays.stream(Verdict.values())
                    .filter(verdict -> verdict != Verdict.PASS && verdict != Verdict.SKIP)
                    .toList(),
            Verdict::name);

    private final Optional<KnownCapabilities> capabilities;
    private final List<Named> entries;

    /** An entry and the cases it names, ready to be looked up. */
    private record Named(Entry entry, List<Glob> globs) {
        static Named of(Entry entry) {
            return new Named(
                    entry,
                    entry.cases().stream()
                            .flatMap(glob -> Glob.parse(glob).stream())
                            .toList());
        }

        boolean names(String id) {
            return globs.stream().anyMatch(glob -> glob.matches(id));
        }
    }

    /**
     * Verdicts that are expected for one reason.
     *
     * @param cases ids or globs, as {@link Catalogue#select} takes them, at least one; those of what fuzzing has found
     *     begin with {@code fuzz/}
     * @param verdict the expected verdict: INFO, WARN, STRICT, FAIL or INCONCLUSIVE
     * @param sometimes whether the cases do better now and then; than INCONCLUSIVE, a verdict milder than STRICT is
     * @param reason why it is true and stays for now, in one line
     * @param link where more is said about it, such as an issue
     * @param until the last day on which it is expected
     */
    public record Entry(
            List<String> cases,
            Verdict verdict,
            boolean sometimes,
            String reason,
            Optional<String> link,
            Optional<LocalDate> until) {
        public Entry {
            cases = List.copyOf(cases);
        }

        /** Return whether it expects that verdict. */
        public boolean expects(Verdict seen) {
            return seen == verdict || sometimes && seen.judged() && seen.compareTo(worstBetter()) <= 0;
        }

        /** Return the worst verdict that is better than the one that is expected. */
        private Verdict worstBetter() {
            return verdict == Verdict.INCONCLUSIVE ? Verdict.WARN : Verdict.values()[verdict.ordinal() - 1];
        }

        /** Return whether the entry counts on that day. */
        public boolean countsOn(LocalDate day) {
            return until.isEmpty() || !day.isAfter(until.get());
        }
    }

    /**
     * Create a baseline.
     *
     * @param capabilities what the target is known to be able to do; nothing where that is not held against it
     * @param entries its entries, in order of precedence
     */
    public Baseline(Optional<KnownCapabilities> capabilities, List<Entry> entries) {
        this.capabilities = capabilities;
        this.entries = entries.stream().map(Named::of).toList();
    }

    /** Create a baseline that says nothing of what the target can do. */
    public Baseline(List<Entry> entries) {
        this(Optional.empty(), entries);
    }

    /** Return the baseline of a target that is expected to pass everything. */
    public static Baseline empty() {
        return new Baseline(List.of());
    }

    /**
     * Read a baseline.
     *
     * @param file a YAML file: a list of entries with {@code cases}, {@code verdict}, {@code reason}, and where wanted
     *     {@code sometimes} (true if they do better now and then), {@code link} and {@code until} (a date such as
     *     2027-03-31); and where wanted one with nothing but {@code capabilities}
     * @param catalogue the cases that may be named
     * @throws InvalidFileException if the file is not there or is wrong, or an entry names no case; the message names
     *     file and line
     */
    public static Baseline read(Path file, Catalogue catalogue) {
        return parse(file.toString(), TextFile.read(file), catalogue);
    }

    /** Read a baseline from a text in which messages give the file that name. */
    static Baseline parse(String fileName, String text, Catalogue catalogue) {
        var entries = new ArrayList<Entry>();
        Yaml yaml = YamlReader.read(fileName, text);
        if (yaml instanceof Yaml.Sequence sequence && sequence.items().isEmpty()) {
            return empty();
        }
        Optional<KnownCapabilities> capabilities = Optional.empty();
        for (Value row : new Value("The baseline", yaml).items()) {
            if (!saysCapabilities(row)) {
                entries.add(entry(Fields.of(row, "an entry of the baseline", KEYS), catalogue));
                continue;
            }
            if (capabilities.isPresent()) {
                throw row.place().error("The baseline says twice what the target can do");
            }
            Fields fields = Fields.of(row, "what is known of the target", List.of(CAPABILITIES));
            capabilities = fields.find(CAPABILITIES).map(KnownCapabilities::read);
        }
        return new Baseline(capabilities, entries);
    }

    private static boolean saysCapabilities(Value row) {
        return row.yaml() instanceof Yaml.Mapping mapping
                && mapping.entries().stream()
                        .anyMatch(entry -> entry.key().text().equals(CAPABILITIES));
    }

    private static Entry entry(Fields fields, Catalogue catalogue) {
        Value cases = fields.require("cases");
        List<Value> named = cases.yaml() instanceof Yaml.Sequence ? cases.items() : List.of(cases);
        for (Value glob : named) {
            if (isOfFuzzing(glob.line())) {
                continue;
            }
            try {
                catalogue.heads().select(List.of(glob.line()), List.of());
            } catch (IllegalArgumentException e) {
                throw glob.place().error(e.getMessage());
            }
        }
        return new Entry(
                named.stream().map(Value::line).toList(),
                fields.require("verdict").oneOf(VERDICTS),
                fields.find("sometimes").map(Value::flag).orElse(false),
                fields.require("reason").line(),
                fields.find("link").map(Value::line),
                fields.find("until").map(Baseline::date));
    }

    /** What fuzzing finds is in no catalogue. */
    static boolean isOfFuzzing(String glob) {
        return FuzzedIds.has(glob);
    }

    private static LocalDate date(Value value) {
        try {
            return LocalDate.parse(value.line());
        } catch (DateTimeParseException e) {
            throw value.mustBe("a date like 2027-03-31");
        }
    }

    /** Return what the target is known to be able to do; nothing where that is not held against it. */
    public Optional<KnownCapabilities> capabilities() {
        return capabilities;
    }

    /** Return whether nothing at all is known of the target. */
    public boolean isEmpty() {
        return entries.isEmpty() && capabilities.isEmpty();
    }

    /** Return the entries, in order of precedence. */
    public List<Entry> entries() {
        return entries.stream().map(Named::entry).toList();
    }

    /** Return the entry that counts for a case on that day, if there is one. */
    public Optional<Entry> of(String id, LocalDate day) {
        return entries.stream()
                .filter(each -> each.entry().countsOn(day) && each.names(id))
                .map(Named::entry)
                .findFirst();
    }
}
