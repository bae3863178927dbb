package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.CLOSE;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a client sees when a rule about compressed messages is waived, and that the strict server says something else.
 */
class WaivedCompressionRulesTest {

    /** The text A is 72 04 00, compressed. */
    private static final String TABLE = """
            # rule | what the client sends | what the lenient server answers
            CONTINUATION_FRAMES_RSV1_ZERO | 41 80 00000000  c0 83 00000000 720400 | c1 03 720400
            CONTROL_FRAMES_RSV1_ZERO | c9 81 00000000 41 | 8a 01 41
            COMPRESSED_DATA_IS_VALID | c1 83 00000000 720418 | c1 03 720400
            STORED_LENGTHS_ARE_CONFIRMED | c1 87 00000000 0001000000 41 00 | c1 03 720400
            DISTANCES_STAY_BEHIND_THE_START | c2 84 00000000 02020000 | c2 05 6260600000
            COMPRESSED_MESSAGES_ARE_WHOLE | c1 82 00000000 7204 | c1 03 720400
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void lets_one_thing_pass(Rule rule, String client, String server) {
        assertThat(probe(rule).feed(client)).isEqualTo(server.replace(" ", ""));
        assertThat(probe().feed(client)).endsWith(failure(rule));
    }

    @Test
    void has_a_row_for_every_rule_about_compressed_messages() {
        List<String> rows = TABLE.lines()
                .filter(row -> !row.startsWith("#"))
                .map(row -> row.substring(0, row.indexOf(' ')))
                .toList();
        assertThat(Rule.values())
                .filteredOn(rule -> rule.concerns(EndpointRole.SERVER))
                .filteredOn(rule -> rule.code() >= 1000 && !rule.message().contains("(RFC 6455 "))
                .extracting(Rule::name)
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void does_not_check_inflated_text() {
        String bad = "c1 87 00000000 000100feff ff 00";
        assertThat(probe().feed(bad)).isEqualTo(failure(Rule.TEXT_IS_UTF8));
        assertThat(probe(Rule.INFLATED_TEXT_IS_CHECKED).feed(bad)).isEqualTo("c103fa0f00");
        assertThat(probe(Rule.INFLATED_TEXT_IS_CHECKED).feed("81 81 00000000 ff"))
                .isEqualTo(failure(Rule.TEXT_IS_UTF8));
    }

    @Test
    void still_refuses_the_other_reserved_bits() {
        assertThat(probe(Rule.CONTROL_FRAMES_RSV1_ZERO).feed("d9 80 00000000"))
                .isEqualTo(failure(Rule.CONTROL_FRAMES_RSV_ZERO));
        assertThat(probe(Rule.CONTINUATION_FRAMES_RSV1_ZERO).feed("41 80 00000000 e0 80 00000000"))
                .isEqualTo(failure(Rule.CONTINUATION_FRAMES_RSV_ZERO));
        assertThat(new EndpointProbe(Rule.CONTROL_FRAMES_RSV1_ZERO).feed("c9 80 00000000"))
                .isEqualTo(failure(Rule.CONTROL_FRAMES_RSV_ZERO));
    }

    @Test
    void goes_on_after_broken_data() {
        EndpointProbe lenient = probe(Rule.COMPRESSED_DATA_IS_VALID);
        assertThat(lenient.feed("c1 83 00000000 720418")).isEqualTo("c103720400");
        lenient.feed("c1 87 00000000 f248cdc9c90700");
        assertThat(lenient.messages.getLast().text()).isEqualTo("Hello");
    }

    private static EndpointProbe probe(Rule... waived) {
        return EndpointProbe.compressing(DeflateParameters.defaults(), waived);
    }

    private static String failure(Rule rule) {
        return hex(unmasked(FIN | CLOSE, CloseStatus.of(rule).encode()));
    }
}
