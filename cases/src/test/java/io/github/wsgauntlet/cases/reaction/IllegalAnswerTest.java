package io.github.wsgauntlet.cases.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.reaction.IllegalAnswer.Flaw;
import org.junit.jupiter.api.Test;

class IllegalAnswerTest {
    @Test
    void a_long_text_is_cut_once() {
        var answer = new IllegalAnswer(Flaw.SUBPROTOCOL_NOT_OFFERED, "a".repeat(65_536));
        assertThat(answer.name()).hasSize(200).endsWith("a…");
        assertThat(new IllegalAnswer(answer.flaw(), answer.name())).isEqualTo(answer);
    }

    @Test
    void a_short_text_is_kept() {
        String text = "a".repeat(200);
        assertThat(new IllegalAnswer(Flaw.SUBPROTOCOL_NOT_OFFERED, text).name()).isEqualTo(text);
    }
}
