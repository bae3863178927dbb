package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.FuzzedIds;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.oracle.Meaning;
import io.github.wsgauntlet.harness.oracle.Oracle;
import io.github.wsgauntlet.harness.oracle.Topic;
import io.github.wsgauntlet.harness.run.Examined;
import io.github.wsgauntlet.harness.run.Examiner;
import io.github.wsgauntlet.harness.target.Capabilities;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns scenarios nobody has written into cases, by the oracle, and plays them. Thread safe. */
final class Player {
    /** The requirement that is about bytes which mean nothing. */
    private static final String ANY_BYTES = "rfc6455-10.4-limits-protect-implementation";

    private static final Expectation SURVIVES =
            new Expectation(List.of(new Allowed(List.of(new Outcome.Survived()), Verdict.PASS)), Verdict.FAIL);

    private final Examiner examiner;
    private final Ledger ledger;
    private final Verdict threshold;

    /**
     * Create a player.
     *
     * @param examiner plays and judges
     * @param ledger where requirements are looked up
     * @param threshold the mildest verdict that is a finding
     */
    Player(Examiner examiner, Ledger ledger, Verdict threshold) {
        this.examiner = examiner;
        this.ledger = ledger;
        this.threshold = threshold;
    }

    /**
     * What playing a sample has shown.
     *
     * @param cases the case of each connection
     * @param topics what each is about
     * @param examined what each has shown
     * @param fault the first of them that is worth a finding
     */
    record Played(List<Case> cases, List<Topic> topics, List<Examined> examined, Optional<Examined> fault) {
        Optional<Signature> signature() {
            return fault.map(each -> Signature.of(each.judgement()));
        }

        /** Return whether each connection could be judged. */
        boolean judged() {
            return examined.stream().noneMatch(each -> each.judgement().verdict() == Verdict.INCONCLUSIVE);
        }

        /** Return whether a connection took all patience: it was not judged, or only by being made several times. */
        boolean awaited() {
            return !judged()
                    || examined.stream().anyMatch(each -> each.judgement().repeated());
        }

        /** Return whether other connections were not served meanwhile. */
        boolean othersSuffered() {
            return examined.stream().map(Examined::transcript).anyMatch(Transcript::othersSuffered);
        }

        /** Return whether a connection could not even be made. */
        boolean targetGone() {
            return examined.stream()
                    .anyMatch(each ->
                            each.transcript().first(Event.ConnectFailed.class).isPresent());
        }
    }

    /** Play scenarios, each on a connection of its own, and judge them. */
    Played play(Property property, List<Scenario> scenarios, long seed) {
        return played(property, scenarios, cases -> examiner.examine(cases, seed));
    }

    /**
     * Play scenarios once with nothing beside them. What others suffer from then is no accident, and it takes long
     * enough to see.
     */
    Played playAlone(Property property, List<Scenario> scenarios) {
        return played(property, scenarios, cases -> examiner.examineAlone(cases, 0));
    }

    private Played played(
            Property property, List<Scenario> scenarios, Function<List<Case>, List<Examined>> examination) {
        var topics = new ArrayList<Topic>();
        var cases = new ArrayList<Case>();
        for (Scenario scenario : scenarios) {
            Meaning meaning = Meaning.of(scenario);
            Topic topic = Topic.of(meaning);
            topics.add(topic);
            cases.add(caseOf(property, meaning, topic, ledger, examiner.capabilities()));
        }
        List<Examined> examined = examination.apply(cases);
        Optional<Examined> fault = examined.stream()
                .filter(each -> each.judgement().verdict().atLeast(threshold))
                .findFirst();
        return new Played(cases, topics, examined, fault);
    }

    /**
     * Return the case that asks whether a property holds for a scenario.
     *
     * @param meaning what the scenario says
     * @param topic what it is about
     * @param ledger where requirements are looked up
     * @param capabilities what the target is known to do
     */
    static Case caseOf(Property property, Meaning meaning, Topic topic, Ledger ledger, Capabilities capabilities) {
        Scenario scenario = meaning.scenario();
        boolean anyBytes = property == Property.STREAM;
        Requirement requirement =
                ledger.find(anyBytes ? ANY_BYTES : topic.requirement()).orElseThrow();
        Expectation expectation = anyBytes ? SURVIVES : expected(property, meaning, capabilities.towards(scenario));
        Set<Need> needs = EnumSet.noneOf(Need.class);
        needs.addAll(property.needs());
        if (expectation.allowed().stream()
                .anyMatch(allowed -> allowed.outcomes().contains(new Outcome.Echoed()))) {
            needs.add(Need.ECHO);
        }
        return new Case(
                FuzzedIds.of(scenario.tester().peer(), property.key(), "try"),
                property.title(),
                requirement.section(),
                List.of(requirement.id()),
                requirement.level(),
                needs,
                "",
                List.of(),
                "",
                true,
                scenario,
                expectation);
    }

    /**
     * Where it is about the end of a connection, TCP has to end, too (RFC 6455 5.5.1, 7.1.7); elsewhere that is judged
     * on an axis of its own.
     */
    private static Expectation expected(Property property, Meaning meaning, Capabilities capabilities) {
        Expectation expectation = answerable(Oracle.expectation(meaning), capabilities);
        if (property != Property.CLOSING && property != Property.VIOLATION) {
            return expectation;
        }
        return new Expectation(
                expectation.allowed().stream().map(Player::withEnd).toList(), expectation.otherwise());
    }

    private static Allowed withEnd(Allowed allowed) {
        boolean closed = allowed.outcomes().stream()
                .anyMatch(outcome -> outcome instanceof Outcome.Closed || outcome instanceof Outcome.Failed);
        return closed
                ? new Allowed(
                        Stream.concat(allowed.outcomes().stream(), Stream.of(new Outcome.Ended(Outcome.Manner.ANY)))
                                .toList(),
                        allowed.grade())
                : allowed;
    }

    /** A target that sends no message back owes no echo; all it owes may then be the connection. */
    private static Expectation answerable(Expectation expectation, Capabilities capabilities) {
        if (capabilities.echo()) {
            return expectation;
        }
        return new Expectation(
                expectation.allowed().stream().map(Player::withoutEcho).toList(), expectation.otherwise());
    }

    private static Allowed withoutEcho(Allowed allowed) {
        List<Outcome> others = allowed.outcomes().stream()
                .filter(outcome -> !(outcome instanceof Outcome.Echoed))
                .toList();
        return others.isEmpty()
                ? new Allowed(List.of(new Outcome.Accepted(Outcome.Subprotocol.ANY)), allowed.grade())
                : new Allowed(others, allowed.grade());
    }
}
