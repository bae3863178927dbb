package io.github.wsgauntlet.cases.prose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.casefile.CaseFile;
import org.junit.jupiter.api.Test;

final class ProseTest {

    @Test
    void frames_are_told_by_what_is_not_plain() {
        assertUnit("{opcode: text, text: hello}", "a text frame: \"hello\"");
        assertUnit("{opcode: text, rsv: 3, text: hello}", "a text frame with reserved bits 3 (RSV2, RSV3): \"hello\"");
        assertUnit("{opcode: binary, rsv: 4}", "a binary frame with reserved bits 4 (RSV1) and no payload");
        assertUnit("{opcode: ping}", "a Ping frame with no payload");
        assertUnit("{opcode: 10, hex: \"00 ff\"}", "a Pong frame: hex 00 ff");
        assertUnit("{opcode: 0, fin: false, text: a}", "a continuation frame with FIN clear: \"a\"");
        assertUnit("{opcode: 11, text: a}", "a frame of reserved opcode 11: \"a\"");
        assertUnit("{opcode: text, mask: none, text: a}", "a text frame with no mask: \"a\"");
        assertUnit("{opcode: text, mask: 00ab3d01, text: a}", "a text frame with masking key 00ab3d01: \"a\"");
        assertUnit("{opcode: text, length: 7, text: a}", "a text frame with the length in 7 bits: \"a\"");
        assertUnit(
                "{opcode: text, length: 16, declare: 300, text: a}",
                "a text frame with a declared length of 300 in 16 bits: \"a\"");
        assertUnit(
                "{opcode: text, fin: false, length: 64, declare: 0xffffffffffffffff}",
                "a text frame with FIN clear, a declared length of 18446744073709551615 in 64 bits and no payload");
        assertUnit("{bytes: 81 85}", "raw bytes: hex 81 85");
        assertUnit("{bytes: {text: GET}}", "raw bytes: \"GET\"");
        assertUnit("{bytes: \"\"}", "raw bytes: nothing");
    }

    @Test
    void payloads_are_shown_or_elided_with_their_size() {
        assertUnit(
                "{opcode: text, text: \"a\\tb\\r\\n\\\"\\\\ é € \\U0001F600\"}",
                "a text frame: \"a\\tb\\r\\n\\\"\\\\ é € 😀\"");
        assertUnit("{opcode: text, text: \"\\x00\\u200b\\ufeff\"}", "a text frame: \"\\u{0}\\u{200b}\\u{feff}\"");
        assertUnit(
                "{opcode: text, text: " + "€".repeat(61) + "}",
                "a text frame: \"" + "€".repeat(40) + "…\" (183 bytes)");
        assertUnit(
                "{opcode: text, hex: \"" + "ab".repeat(25) + "\"}",
                "a text frame: hex " + "ab ".repeat(16) + "… (25 bytes)");
        assertUnit("{opcode: text, repeat: {text: a, times: 65536}}", "a text frame: \"a\" 65536 times (65536 bytes)");
        assertUnit("{opcode: text, repeat: {hex: ff, times: 1}}", "a text frame: hex ff 1 time (1 byte)");
        assertUnit("{opcode: text, random: {bytes: 125, seed: 7}}", "a text frame: 125 bytes of random data (seed 7)");
        assertUnit(
                "{opcode: text, join: [{text: a}, {}, {hex: c0}]}",
                "a text frame: \"a\", then nothing, then hex c0 (2 bytes)");
        assertUnit(
                "{opcode: text, join: [" + "{text: a}, ".repeat(9) + "]}",
                "a text frame: \"a\", then \"a\", then \"a\", then \"a\", … and 5 more (9 bytes)");
        assertUnit("{opcode: close, code: 1000}", "a Close frame: code 1000");
        assertUnit("{opcode: close, code: 3000, reason: bye}", "a Close frame: code 3000 and reason \"bye\"");
        assertUnit("{opcode: close, code: 1002, reasonHex: c0 80}", "a Close frame: code 1002 and reason hex c0 80");
    }

