package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Manner;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Outcome.Subprotocol;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Requirement;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Cases of all that a case file can say, and of nothing it cannot. */
final class CaseArbitraries {
    private static final List<Requirement> REQUIREMENTS = List.copyOf(CaseFile.LEDGER.requirements());
    private static final String SUITE = "fuzz/found";

    private CaseArbitraries() {}

    /** Return cases of one suite. */
    static Arbitrary<List<Case>> suites() {
        return Arbitraries.of(true, false)
                .flatMap(byDefault -> cases(byDefault).list().ofMinSize(1).ofMaxSize(3))
                .map(cases -> IntStream.range(0, cases.size())
                        .mapToObj(i -> renamed(cases.get(i), SUITE + "/case-" + i))
                        .toList());
    }

    /** Return the same case under another id. */
    static Case renamed(Case each, String id) {
        return each.withId(id);
    }

    private static Arbitrary<Case> cases(boolean byDefault) {
        Arbitrary<String> stripped = HostileTexts.any().map(String::strip);
        Arbitrary<List<Requirement>> requirements = Arbitraries.of(REQUIREMENTS)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(5);
        Arbitrary<Case> alone = Combinators.combine(
                        stripped.filter(title -> !title.isEmpty() && title.indexOf('\n') < 0),
                        Arbitraries.of("5", "5.2", "5.10"),
                        requirements,
                        Arbitraries.of(Need.class).set(),
                        Arbitraries.of("1.1", "1.10", "12.3.4").list().uniqueElements(),
                        stripped,
                        ScenarioArbitraries.scenarios(),
                        expectations())
                .as((title, section, cited, needs, autobahn, why, scenario, expectation) -> new Case(
                        SUITE + "/case",
                        title,
                        section,
                        cited.stream().map(Requirement::id).toList(),
                        cited.getFirst().level(),
                        needs,
                        "",
                        autobahn,
                        why,
                        byDefault,
                        scenario,
                        expectation));
        return Combinators.combine(alone, Arbitraries.of("", SUITE + "/group", SUITE + "/0a-1"))
                .as(Case::withGroup);
    }

    private static Arbitrary<Expectation> expectations() {
        Arbitrary<Verdict> grades =
                Arbitraries.of(Verdict.PASS, Verdict.INFO, Verdict.WARN, Verdict.STRICT, Verdict.FAIL);
        Arbitrary<List<Outcome>> together =
                outcomes().list().uniqueElements(Object::getClass).ofMinSize(1).ofMaxSize(3);
        Arbitrary<Allowed> allowed = Combinators.combine(together, grades).as(Allowed::new);
        return Combinators.combine(
                        allowed.list().ofMinSize(1).ofMaxSize(4), grades.filter(grade -> grade != Verdict.PASS))
                .as(Expectation::new);
    }

    private static Arbitrary<Outcome> outcomes() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new Outcome.Agreed(),
                        new Outcome.Declined(),
                        new Outcome.Dropped(),
                        new Outcome.NotKept(),
                        new Outcome.Continued(),
                        new Outcome.ContentSkipped(),
                        new Outcome.Echoed(),
                        new Outcome.Ponged(),
                        new Outcome.Ignored(),
                        new Outcome.Alive(),
                        new Outcome.Silent(),
                        new Outcome.Uninterpreted(),
                        new Outcome.AtOnce(),
                        new Outcome.Survived(),
                        new Outcome.Proportionate(),
                        new Outcome.Exchanged()),
                Arbitraries.of(Subprotocol.class).map(Outcome.Accepted::new),
                Arbitraries.of(Manner.class).map(Outcome.Ended::new),
                Combinators.combine(ranges(100, 599).list().ofMaxSize(3), Arbitraries.of(true, false))
                        .as(Outcome.Refused::new),
                codes().map(Outcome.Closed::new),
                codes().map(Outcome.Left::new),
                codes().map(codes -> new Outcome.Failed(CloseFrame.PRESENT, codes)),
                Arbitraries.just(new Outcome.Failed(CloseFrame.ABSENT, Codes.any())));
    }

    private static Arbitrary<Codes> codes() {
        Arbitrary<Codes> chosen = Combinators.combine(
                        ranges(0, 0xffff).list().ofMaxSize(3), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(Codes::new)
                .filter(codes -> !codes.ranges().isEmpty() || codes.same() || codes.empty());
        return Arbitraries.oneOf(Arbitraries.just(Codes.any()), chosen);
    }

    private static Arbitrary<Range> ranges(int lowest, int highest) {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(lowest, highest);
        Arbitrary<Range> one = numbers.map(number -> new Range(number, number));
        Arbitrary<Range> many =
                Combinators.combine(numbers, numbers).as((a, b) -> new Range(Math.min(a, b), Math.max(a, b)));
        return Arbitraries.oneOf(one, many);
    }
}
