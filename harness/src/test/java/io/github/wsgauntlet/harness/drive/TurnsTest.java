package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.judge.Judge;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns over HTTP and WebSocket, played with a server and judged. */
final class TurnsTest {
    private static final String ROUTINE = "routine: [{comes: {text: \"2\"}, reply: {text: \"3\"}}]\n";
    private static final String OPENED =
            "ask: {query: open, answer: {status: [200], prefix: \"0\", json: '{\"sid\": %{sid:string}, ...}'}}";

    private TurnServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TurnServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void what_is_captured_is_used_and_what_is_routine_is_answered() {
        assertThat(judged(
                                ROUTINE,
                                "[{exchanged: {}}]",
                                OPENED,
                                "ask: {method: POST, query: \"s=%{sid}\", text: \"4a\", answer: {text: ok}}",
                                "ask: {query: \"s=%{sid}\", answer: {parts: [{text: \"4a\"}]}}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(server.requests())
                .containsExactly(
                        "GET /talk?open ",
                        "POST /talk?s=abc 4a",
                        "GET /talk?s=abc ",
                        "POST /talk?s=abc 3",
                        "GET /talk?s=abc ",
                        "POST /talk?s=abc 3");
    }

    @Test
    void an_answer_may_be_long_in_coming_while_other_turns_are_taken() {
        assertThat(judged(
                                ROUTINE,
                                "[{exchanged: {}, closed: {}}]",
                                OPENED,
                                "ask: {method: POST, query: \"s=%{sid}\", text: \"3\", answer: {}}",
                                "ask: {name: poll, query: \"s=%{sid}\"}",
                                "open: {query: \"s=%{sid}\"}",
                                "receive: {text: hello}",
                                "say: {text: \"x%{sid}\"}",
                                "receive: {pattern: \"x(?<again>.*)\"}",
                                "say: {hex: \"00ff\"}",
                                "receive: {hex: \"00ff\"}",
                                "ask: {method: POST, query: \"s=%{again}\", text: \"4b\", answer: {status: [200]}}",
                                "answer: {to: poll, headers: {content-type: \"text/.*\"}, absent: [Set-Cookie],"
                                        + " parts: [{text: \"4b\"}]}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        // The ping of the server comes after its greeting, and may be late.
        assertThat(server.messages()).containsExactlyInAnyOrder("3", "xabc", "\u0000\u00ff");
    }

    @Test
    void what_came_instead_is_said() {
        assertThat(judged("", "[{exchanged: {}}]", "ask: {query: none, answer: {status: [200, \"404-410\"]}}"))
                .satisfies(wrong("The answer had status 400 instead of 200, 404 to 410."));
        assertThat(judged(
                        "",
                        "[{exchanged: {}}]",
                        "ask: {query: open, answer: {prefix: \"0\", json: '{\"sid\": 1, ...}'}}"))
                .satisfies(wrong(
                        "The answer had the body '0{\"sid\":\"abc\",\"interval\":25}' instead of '0' and JSON like"
                                + " {\"sid\": 1, ...}; at /sid should be 1."));
        assertThat(judged("", "[{exchanged: {}}]", "receive: {text: \"hallo\"}"))
                .satisfies(wrong("The message was 'hello' instead of 'hallo'."));
        assertThat(judged("", "[{exchanged: {}}]", "receive: {}", "receive: {json: '3'}"))
                .satisfies(wrong("The message was '2' instead of a message that is JSON like 3; at / should be 3."));
        assertThat(judged("", "[{left: {codes: [1000]}}]", "say: {text: bye}", "await: close"))
                .satisfies(wrong("The target closed the connection with code 1001."));
        assertThat(judged("", "[{left: {}}]", "receive: {}"))
                .satisfies(wrong("The target did not end the connection of its own accord."));
    }

    @Test
    void outcomes_judge_what_turns_took() {
        assertThat(judged(
                        "",
                        "[{answered: {to: bad, status: [404]}}, {answered: {to: bad, status: [400]}, grade: info}]",
                        "ask: {name: bad, query: none, answer: {}}"))
                .satisfies(judgement -> {
                    assertThat(judgement.verdict()).isEqualTo(Verdict.INFO);
                    assertThat(judgement.actual()).isEqualTo("The answer to 'bad' had status 400.");
                });
        assertThat(judged(
                                "",
                                "[{received: {name: first, text: hallo}}, {received: {name: first, text: hello},"
                                        + " grade: info}]",
                                "receive: {name: first}")
                        .verdict())
                .isEqualTo(Verdict.INFO);
        assertThat(judged("", "[{left: {codes: [1001]}}]", "say: {text: bye}", "await: close")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    /** Its Close has no code, as the answer to that of the tester may have none. */
    @Test
    void a_target_that_leaves_is_not_told_by_a_close_that_crosses_that_of_the_tester() {
        assertThat(judged("", "[{left: {}}, {alive: {}, grade: info}]", "say: {text: later}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void what_the_target_lacks_is_no_fault() {
        assertThat(judged("", "[{exchanged: {}}]", "receive: {text: \"hallo\", else: skip}")
                        .verdict())
                .isEqualTo(Verdict.SKIP);
    }

    @Test
    void a_request_that_is_held_ends_when_its_answer_is_awaited() {
        assertThat(judged(
                                "",
                                "[{exchanged: {}}]",
                                "ask: {name: held, method: POST, query: \"s=abc\", text: \"4a\", hold: true}",
                                "ask: {query: open, answer: {status: [200]}}",
                                "answer: {to: held, text: ok}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(server.requests()).containsExactly("GET /talk?open ", "POST /talk?s=abc 4a");
    }

    @Test
    void a_request_that_is_hung_up_is_answered_no_more() {
        assertThat(judged(
                        "",
                        "[{answered: {to: poll, or-none: true}}]",
                        "ask: {name: poll, query: wait}",
                        "hang-up: {to: poll}",
                        "answer: {to: poll, or-none: true}"))
                .satisfies(judgement -> assertThat(judgement.verdict()).isEqualTo(Verdict.PASS));
        assertThat(server.hungUp()).isTrue();
    }

    @Test
    void an_opening_handshake_is_answered_by_the_first_message_after_it() {
        assertThat(judged(
                                "",
                                "[{exchanged: {}}]",
                                "ask: {websocket: true, query: quiet, text: again,"
                                        + " answer: {status: [101], text: again}}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judged(
                                "",
                                "[{exchanged: {}}]",
                                "ask: {websocket: true, query: quiet, text: bye, answer: {or-none: true}}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(server.messages()).containsExactly("again", "bye");
    }

    @Test
    void the_connection_may_end_without_an_answer_only_where_that_is_said() {
        assertThat(judged("", "[{exchanged: {}}]", "ask: {query: drop, answer: {status: [200], or-none: true}}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judged("", "[{exchanged: {}}]", "ask: {query: none, answer: {status: [200], or-none: true}}"))
                .satisfies(wrong("The answer had status 400 instead of 200."));
        assertThat(judged("", "[{exchanged: {}}]", "ask: {query: drop, answer: {}}"))
                .satisfies(judgement -> {
                    assertThat(judgement.verdict()).isNotEqualTo(Verdict.PASS);
                    assertThat(judgement.actual()).isEqualTo("The target ended the connection without an answer.");
                });
    }

    @Test
    void an_answer_without_parts_is_waited_for_again_only_while_the_rest_of_it_is_right() {
        assertThat(judged(
                        "",
                        "[{exchanged: {}}]",
                        "ask: {query: gone, answer: {status: [200], parts: [{text: \"4a\"}]}}"))
                .satisfies(wrong("The answer had status 410 instead of 200."));
        assertThat(server.requests()).containsExactly("GET /talk?gone ");
    }

    @Test
    void a_message_anywhere_passes_over_others() {
        assertThat(judged("", "[{exchanged: {}}]", "say: {text: last}", "receive: {text: last, anywhere: true}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void silence_is_no_verdict_until_it_is_seen_again() {
        assertThat(judged("", "[{exchanged: {}}]", Duration.ofMillis(300), "receive: {text: never, anywhere: true}"))
                .satisfies(judgement -> {
                    assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
                    assertThat(judgement.actual()).isEqualTo("The target did not send 'never'.");
                });
        assertThat(judged("", "[{exchanged: {}}]", "say: {text: bye}", "receive: {text: never, anywhere: true}")
                        .actual())
                .isEqualTo("The target did not send 'never', and closed the connection with code 1001.");
    }

    private static Consumer<Judgement> wrong(String sentence) {
        return judgement -> {
            assertThat(judgement.actual()).isEqualTo(sentence);
            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        };
    }

    private Judgement judged(String before, String expect, String... steps) {
        return judged(before, expect, Duration.ofSeconds(20), steps);
    }

    private Judgement judged(String before, String expect, Duration deadline, String... steps) {
        Case asked = CaseFileReader.parse(
                        "turns.yaml",
                        before + "suite: chat/turns\nsection: Turns\ncases:\n  - id: example\n    title: An example\n"
                                + "    requirements: [rfc6455-4.2.1-baseline-valid-handshake]\n    expect: " + expect
                                + "\n    steps:\n      - " + String.join("\n      - ", steps) + "\n",
                        Ledger.load())
                .getFirst();
        Patience patience = Patience.standard().withDeadline(deadline);
        Capabilities capabilities = new Capabilities(false, true, true, false, 0, false, Duration.ZERO);
        Transcript transcript =
                new Driver(Suite.target(URI.create(server.url())), capabilities).play(asked.scenario(), 1, patience);
        return new Judge(capabilities).judge(asked, transcript, patience, false);
    }
}