    @Test
    void steps_are_sentences() {
        assertThat(Prose.steps(
                        CaseFile.steps("[send: {opcode: text, rsv: 3, text: hello}, await: answers, await: close,"
                                        + " await: end, pause, stop-reading, half-close, reset, canary]")
                                .first()
                                .scenario()))
                .containsExactly(
                        "Connect and send a plain opening handshake",
                        "Send a text frame with reserved bits 3 (RSV2, RSV3): \"hello\"",
                        "Wait for every answer the target owes so far",
                        "Wait for a Close frame",
                        "Wait for the end of the TCP connection",
                        "Give the target a moment to react",
                        "Stop reading until something is waited for, or the target takes no more",
                        "Shut down the sending side of the TCP connection and go on reading",
                        "Reset the TCP connection",
                        "Open another connection and check whether the target serves it",
                        "Send nothing more and wait for the target to end the connection");
        assertThat(Prose.steps(CaseFile.plain().first().scenario()))
                .last()
                .isEqualTo("Wait for what the target owes, then run the closing handshake");
    }

    @Test
    void writes_say_how_they_are_cut() {
        String two = "[{opcode: ping}, {opcode: text, text: a}]";
        String both = "a Ping frame with no payload; a text frame: \"a\"";
        assertSend("{opcode: text, text: a, segments: 1}", "Send in segments of 1 byte: a text frame: \"a\"");
        assertSend(
                "{opcode: text, text: a, segments: 1, paced: 6}",
                "Send in segments of 1 byte, the first 6 a few milliseconds apart and the rest at once: a text"
                        + " frame: \"a\"");
        assertSend(
                "{opcode: text, text: a, records: 1}",
                "Send in TLS records of 1 byte, all in one segment: a text frame: \"a\"");
        assertSend(
                "{opcode: text, text: a, segments: 2, paced: 3, records: 4}",
                "Send in TLS records of 4 bytes, which leave in segments of 2 bytes, the first 3 a few milliseconds"
                        + " apart and the rest at once: a text frame: \"a\"");
        assertSend(two, "Send in one write: " + both);
        assertSend("{units: " + two + ", segments: 7}", "Send in one write, in segments of 7 bytes: " + both);
    }

    @Test
    void many_units_are_elided_and_equal_ones_said_once() {
        assertSend(
                "[" + "{opcode: text, text: a}, {opcode: text, text: b}, ".repeat(5) + "]",
                "Send in one write: " + "a text frame: \"a\"; a text frame: \"b\"; ".repeat(2) + "… and 6 more");
        assertSend(
                "[{times: 1000, of: {opcode: text, text: a}}, {opcode: ping, text: b}]",
                "Send in one write: 1000 times a text frame: \"a\"; a Ping frame: \"b\"");
    }

    @Test
    void handshakes_are_told_by_what_is_not_plain() {
        assertOpen("{}", "Connect and send a plain opening handshake");
        assertOpen("{drop: [Host]}", "Connect and send an opening handshake with no Host line");
        assertOpen(
                "{method: POST, target: \"<path>?a=b\", version: HTTP/1.0, replace: {Upgrade: websocketx}, add: [\"A:"
                        + " b\"], names: lower, order: reverse}",
                "Connect and send an opening handshake with method \"POST\", request target \"<path>?a=b\", version"
                        + " \"HTTP/1.0\", \"Upgrade: websocketx\", the additional line \"A: b\", header names in"
                        + " lower case and the header lines in reverse order");
        assertOpen("{raw: " + "x".repeat(600) + "}", "Connect and send this request head: \"" + "x".repeat(600) + "\"");
        assertOpen(
                "{raw: " + "x".repeat(601) + "}",
                "Connect and send this request head: \"" + "x".repeat(580) + "…\" (601 bytes)");
        assertOpen(
                "{version: \"\", names: upper}",
                "Connect and send an opening handshake with no HTTP version and header names in upper case");
        assertOpen(
                "{raw: \"GET <path>\\r\\n\\r\\n\", segments: 1}",
                "Connect and send, in segments of 1 byte, this request head: \"GET <path>\\r\\n\\r\\n\"");
        assertOpen(
                "{with-finished: true}",
                "Connect and send, in one segment with the last record of the TLS handshake, a plain opening"
                        + " handshake");
        assertOpen(
                "{with-finished: true, records: 9}",
                "Connect and send, in one segment with the last record of the TLS handshake, in TLS records of 9 bytes,"
                        + " all in one segment, a plain opening handshake");
        assertOpen(
                "{first: [{opcode: ping}, {bytes: \"00\"}], segments: 2}",
                "Connect and send, in segments of 2 bytes, a plain opening handshake, and right after it in the same"
                        + " write: a Ping frame with no payload; raw bytes: hex 00");
    }

