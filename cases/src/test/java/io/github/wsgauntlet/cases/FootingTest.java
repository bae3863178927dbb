package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a case rests on follows from what it sends and what it expects. */
class FootingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send: {opcode: text, text: a}                                  | alive: {}  |",
                "send: {opcode: ping, text: a}                                  | alive: {}  | PONG",
                "send: {opcode: ping, text: a, mask: none}                      | failed: {} |",
                "send: {opcode: ping, text: a, rsv: 1}                          | failed: {} |",
                "send: {opcode: ping, fin: false, text: a}                      | failed: {} |",
                "send: {opcode: ping, repeat: {text: a, times: 126}}            | failed: {} |",
                "send: {opcode: text, text: a, segments: 1}                     | alive: {}  | SEGMENTS",
                "send: [{opcode: text, text: a}, {opcode: text, text: b}]       | alive: {}  | SEVERAL_FRAMES",
                "send: {opcode: text, fin: false, text: a}                      | alive: {}  | FRAGMENTS",
                "send: {opcode: continuation, text: a}                          | failed: {} | FRAGMENTS",
                "send: {opcode: continuation, text: a, mask: none}              | failed: {} |",
                "canary                                                         | alive: {}  | OTHERS",
                "send: {opcode: close, code: 1000}                              | closed: {} | CLOSE",
                "send: {opcode: close, code: 1000}                              | ended: {}  | END",
                "send: {opcode: text, compress: true, text: a}                  | alive: {}  | COMPRESSION",
                "send: {opcode: text, repeat: {text: a, times: 125}}            | alive: {}  |",
                "send: {opcode: text, repeat: {text: a, times: 126}}            | alive: {}  | LENGTH_16",
                "send: {opcode: binary, repeat: {text: a, times: 65535}}        | alive: {}  | LENGTH_16",
                "send: {opcode: text, repeat: {text: a, times: 65536}}          | alive: {}  |",
                "send: {opcode: text, mask: none, repeat: {text: a, times: 126}} | failed: {} |",
                "send: {opcode: text, length: 16, text: a}                      | failed: {} | LENGTH_16",
                "send: {bytes: 82 fe 00 7e 00 00 00 00}                         | alive: {}  | LENGTH_16",
                "send: {bytes: 82 7d 00 7e 00 00 00 00}                         | alive: {}  |"
            })
    void rests_on_what_it_sends_and_expects(String step, String outcome, Foundation foundation) {
        Case asked = read("      - " + step.strip(), outcome);
        if (foundation == null) {
            assertThat(asked.restsOn()).isEmpty();
        } else {
            assertThat(asked.restsOn()).containsExactly(foundation);
        }
    }

    @Test
    void what_is_compressed_is_counted_as_long_as_it_may_be() {
        String compressed = "      - send: {opcode: text, compress: true, %s}";
        assertThat(read(compressed.formatted("text: a"), "alive: {}").restsOn())
                .containsExactly(Foundation.COMPRESSION);
        assertThat(read(compressed.formatted("repeat: {text: ab, times: 100}"), "alive: {}")
                        .restsOn())
                .containsExactlyInAnyOrder(Foundation.COMPRESSION, Foundation.LENGTH_16);
    }

    @Test
    void frames_that_leave_one_after_the_other_may_come_in_one_segment() {
        String two = "      - send: {opcode: text, text: a}\n%s      - send: {opcode: text, text: b}";
        assertThat(read(two.formatted(""), "alive: {}").restsOn()).containsExactly(Foundation.SEVERAL_FRAMES);
        assertThat(read(two.formatted("      - await: answers\n"), "alive: {}").restsOn())
                .isEmpty();
    }

    @Test
    void a_ping_rests_on_more_between_fragments() {
        String steps = String.join(
                "\n",
                "      - send: {opcode: text, fin: false, text: a}",
                "      - await: answers",
                "      - send: {opcode: ping, text: b}",
                "      - await: answers",
                "      - send: {opcode: continuation, text: c}");
        assertThat(read(steps, "alive: {}").restsOn())
                .containsExactlyInAnyOrder(Foundation.FRAGMENTS, Foundation.PONG, Foundation.PING_BETWEEN_FRAGMENTS);
    }

    @Test
    void so_does_any_control_frame_there_legal_or_not() {
        for (String frame : List.of("opcode: close, code: 1000", "opcode: 11", "opcode: ping, mask: none")) {
            String steps = String.join(
                    "\n",
                    "      - send: {opcode: text, fin: false, text: a}",
                    "      - await: answers",
                    "      - send: {" + frame + "}");
            assertThat(read(steps, "failed: {}").restsOn()).as(frame).contains(Foundation.PING_BETWEEN_FRAGMENTS);
        }
    }

    private static Case read(String steps, String outcome) {
        return CaseFileReader.parse("test.yaml", """
                suite: suite/sub
                section: "5.2"
                cases:
                  - id: one
                    title: A title
                    requirements: [rfc6455-5.2-single-frame-message]
                    steps:
                %s
                    expect:
                      - %s
                """.formatted(steps, outcome.strip()), Ledger.load())
                .getFirst();
    }
}
