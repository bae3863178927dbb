package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may do that a server in its place may not. */
class ClientChoicesTest {
    private static final Catalogue CATALOGUE = Catalogue.load(Role.CLIENT);
    private static final int NOT_UTF8 = 1007;

    private static Case asked(String id) {
        return CATALOGUE.find(id).orElseThrow();
    }

    private static Stream<Allowed> with(Case asked, Class<? extends Outcome> kind) {
        return asked.expectation().allowed().stream()
                .filter(allowed -> allowed.outcomes().stream().anyMatch(kind::isInstance));
    }

    /** RFC 6455 7.4.1: servers do not use it. */
    @Test
    void may_take_1010_for_an_error() {
        assertThat(with(asked("client/closing/codes/valid[code=1010]"), Outcome.Ended.class))
                .extracting(Allowed::grade)
                .containsExactly(Verdict.WARN);
        assertThat(with(asked("client/closing/codes/valid[code=1011]"), Outcome.Ended.class))
                .isEmpty();
    }

    /** Frames inside of it begin with bytes that begin no character, and no mask makes others of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "client/framing/lengths/announced[4-GiB,opcode=text]",
                "client/framing/lengths/announced-on-continuation[4-GiB]"
            })
    void may_see_that_a_text_without_an_end_is_no_utf8(String id) {
        assertThat(with(asked(id), Outcome.Failed.class)
                        .filter(allowed -> allowed.outcomes().stream()
                                .anyMatch(outcome -> outcome instanceof Outcome.Failed failed
                                        && failed.codes().ranges().stream()
                                                .anyMatch(range -> range.from() <= NOT_UTF8 && NOT_UTF8 <= range.to())))
                        .findFirst()
                        .orElseThrow()
                        .grade())
                .isEqualTo(Verdict.INFO);
    }

    /** RFC 9112 2.2: whoever does not take a line feed for the end of a line finds the end of the head in the ping. */
    @Test
    void need_not_wait_for_ever_for_the_end_of_a_head_of_line_feeds() {
        Case asked = asked("client/handshake/head/line-feeds");
        var open = (Step.Accept) asked.scenario().steps().getFirst();
        assertThat(open.first()).containsExactly(Unit.Frame.of(Opcodes.PING, new Payload.Text("\r\n\r\n")));
        assertThat(asked.expectation().otherwise()).isEqualTo(Verdict.STRICT);
    }
}
