package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.CLOSE;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.join;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static io.github.wsgauntlet.server.client.ClientFrames.ping;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Rule;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sees when a rule about frames is waived, and that the strict server says something else. */
class WaivedFrameRulesTest {

    private static final String TABLE = """
            # rule | what the client sends | what the lenient server answers
            CLIENT_FRAMES_MASKED | 81 01 41 | 81 01 41
            CONTINUATION_FRAMES_MASKED | 01 80 00000000  80 01 41 | 81 01 41
            CONTROL_FRAMES_MASKED | 89 01 41 | 8a 01 41
            DATA_FRAMES_RSV_ZERO | f1 81 00000000 41 | 81 01 41
            CONTINUATION_FRAMES_RSV_ZERO | 01 80 00000000  a0 81 00000000 41 | 81 01 41
            CONTROL_FRAMES_RSV_ZERO | 99 81 00000000 41 | 8a 01 41
            DATA_OPCODES_DEFINED | 83 81 00000000 41  89 80 00000000 | 8a 00
            CONTROL_OPCODES_DEFINED | 8b 81 00000000 41  89 80 00000000 | 8a 00
            LENGTH_16_IS_MINIMAL | 81 fe 0001 00000000 41 | 81 01 41
            LENGTH_64_IS_MINIMAL | 81 ff 0000000000000001 00000000 41 | 81 01 41
            LENGTH_64_TOP_BIT_ZERO | 81 ff 8000000000000001 00000000 41 | 81 01 41
            CONTROL_FRAMES_NOT_FRAGMENTED | 09 81 00000000 41 | 8a 01 41
            CONTINUATION_NEEDS_A_START | 80 81 00000000 41 | 82 01 41
            NO_NEW_MESSAGE_INSIDE_A_MESSAGE | 01 81 00000000 40  81 81 00000000 41 | 81 01 41
            TEXT_IS_UTF8 | 81 81 00000000 ff | 81 01 ff
            TEXT_HAS_NO_OVERLONG_FORMS | 81 82 00000000 c080 | 81 02 c080
            TEXT_HAS_NO_SURROGATES | 81 83 00000000 eda080 | 81 03 eda080
            TEXT_IS_AT_MOST_10FFFF | 81 84 00000000 f4908080 | 81 04 f4908080
            TEXT_ENDS_WITH_A_WHOLE_CHARACTER | 81 81 00000000 c3 | 81 01 c3
            CLOSE_BODY_STARTS_WITH_A_CODE | 88 81 00000000 03 | 88 01 03
            CLOSE_CODE_AT_LEAST_1000 | 88 82 00000000 03e7 | 88 02 03e7
            CLOSE_CODE_AT_MOST_4999 | 88 82 00000000 1388 | 88 02 1388
            CLOSE_CODE_IS_FOR_THE_WIRE | 88 82 00000000 03ed | 88 02 03ed
            CLOSE_CODE_IS_ASSIGNED | 88 82 00000000 03ec | 88 02 03ec
            CLOSE_REASON_IS_UTF8 | 88 83 00000000 03e8 ff | 88 03 03e8 ff
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void lets_one_thing_pass(Rule rule, String client, String server) {
        assertThat(new EndpointProbe(rule).feed(client)).isEqualTo(server.replace(" ", ""));
        assertThat(new EndpointProbe().feed(client)).endsWith(failure(rule));
    }

    /** The rest has tests of its own below. */
    @Test
    void has_a_row_for_every_rule_about_one_frame_or_message() {
        List<String> rows = TABLE.lines()
                .filter(row -> !row.startsWith("#"))
                .map(row -> row.substring(0, row.indexOf(' ')))
                .toList();
        assertThat(Rule.values())
                .filteredOn(rule -> rule.concerns(EndpointRole.SERVER))
                .filteredOn(rule -> rule.code() >= 1000 && rule != Rule.CONTROL_FRAMES_AT_MOST_125)
                .filteredOn(rule -> rule.message().contains("(RFC 6455 "))
                .extracting(Rule::name)
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void answers_a_large_ping_with_a_large_pong() {
        byte[] ping = masked(FIN | 0x9, new byte[126]);
        assertThat(new EndpointProbe(Rule.CONTROL_FRAMES_AT_MOST_125).feed(ping))
                .isEqualTo("8a7e007e" + "00".repeat(126));
        assertThat(new EndpointProbe().feed(ping)).isEqualTo(failure(Rule.CONTROL_FRAMES_AT_MOST_125));
    }

    @Test
    void still_refuses_the_next_flaw() {
        EndpointProbe probe = new EndpointProbe(Rule.CLIENT_FRAMES_MASKED);
        assertThat(probe.feed("89 00")).isEqualTo(failure(Rule.CONTROL_FRAMES_MASKED));
    }

    @Test
    void leaves_a_close_unanswered() {
        EndpointProbe probe = new EndpointProbe(Rule.CLOSE_IS_ANSWERED);
        assertThat(probe.feed(close(1000, ""))).isEmpty();
        assertThat(probe.endpoint.isFinished()).isTrue();
    }

    @Test
    void answers_a_second_close() {
        EndpointProbe probe = new EndpointProbe(Rule.ONE_CLOSE_ONLY);
        assertThat(probe.feed(join(close(1000, ""), text("a"), close(1001, ""))))
                .isEqualTo("880203e8" + "880203e9");
    }

    @Test
    void answers_data_after_a_close() {
        EndpointProbe probe = new EndpointProbe(Rule.NOTHING_PROCESSED_AFTER_CLOSE);
        assertThat(probe.feed(join(close(1000, ""), text("a"), close(1001, ""))))
                .isEqualTo("880203e8" + "810161");
    }

    @Test
    void answers_data_after_a_failure() {
        EndpointProbe probe = new EndpointProbe(Rule.NOTHING_PROCESSED_AFTER_FAILURE);
        byte[] unfinished = masked(0x1, hex("41"));
        byte[] bad = masked(0x83, new byte[3]);
        assertThat(probe.feed(join(unfinished, bad, text("a"), ping("b"))))
                .isEqualTo(failure(Rule.DATA_OPCODES_DEFINED) + "810161" + "8a0162");
    }

    @Test
    void leaves_tcp_open() {
        EndpointProbe closed = new EndpointProbe(Rule.TCP_CLOSED_AFTER_CLOSE);
        assertThat(closed.feed(close(1000, ""))).isEqualTo("880203e8");
        assertThat(closed.endpoint.isFinished()).isFalse();

        EndpointProbe failed = new EndpointProbe(Rule.TCP_CLOSED_AFTER_FAILURE);
        assertThat(failed.feed("81 00")).isEqualTo(failure(Rule.CLIENT_FRAMES_MASKED));
        assertThat(failed.endpoint.isFinished()).isFalse();
    }

    private static String failure(Rule rule) {
        byte[] body = CloseStatus.of(rule).encode();
        return hex(unmasked(FIN | CLOSE, body)).toLowerCase(Locale.ROOT);
    }
}
