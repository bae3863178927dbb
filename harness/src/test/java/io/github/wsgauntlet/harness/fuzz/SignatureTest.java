package io.github.wsgauntlet.harness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.reports.record.CaseResult.Closing;
import org.junit.jupiter.api.Test;

/** Findings are the same if the same requirement is broken by the same reaction, whatever the numbers at hand. */
class SignatureTest {
    private static final Closing CLOSING = new Closing(Verdict.SKIP, "It does not matter.");

    private static Signature of(String reason, String violated) {
        return Signature.of(new Judgement(Verdict.FAIL, reason, violated, CLOSING));
    }

    @Test
    void sizes_codes_and_what_follows_do_not_matter() {
        assertThat(of("Message 1 of 1 did not come back: the target reset TCP. Required: That it does.", "a"))
                .isEqualTo(of("Message 3 of 7 did not come back, although one that was sent later did.", "a"))
                .extracting(Signature::reaction)
                .isEqualTo("Message N did not come back");
        assertThat(of("The last ping was not answered in time.", "a"))
                .isNotEqualTo(of("The ping was not answered with its own bytes; a pong with other bytes came.", "a"));
        assertThat(of("The target chose the subprotocol 'x-1f'.", "a"))
                .isEqualTo(of("The target chose the subprotocol 'it's'.", "a"));
    }

    @Test
    void the_requirement_matters_to_what_it_is_called_and_not_while_it_is_shrunk() {
        Signature one = of("The target sent back a message it should not have taken.", "a");
        Signature other = of("The target sent back a message it should not have taken.", "b");
        assertThat(one.alike(other)).isTrue();
        assertThat(one).isNotEqualTo(other);
        assertThat(one.hash()).isNotEqualTo(other.hash()).matches("[0-9a-f]{8}");
    }

    @Test
    void what_is_shrunk_may_get_worse_and_not_milder() {
        Signature strict = Signature.of(new Judgement(Verdict.STRICT, "The target was silent.", "a", CLOSING));
        Signature fail = of("The target was silent.", "a");
        assertThat(strict.alike(fail)).isTrue();
        assertThat(fail.alike(strict)).isFalse();
    }
}
