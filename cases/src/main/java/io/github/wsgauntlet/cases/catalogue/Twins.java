package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Mirror;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.ledger.Counterparts;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns cases of servers around: the same frames are sent by the tester as a server, to a client. What a case cites
 * becomes what binds a client in its place; what binds a server alone is left out.
 */
final class Twins {
    private static final String RESOURCE = "/catalogue/client/twins.yaml";
    private static final List<String> KEYS = List.of("suites", "without");

    private static final String WINDOW = "client_max_window_bits";

    private final List<Glob> suites;
    private final List<Glob> without;

    private Twins(List<Glob> suites, List<Glob> without) {
        this.suites = suites;
        this.without = without;
    }

    /** Load which cases there are twins of. */
    static Twins load() {
        var file = new Value("The file of twins", YamlReader.read(RESOURCE.substring(1), TextFile.resource(RESOURCE)));
        Fields fields = Fields.of(file, "the file of twins", KEYS);
        return new Twins(globs(fields.require("suites")), globs(fields.require("without")));
    }

    private static List<Glob> globs(Value list) {
        return list.items().stream()
                .map(Value::line)
                .flatMap(text -> Glob.parse(text).stream())
                .toList();
    }

    /** Return the case that puts a client to the question that a case puts a server to, if there is one. */
    Optional<Case> of(Case server, Ledger ledger) {
        boolean chosen = suites.stream().anyMatch(glob -> glob.matches(server.id()))
                && without.stream().noneMatch(glob -> glob.matches(server.id()))
                && server.scenario().open().first().isEmpty()
                && server.scenario().steps().stream()
                        .flatMap(step -> step.units().stream())
                        .allMatch(Twins::isPlayable)
                && server.expectation().allowed().stream().noneMatch(Twins::isAboutOthers);
        return chosen ? Mirror.of(server.scenario()).map(scenario -> twin(server, scenario, ledger)) : Optional.empty();
    }

    /** What is not masked on purpose, or written out with its mask, is about masking. */
    private static boolean isPlayable(Unit unit) {
        return switch (unit) {
            case Unit.Frame frame -> !(frame.mask() instanceof Unit.Mask.None);
            case Unit.Compressed compressed -> true;
            case Unit.Raw raw -> false;
        };
    }

    /** How many connections a client makes is its own affair: none is asked to serve another one. */
    private static boolean isAboutOthers(Expectation.Allowed allowed) {
        return allowed.outcomes().equals(List.of(new Outcome.Survived()));
    }

    private static Expectation withoutOthers(Expectation expectation) {
        return new Expectation(
                expectation.allowed().stream()
                        .map(allowed -> new Expectation.Allowed(
                                allowed.outcomes().stream()
                                        .filter(outcome -> !(outcome instanceof Outcome.Survived))
                                        .toList(),
                                allowed.grade()))
                        .toList(),
                expectation.otherwise());
    }

    /** A client is told how large a window it may use only where it has offered to keep to that. */
    private static Set<Need> needs(Set<Need> ofServer, Scenario ofClient) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        needs.addAll(ofServer);
        if (((Step.Accept) ofClient.opening()).answer().head().contains(WINDOW)) {
            needs.add(Need.WINDOW);
        }
        return needs;
    }

    private Case twin(Case server, Scenario scenario, Ledger ledger) {
        List<Requirement> cited = server.requirements().stream()
                .map(Counterparts.load()::ofClient)
                .distinct()
                .map(id -> ledger.find(id).orElseThrow())
                .filter(each -> each.role() != Requirement.Role.SERVER)
                .toList();
        return new Case(
                CaseIds.of(Role.CLIENT, server.id()),
                server.title(),
                server.section(),
                cited.stream().map(Requirement::id).toList(),
                cited.getFirst().level(),
                needs(server.needs(), scenario),
                server.group(),
                server.autobahn(),
                server.why(),
                server.byDefault(),
                scenario,
                withoutOthers(server.expectation()));
    }
}
