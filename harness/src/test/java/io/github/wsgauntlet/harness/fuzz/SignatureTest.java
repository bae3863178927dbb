package io.github.wsgauntlet.harness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.SubprotocolChosen;
import io.github.wsgauntlet.cases.reaction.IllegalFrame;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoMissing;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ForbiddenMessageEchoed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.PongAltered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.PongMissing;
import io.github.wsgauntlet.cases.reaction.MessageReaction.StayedSilent;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.harness.judge.Judgement;
import org.junit.jupiter.api.Test;

/** Findings are the same if the same requirement is broken by the same reaction, whatever the numbers at hand. */
class SignatureTest {
    private static final Closing CLOSING = new Closing(Verdict.SKIP, Closing.Manner.CLEAN);

    private static Signature of(Reaction reaction, String violated) {
        return of(Verdict.FAIL, reaction, violated);
    }

    private static Signature of(Verdict verdict, Reaction reaction, String violated) {
        return Signature.of(new Judgement(verdict, reaction, false, violated, CLOSING));
    }

    @Test
    void sizes_codes_and_names_do_not_matter() {
        assertThat(of(new EchoMissing(1, 1, false, new TargetEnding(TargetEnding.How.RST)), "a"))
                .isEqualTo(of(new EchoMissing(3, 7, true, TargetEnding.OPEN), "a"))
                .extracting(Signature::fault)
                .isEqualTo("echo-missing");
        assertThat(of(new PongMissing(2, false, TargetEnding.OPEN), "a"))
                .as("a target that is silent")
                .isNotEqualTo(of(new PongAltered(1), "a"));
        assertThat(of(new PongMissing(2, true, TargetEnding.OPEN), "a")).isEqualTo(of(new PongAltered(1), "a"));
        assertThat(of(new SubprotocolChosen("x-1f"), "a")).isEqualTo(of(new SubprotocolChosen("it's"), "a"));
        assertThat(of(new IllegalFrame(IllegalFrame.Flaw.MASKED, 1, 5, 0), "a"))
                .isEqualTo(of(new IllegalFrame(IllegalFrame.Flaw.MASKED, 2, 70_000, 8), "a"))
                .isNotEqualTo(of(new IllegalFrame(IllegalFrame.Flaw.LENGTH_NOT_MINIMAL, 1, 5, 0), "a"));
    }

    /** Users' baselines hold these names: a change of one is a change of their files. */
    @Test
    void the_name_is_made_of_requirement_and_fault_alone() {
        assertThat(of(new ForbiddenMessageEchoed(), "rfc6455-5.1-unmasked-frame-fails")
                        .hash())
                .isEqualTo("f77a1e2a");
    }

    @Test
    void the_requirement_matters_to_what_it_is_called_and_not_while_it_is_shrunk() {
        Signature one = of(new ForbiddenMessageEchoed(), "a");
        Signature other = of(new ForbiddenMessageEchoed(), "b");
        assertThat(one.alike(other)).isTrue();
        assertThat(one).isNotEqualTo(other);
        assertThat(one.hash()).isNotEqualTo(other.hash()).matches("[0-9a-f]{8}");
    }

    @Test
    void what_is_shrunk_may_get_worse_and_not_milder() {
        Signature strict = of(Verdict.STRICT, new StayedSilent(), "a");
        Signature fail = of(new StayedSilent(), "a");
        assertThat(strict.alike(fail)).isTrue();
        assertThat(fail.alike(strict)).isFalse();
    }
}
