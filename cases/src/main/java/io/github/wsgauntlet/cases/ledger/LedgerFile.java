package io.github.wsgauntlet.cases.ledger;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Requirement.Observable;
import io.github.wsgauntlet.cases.ledger.Requirement.Role;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the requirement ledger from its YAML files. */
final class LedgerFile {
    private static final List<String> RESOURCES =
            List.of("/ledger/requirements.yaml", "/ledger/engineio.yaml", "/ledger/socketio.yaml");
    private static final List<String> KEYS = List.of(
            "id",
            "rfc",
            "document",
            "section",
            "link",
            "level",
            "role",
            "says",
            "observable",
            "how",
            "needs",
            "source");
    private static final Pattern ID = Pattern.compile("[a-z0-9.]+(-[a-z0-9.]+)+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Map<String, Level> LEVELS =
            Words.of(List.of(Level.values()), level -> level.name().replace('_', '-'));
    private static final Map<String, Role> ROLES = Words.of(Role.class);
    private static final Map<String, Observable> OBSERVABLES = Words.of(Observable.class);

    private LedgerFile() {}

    /** Return the rows of the ledger that ships with the catalogue by id, in the order of the files. */
    static Map<String, Requirement> builtIn() {
        Map<String, Requirement> rows = new LinkedHashMap<>();
        RESOURCES.forEach(resource -> add(resource.substring(1), TextFile.resource(resource), rows));
        return Collections.unmodifiableMap(rows);
    }

    /**
     * Read a ledger of the user's. Its rows need not say whom they bind, which is a server, nor how they are tested.
     *
     * @param file where it is
     * @param taken the ids that its rows may not have
     * @return the rows, in the order of the file
     * @throws InvalidFileException if the file is not there or is wrong
     */
    static Collection<Requirement> own(Path file, Set<String> taken) {
        Map<String, Requirement> rows = new LinkedHashMap<>();
        Yaml whole = YamlReader.read(file.toString(), TextFile.read(file));
        for (Value row : new Value("The ledger", whole).items()) {
            Requirement requirement = add(row, true, rows);
            if (taken.contains(requirement.id())) {
                throw twice(row, requirement);
            }
        }
        return rows.values();
    }

    /**
     * Read a ledger.
     *
     * @param file the file as messages name it
     * @param text what stands in it
     * @throws InvalidFileException if a row is wrong
     */
    static Map<String, Requirement> parse(String file, String text) {
        Map<String, Requirement> rows = new LinkedHashMap<>();
        add(file, text, rows);
        return Collections.unmodifiableMap(rows);
    }

    private static void add(String file, String text, Map<String, Requirement> rows) {
        for (Value row : new Value("The ledger", YamlReader.read(file, text)).items()) {
            add(row, false, rows);
        }
    }

    private static Requirement add(Value row, boolean own, Map<String, Requirement> rows) {
        Requirement requirement = requirement(Fields.of(row, "a requirement", KEYS), own);
        if (rows.putIfAbsent(requirement.id(), requirement) != null) {
            throw twice(row, requirement);
        }
        return requirement;
    }

    private static InvalidFileException twice(Value row, Requirement requirement) {
        return row.place().error("The requirement '" + requirement.id() + "' stands already in the ledger");
    }

    private static Requirement requirement(Fields fields, boolean own) {
        Optional<Value> document = fields.find("document");
        Optional<Value> rfc = fields.find("rfc");
        if (document.isPresent() && rfc.isPresent()) {
            throw document.get().place().error("'rfc' and 'document' exclude each other");
        }
        if (document.isPresent() && NUMBER.matcher(document.get().text()).matches()) {
            throw document.get().mustBe("the name of a document; an RFC stands under 'rfc'");
        }
        return new Requirement(
                fields.require("id").matching(ID, "lower-case words joined by '-'"),
                document.orElseGet(() -> fields.require("rfc")).line(),
                fields.require("section").line(),
                fields.find("link")
                        .map(link -> link.matching(Requirement.LINK, "an http:// or https:// URL"))
                        .orElse(""),
                fields.require("level").oneOf(LEVELS),
                said(fields, "role", own).map(value -> value.oneOf(ROLES)).orElse(Role.SERVER),
                fields.require("says").line(),
                said(fields, "observable", own)
                        .map(value -> value.oneOf(OBSERVABLES))
                        .orElse(Observable.YES),
                said(fields, "how", own).map(Value::line).orElse(""),
                said(fields, "needs", own).map(Value::line).orElse(""));
    }

    /** Return what has to be said, except in a ledger of the user's. */
    private static Optional<Value> said(Fields fields, String key, boolean own) {
        return own ? fields.find(key) : Optional.of(fields.require(key));
    }
}
