package io.github.wsgauntlet.harness.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a target is sent that takes only some texts, and what answers it. */
class ProbeTextTest {
    private static final ProbeText SAME = new ProbeText("{\"echo\":{tag}}", Optional.empty());
    private static final ProbeText REPLY = new ProbeText("{\"echo\":{tag}}", Optional.of("\"reply\":{tag}"));

    @Test
    void each_has_a_number_of_its_own() {
        var random = new Random(1);
        String first = SAME.tagged(random);
        assertThat(first).matches("\\{\"echo\":[1-9][0-9]{8}}").isNotEqualTo(SAME.tagged(random));
        assertThat(new ProbeText("ping", Optional.empty()).tagged(random)).isEqualTo("ping");
    }

    @Test
    void the_same_text_is_the_answer() {
        assertThat(answers(SAME, "{\"echo\":123456789}", "{\"echo\":123456789}"))
                .isTrue();
        assertThat(answers(SAME, "{\"echo\":123456789}", "{\"echo\":123456780}"))
                .isFalse();
        assertThat(answers(SAME, "{\"echo\":123456789}", "{\"echo\":123456789} "))
                .isFalse();
    }

    @Test
    void another_text_is_the_answer_where_it_contains_the_number() {
        assertThat(answers(REPLY, "{\"echo\":123456789}", "{\"at\":1,\"reply\":123456789}"))
                .isTrue();
        assertThat(answers(REPLY, "{\"echo\":123456789}", "{\"at\":1,\"reply\":123456780}"))
                .isFalse();
        assertThat(answers(REPLY, "{\"echo\":123456789}", "{\"echo\":123456789}"))
                .isFalse();
    }

    @Test
    void nothing_answers_what_is_none_of_these_texts() {
        for (String sent : new String[] {"", "{\"echo\":", "{\"echo\":12345678}", "barrier-0123456789ab"}) {
            assertThat(answers(REPLY, sent, "\"reply\":123456789")).as(sent).isFalse();
            assertThat(answers(SAME, sent, sent)).as(sent).isFalse();
        }
    }

    @Test
    void without_a_number_no_answer_tells_what_it_answers() {
        assertThat(SAME.tells()).isTrue();
        assertThat(REPLY.tells()).isTrue();
        assertThat(new ProbeText("{\"echo\":{tag}}", Optional.of("ok")).tells()).isFalse();
        assertThat(new ProbeText("ping", Optional.empty()).tells()).isFalse();
        assertThat(answers(new ProbeText("ping", Optional.of("pong")), "ping", "pong!"))
                .isTrue();
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        assertThatThrownBy(() -> new ProbeText("", Optional.empty())).hasMessage("The probe text is empty.");
        assertThatThrownBy(() -> new ProbeText("ping", Optional.of("")))
                .hasMessage("The answer to the probe text is empty.");
        assertThatThrownBy(() -> new ProbeText("ping", Optional.of("{tag}")))
                .hasMessage("The answer to the probe text has a {tag}, which the probe text has not.");
    }

    private static boolean answers(ProbeText known, String sent, String came) {
        return known.answers(sent.getBytes(StandardCharsets.UTF_8), came.getBytes(StandardCharsets.UTF_8));
    }
}