    @Test
    void outcomes_are_clauses() {
        assertOutcome("accepted: {}", "the target accepts the handshake with status 101");
        assertOutcome(
                "accepted: {subprotocol: none}",
                "the target accepts the handshake with status 101 and names no subprotocol");
        assertOutcome(
                "accepted: {subprotocol: offered}",
                "the target accepts the handshake with status 101 and names one of the offered subprotocols");
        assertOutcome("refused: {}", "the target refuses the handshake with any status but 101");
        assertOutcome(
                "refused: {statuses: [400, 403, 500-599], version13: true}",
                "the target refuses the handshake with status 400, 403 or 500 to 599 and lists version 13 in"
                        + " Sec-WebSocket-Version");
        assertOutcome("dropped: {}", "the target ends the TCP connection without answering the handshake");
        assertOutcome("echoed: {}", "the target echoes exactly the messages it received");
        assertOutcome("ponged: {}", "the target answers the last Ping with a Pong that carries its payload");
        assertOutcome("closed: {}", "the target answers with a Close frame that carries any code or none");
        assertOutcome(
                "closed: {codes: [1000, 1001, same, empty]}",
                "the target answers with a Close frame that carries code 1000 or 1001, or the code it was sent, or no"
                        + " code");
        assertOutcome("closed: {codes: [empty]}", "the target answers with a Close frame that carries no code");
        assertOutcome("failed: {}", "the target fails the connection with a Close frame that carries any code or none");
        assertOutcome(
                "failed: {codes: [1002]}", "the target fails the connection with a Close frame that carries code 1002");
        assertOutcome("failed: {close: absent}", "the target fails the connection without a Close frame");
        assertOutcome("ignored: {}", "the target stays alive and answers nothing from the first violation on");
        assertOutcome("alive: {}", "the target stays alive");
        assertOutcome("at-once: {}", "the target does so before all of it is sent");
        assertOutcome("silent: {}", "the target sends nothing more and keeps the connection open");
        assertOutcome("ended: {}", "the target ends the TCP connection");
        assertOutcome("ended: {manner: clean}", "the target ends the TCP connection cleanly, with FIN");
        assertOutcome("ended: {manner: second}", "the target leaves it to the tester to end the TCP connection first");
    }

    @Test
    void expectations_are_graded() {
        assertThat(Prose.expectation(
                        CaseFile.expect("[{echoed: {}, ended: {}}, {failed: {}, grade: info}, {alive: {}, grade:"
                                        + " warn}, {silent: {}, grade: strict}, {dropped: {}, grade: pass}, {closed:"
                                        + " {}, grade: fail}]")
                                .first()
                                .expectation()))
                .containsExactly(
                        "Expected: the target echoes exactly the messages it received and ends the TCP connection",
                        "Allowed as INFO: the target fails the connection with a Close frame that carries any code or"
                                + " none",
                        "Allowed as WARN: the target stays alive",
                        "Judged as STRICT: the target sends nothing more and keeps the connection open",
                        "Allowed as PASS: the target ends the TCP connection without answering the handshake",
                        "Judged as FAIL: the target answers with a Close frame that carries any code or none",
                        "Everything else is FAIL");
        assertThat(Prose.expectation(CaseFile.expect("[{alive: {}, grade: info}]")
                        .withLine("otherwise: strict")
                        .first()
                        .expectation()))
                .containsExactly("Allowed as INFO: the target stays alive", "Everything else is STRICT");
    }

    private static void assertUnit(String written, String prose) {
        assertThat(Prose.unit(CaseFile.unit(written).firstUnit())).isEqualTo(prose);
    }

    private static void assertSend(String written, String prose) {
        assertThat(Prose.steps(CaseFile.unit(written).first().scenario()).get(1))
                .isEqualTo(prose);
    }

    private static void assertOpen(String written, String prose) {
        Scenario scenario = CaseFile.steps("[open: " + written + "]").first().scenario();
        assertThat(Prose.steps(scenario).getFirst()).isEqualTo(prose);
    }

    private static void assertOutcome(String written, String prose) {
        Case read = CaseFile.expect("[" + written + "]").first();
        assertThat(Prose.outcome(read.expectation().best().outcomes().getFirst()))
                .isEqualTo(prose);
    }
}
