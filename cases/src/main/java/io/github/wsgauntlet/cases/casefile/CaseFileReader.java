package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.Place;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads case files into cases, whose ids are unique over all files that one reader reads. Safe for several threads. */
public final class CaseFileReader {
    private static final List<String> KEYS = List.of("suite", "side", "section", "default", "routine", "cases");
    private static final Map<String, Role> SIDES = Words.of(Role.class);
    private static final Map<String, Boolean> DEFAULTS = Map.of("on", true, "off", false);
    private static final Set<String> EXPANSION_KEYS = Set.of("each", "rows");
    private static final String WORD = "[a-z0-9]+(-[a-z0-9]+)*";
    /** What a last segment looks like, as messages say it. */
    static final String WORDS = "lower-case words joined by '-'";

    private static final Pattern SUITE = Pattern.compile(WORD + "(/" + WORD + ")+");
    /** The last segment of an id. */
    static final Pattern ID = Pattern.compile(WORD);

    private final Ledger ledger;
    private final Map<String, Place> ids = new ConcurrentHashMap<>();

    /** What the cases of a file have in common. */
    record Suite(String name, Role side, String section, boolean byDefault, Optional<Turn.Routine> routine) {
        /** Return the step that opens the connection of a case that does not say how. */
        Step.Opening usual() {
            return Step.Opening.towards(side);
        }
    }

    /** Create a reader of cases that cite that ledger. */
    public CaseFileReader(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Read a case file of the user's.
     *
     * @param file where it is
     * @param ledger the ledger it cites
     * @throws InvalidFileException if the file is not there (line 1), is not UTF-8 or is wrong
     */
    public static List<Case> read(Path file, Ledger ledger) {
        return parse(file.toString(), TextFile.read(file), ledger);
    }

    /**
     * Parse the text of a case file.
     *
     * @param fileName the name messages give it
     * @param text what stands in it
     * @param ledger the ledger it cites
     * @throws InvalidFileException if anything is wrong
     */
    public static List<Case> parse(String fileName, String text, Ledger ledger) {
        return new CaseFileReader(ledger).read(YamlReader.read(fileName, text));
    }

    /**
     * Read a case file.
     *
     * @param file what stands in it
     * @throws InvalidFileException if anything in it is wrong
     */
    public List<Case> read(Yaml file) {
        Fields suite = Fields.of(new Value("A case file", file), "a case file", KEYS);
        String name = suite.require("suite").matching(SUITE, "two or more segments joined by '/', each of " + WORDS);
        String section = CaseReader.section(suite.require("section"));
        boolean byDefault =
                suite.find("default").map(value -> value.oneOf(DEFAULTS)).orElse(true);
        Role side = suite.find("side").map(value -> value.oneOf(SIDES)).orElse(Role.SERVER);
        var shared =
                new Suite(name, side, section, byDefault, suite.find("routine").map(TurnReader::routine));
        List<Case> cases = new ArrayList<>();
        for (Value entry : suite.require("cases").items()) {
            addVariants(cases, shared, entry);
        }
        return cases;
    }

    private void addVariants(List<Case> cases, Suite suite, Value entry) {
        Fields written = Fields.of(entry, "a case", CaseReader.KEYS);
        String id = suite.name() + "/" + written.require("id").matching(ID, WORDS);
        Place first = ids.putIfAbsent(id, written.require("id").place());
        if (first != null) {
            throw written.require("id").place().error("The case '" + id + "' stands already in " + first);
        }

        Expansion expansion = Expansion.of(entry.place(), written.find("rows"), written.find("each"));
        expansion.refuseForeign(written.find("autobahn"));
        Yaml template = template(entry.mapping());
        var reader = new CaseReader(ledger, suite);
        Set<String> suffixes = new HashSet<>();
        for (Expansion.Variant variant : expansion.variants()) {
            if (!suffixes.add(variant.suffix())) {
                throw variant.place().error("The case '" + id + variant.suffix() + "' stands twice");
            }
            Fields bound = Fields.of(variant.bind(new Value("A case", template)), "a case", CaseReader.KEYS);
            List<Value> autobahn = Stream.of(written.find("autobahn"), variant.autobahn())
                    .flatMap(Optional::stream)
                    .flatMap(lists -> variant.own(lists).stream())
                    .toList();
            cases.add(reader.read(id + variant.suffix(), bound, autobahn));
        }
        expansion.refuseUnused();
    }

    /** Return the case without what declares its variables. */
    private static Yaml template(Yaml.Mapping entry) {
        List<Yaml.Entry> entries = entry.entries().stream()
                .filter(field -> !EXPANSION_KEYS.contains(field.key().text()))
                .toList();
        return new Yaml.Mapping(entry.place(), entries);
    }
}
