package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Place;
import io.github.wsgauntlet.cases.yaml.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the variants of one case. */
final class CaseReader {
    /** The keys of a case. */
    static final List<String> KEYS = List.of(
            "id",
            "title",
            "section",
            "requirements",
            "autobahn",
            "needs",
            "group",
            "why",
            "each",
            "rows",
            "steps",
            "ending",
            "expect",
            "otherwise");

    private static final Pattern AUTOBAHN = Pattern.compile("[0-9]+(\\.[0-9]+)+");
    private static final Map<String, Need> NEEDS = Words.of(List.of(Need.values()), Need::key);

    private final Ledger ledger;
    private final CaseFileReader.Suite suite;
    private final Once<List<Requirement>> requirements = new Once<>(this::requirements);
    private final Once<Set<Need>> needs = new Once<>(CaseReader::needs);
    private final Once<List<Step>> steps;
    private final Once<List<Expectation.Allowed>> expect = new Once<>(ExpectationReader::allowed);

    /**
     * Create a reader.
     *
     * @param ledger the ledger the case cites
     * @param suite what its file says of all cases
     */
    CaseReader(Ledger ledger, CaseFileReader.Suite suite) {
        this.ledger = ledger;
        this.suite = suite;
        this.steps = new Once<>(value -> ScenarioReader.steps(value, suite));
    }

    /** Read a section, which has a number in an RFC, and any name in another document. */
    static String section(Value value) {
        return value.line();
    }

    /**
     * Read a variant.
     *
     * @param id its id
     * @param fields the case with the variables replaced
     * @param autobahn the ids of Autobahn|Testsuite that it and its row have
     */
    Case read(String id, Fields fields, List<Value> autobahn) {
        List<Step> said = steps.read(fields.require("steps"));
        List<Expectation.Allowed> allowed = expect.read(fields.require("expect"));
        Place place = fields.require("expect").place();
        if (said.stream().anyMatch(Turn.class::isInstance)) {
            References.of(said, Collections.nCopies(said.size(), place)).check(allowed, place);
        }
        List<Requirement> cited = requirements.read(fields.require("requirements"));
        return new Case(
                id,
                fields.require("title").line(),
                fields.find("section").map(CaseReader::section).orElse(suite.section()),
                cited.stream().map(Requirement::id).toList(),
                cited.getFirst().level(),
                fields.find("needs").map(needs::read).orElse(Set.of()),
                fields.find("group").map(this::group).orElse(""),
                distinct(autobahn).stream()
                        .map(item -> item.matching(AUTOBAHN, "an id like 3.1"))
                        .toList(),
                fields.find("why").map(why -> why.text().strip()).orElse(""),
                suite.byDefault(),
                ScenarioReader.read(said, fields.find("ending")),
                ExpectationReader.read(allowed, fields.find("otherwise")));
    }

    private String group(Value value) {
        return suite.name() + "/" + value.matching(CaseFileReader.ID, CaseFileReader.WORDS);
    }

    private List<Requirement> requirements(Value value) {
        List<Requirement> found = new ArrayList<>();
        for (Value id : distinct(value.items())) {
            found.add(ledger.find(id.text())
                    .orElseThrow(() -> id.place().error("There is no requirement '" + id.text() + "' in the ledger")));
        }
        return found;
    }

    private static Set<Need> needs(Value value) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        distinct(value.items()).forEach(item -> needs.add(item.oneOf(NEEDS)));
        return needs;
    }

    private static List<Value> distinct(List<Value> items) {
        Set<String> seen = new HashSet<>();
        for (Value item : items) {
            if (!seen.add(item.text())) {
                throw item.place().error("'" + item.text() + "' stands twice");
            }
        }
        return items;
    }
}
