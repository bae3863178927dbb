package io.github.wsgauntlet.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Mirror;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Judge;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Double entry: what a case allows was written by hand, what the oracle allows follows from the RFC. Both judge the
 * same reactions. A case is never stricter than the oracle, which would be a false positive; and it is as strict
 * wherever the behaviour tells, so that it is not blind.
 */
class DoubleEntryTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final Catalogue CATALOGUE = Catalogue.load(LEDGER);
    /** Cases whose question is another than what is allowed, each with the question. */
    private static final Map<String, String> SET_APART = Map.ofEntries(
            Map.entry("foundation/limits/", "how much is taken; less is no fault"),
            Map.entry("foundation/basics/others", "whether other connections are served, whatever becomes of this one"),
            Map.entry("sizes/", "whether size matters; what is allowed does not depend on it"),
            Map.entry("compression/payloads/", "whether size matters; what is allowed does not depend on it"),
            Map.entry("compression/parameters/", "whether size matters; what is allowed does not depend on it"),
            Map.entry("compression/limits/", "whether other connections survive, whatever becomes of this one"),
            Map.entry(
                    "compression/negotiation/declined-means-none",
                    "what follows from an answer that the oracle does not know"),
            Map.entry("liveness/", "whether other connections survive, whatever becomes of this one"),
            Map.entry("http/", "how well HTTP is kept, where the oracle knows the opening handshake only"),
            Map.entry("closing/tcp/half-close-behind-close", "how TCP ends once the tester has ended its side"),
            Map.entry("tls/records/silent-end-after-close", "how TCP ends once the tester has ended its side"),
            Map.entry(
                    "closing/handshake/after-message", "whether the echo comes, for which it waits before it closes"));

    /** Cases of clients that differ from those of servers in what is allowed, each with the reason. */
    private static final Map<String, String> OF_CLIENTS_APART = Map.of(
            "client/framing/lengths/announced", "what looks like frames and is not masked is no UTF-8",
            "client/closing/codes/valid[code=1010]", "no server sends that code, so that it may be taken for an error");

    private static final Judge ON_ECHO = new Judge(new Capabilities(true, true, true, true, 0, false, Duration.ZERO));

    private static List<Entry> entries;

    @BeforeAll
    static void judgeEveryReactionToEveryCase() {
        entries =
                comparable().parallelStream().flatMap(DoubleEntryTest::entries).toList();
    }

    @Test
    void no_case_is_stricter_than_the_oracle() {
        assertThat(entries)
                .filteredOn(each -> worse(each.hand(), each.oracle()))
                .filteredOn(each -> !leftToTheCodes(each.asked(), each.behaviour()))
                .isEmpty();
    }

    @Test
    void no_case_is_blind_to_a_telling_reaction() {
        assertThat(entries)
                .filteredOn(each -> each.behaviour().telling())
                .filteredOn(each -> each.oracle().atLeast(Verdict.STRICT) && worse(each.oracle(), each.hand()))
                .filteredOn(each -> !leftToTheCodes(each.asked(), each.behaviour()))
                .isEmpty();
    }

    /** Whether one verdict is worse than another; one that judges nothing is no worse than any. */
    private static boolean worse(Verdict one, Verdict other) {
        return one.judged() && (!other.judged() || one.compareTo(other) > 0) && one.atLeast(Verdict.WARN);
    }

    /** Two verdicts on the same transcript. */
    private record Entry(Case asked, Behaviour behaviour, Verdict hand, Verdict oracle) {
        @Override
        public String toString() {
            return asked.id() + ": " + behaviour + " is " + hand + " by hand and " + oracle + " by the oracle";
        }
    }

    private static Stream<Entry> entries(Case asked) {
        Case ruled = with(asked, Oracle.expectation(asked.scenario()));
        var tester = new TestersPart(asked.scenario());
        return Behaviour.of(asked.side()).stream().map(behaviour -> {
            Transcript transcript = behaviour.to(tester);
            return new Entry(asked, behaviour, verdict(asked, transcript), verdict(ruled, transcript));
        });
    }

    /** Which code answers a legal Close is judged by closing/codes alone. */
    private static boolean leftToTheCodes(Case asked, Behaviour behaviour) {
        var conversation = Conversation.of(asked.scenario(), Optional.empty());
        return behaviour.name().startsWith("FAILS_WITH")
                && conversation.violation().isEmpty()
                && conversation.close().isPresent()
                && !CaseIds.sideless(asked.id()).startsWith("closing/codes/");
    }

    /** The cases of which the oracle and the hand are asked the same question. */
    private static List<Case> comparable() {
        List<Case> ofServers = CATALOGUE.cases().stream()
                .filter(asked -> !asked.scenario().takesTurns()) // The oracle knows WebSocket alone.
                .filter(asked -> SET_APART.keySet().stream().noneMatch(asked.id()::startsWith))
                .toList();
        Catalogue clients = Catalogue.load(Role.CLIENT);
        Stream<Case> turnedAround = ofServers.stream()
                .flatMap(server -> clients.find(CaseIds.of(Role.CLIENT, server.id())).stream()
                        .filter(each -> Mirror.of(server.scenario()).equals(Optional.of(each.scenario()))))
                .filter(asked -> OF_CLIENTS_APART.keySet().stream().noneMatch(asked.id()::startsWith));
        return Stream.concat(ofServers.stream(), turnedAround).toList();
    }

    @Test
    void what_is_set_apart_is_there() {
        assertThat(SET_APART.keySet())
                .allSatisfy(prefix -> assertThat(CATALOGUE.cases())
                        .anyMatch(asked -> asked.id().startsWith(prefix)));
        assertThat(OF_CLIENTS_APART.keySet())
                .allSatisfy(prefix -> assertThat(Catalogue.load(Role.CLIENT).cases())
                        .anyMatch(asked -> asked.id().startsWith(prefix)));
    }

    private static Verdict verdict(Case asked, Transcript transcript) {
        return ON_ECHO.judge(asked, transcript, Patience.standard(), true).verdict();
    }

    private static Case with(Case asked, Expectation expectation) {
        return new Case(
                asked.id(),
                asked.title(),
                asked.section(),
                asked.requirements(),
                asked.level(),
                asked.needs(),
                asked.group(),
                asked.autobahn(),
                asked.why(),
                asked.byDefault(),
                asked.scenario(),
                expectation);
    }
}
