package io.github.wsgauntlet.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Catalogue;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Judge;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Double entry: what a case allows was written by hand, what the oracle allows follows from the RFC. Both judge the same
 * reactions. A case is never stricter than the oracle, which would be a false positive; and it is as strict wherever the
 * reaction tells, so that it is not blind.
 */
class DoubleEntryTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final Catalogue CATALOGUE = Catalogue.load(LEDGER);
    private static final Judge ON_ECHO =
            new Judge(LEDGER, new Capabilities(true, true, 0, false, Duration.ZERO));

    @Test
    void no_case_is_stricter_than_the_oracle() {
        assertThat(disagreements(Reaction.values(), (hand, oracle) -> worse(hand, oracle)))
                .isEmpty();
    }

    @Test
    void no_case_is_blind_to_a_telling_reaction() {
        Reaction[] telling = Arrays.stream(Reaction.values())
                .filter(Reaction::telling)
                .toArray(Reaction[]::new);
        assertThat(disagreements(telling, (hand, oracle) -> oracle.atLeast(Verdict.STRICT) && worse(oracle, hand)))
                .isEmpty();
    }

    /** Whether one verdict is worse than another; one that judges nothing is no worse than any. */
    private static boolean worse(Verdict one, Verdict other) {
        return one.judged() && (!other.judged() || one.compareTo(other) > 0) && one.atLeast(Verdict.WARN);
    }

    /** Whether two verdicts on the same transcript disagree. */
    private interface Disagreement {
        boolean between(Verdict hand, Verdict oracle);
    }

    private static List<String> disagreements(Reaction[] reactions, Disagreement disagreement) {
        var found = new ArrayList<String>();
        for (Case asked : CATALOGUE.cases()) {
            Case ruled = with(asked, Oracle.expectation(asked.scenario()));
            for (Reaction reaction : reactions) {
                Transcript transcript = reaction.to(asked.scenario());
                Verdict hand = verdict(asked, transcript);
                Verdict oracle = verdict(ruled, transcript);
                if (disagreement.between(hand, oracle) && !leftToTheCodes(asked, reaction)) {
                    found.add(asked.id() + ": " + reaction + " is " + hand + " by hand and " + oracle
                            + " by the oracle");
                }
            }
        }
        return found;
    }

    /** Which code answers a legal Close is judged by closing/codes alone. */
    private static boolean leftToTheCodes(Case asked, Reaction reaction) {
        var conversation = Conversation.of(asked.scenario());
        return reaction.name().startsWith("FAILS_WITH")
                && conversation.violation().isEmpty()
                && conversation.close().isPresent()
                && !asked.id().startsWith("closing/codes/");
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
                asked.autobahn(),
                asked.why(),
                asked.byDefault(),
                asked.scenario(),
                expectation);
    }
}
