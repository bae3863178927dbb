package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TurnReaderTest {
    private static final String HEAD = """
            suite: chat/rooms
            section: Rooms
            cases:
              - id: example
                title: An example
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                expect: [{exchanged: {}}]
                steps:
            """;

    @Test
    void a_request_may_have_its_answer_with_it() {
        Case read = read("""
                    - ask:
                        query: a=b
                        answer: {status: [200, "400-499"], prefix: "0", json: '{"sid": %{sid:string}, ...}'}
                    - ask: {name: poll, method: POST, target: "/x?%{sid}", text: hi, chunked: true}
                    - answer: {to: poll, parts: [{text: "6"}], else: skip}
                """);
        assertThat(read.scenario().opens()).isFalse();
        assertThat(read.scenario().steps()).hasSize(4);
        assertThat(read.section()).isEqualTo("Rooms");
        assertThat(Prose.steps(read.scenario()))
                .containsExactly(
                        "Ask for GET <resource>?a=b over HTTP on a connection of its own",
                        "Wait for the answer with status 200 or 400 to 499 and the body '0' and JSON like"
                                + " {\"sid\": %{sid:string}, ...}",
                        "Ask for POST /x?%{sid} over HTTP on a connection of its own and the body \"hi\", in chunks, as"
                                + " request 'poll'",
                        "Wait for the answer to 'poll' with a body of the parts \"6\"; a target that does not do so"
                                + " lacks what the case needs");
        assertThat(Prose.expectation(read.expectation()).getFirst())
                .isEqualTo("Expected: the target does all that is awaited");
    }

    @Test
    void a_plain_handshake_comes_before_what_needs_a_connection() {
        Case read = read("""
                    - patience: ["250"]
                    - say: {text: "40"}
                    - receive: {hex: "00 01"}
                """);
        assertThat(read.scenario().steps().get(1)).isEqualTo(Step.Open.standard());
        assertThat(read.scenario().steps().get(2)).isEqualTo(new Turn.Say(new Payload.Text("40"), false));
    }

    @Test
    void the_routine_of_a_file_is_the_first_step_of_each_case_without_one() {
        String routine = "routine: [{comes: {text: \"2\"}, reply: {text: \"3\"}}]\n";
        assertThat(parse(routine + HEAD + "      - say: {text: a}\n")
                        .scenario()
                        .steps()
                        .getFirst())
                .isInstanceOf(Turn.Routine.class);
        assertThat(parse(routine + HEAD + "      - routine: off\n      - say: {text: a}\n")
                        .scenario()
                        .steps()
                        .getFirst())
                .isEqualTo(new Turn.Routine(List.of()));
    }

    @Test
    void outcomes_name_what_is_awaited() {
        Case read = parse(HEAD.replace(
                        "[{exchanged: {}}]",
                        "[{answered: {to: bad, status: [400]}}, {received: {name: r, text: a}, grade: info}]")
                + """
                      - ask: {name: bad, answer: {}}
                      - open: {}
                      - receive: {name: r}
                """);
        assertThat(read.expectation().best().outcomes().getFirst()).isInstanceOf(Outcome.Answered.class);
        assertThat(Prose.expectation(read.expectation()))
                .startsWith(
                        "Expected: the target answers 'bad' with status 400",
                        "Allowed as INFO: the target sends, as 'r', the message \"a\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "say: {text: '%{sid}'} | '%{sid}' was not captured before",
                "answer: {} | Nothing was asked before",
                "answer: {to: poll} | No request 'poll' was sent before",
                "receive: {json: '{'} | 'json': in a JSON shape '\"' stands here, not so at character 2",
                "receive: {pattern: '('} | 'pattern' is a regular expression: Unclosed group",
                "receive: {text: a, json: '1'} | 'text' and 'json' exclude each other",
                "receive: {prefix: a} | 'prefix' needs 'json'",
                "receive: {json: '1', binary: true} | 'json' and 'binary' exclude each other",
                "receive: {text: a, else: fail} | 'else' is skip, not 'fail'",
                "ask: {query: a, target: /} | 'target' and 'query' exclude each other",
                "ask: {headers: [a]} | An item of 'headers' is a header line 'Name: value', not 'a'",
                "ask: {answer: {separator: a}} | 'separator' needs 'parts'",
                "ask: {answer: {parts: [{}], text: a}} | 'parts' and 'text' exclude each other",
                "ask: {answer: {parts: [{}], separator: ''}} | 'separator' is not empty",
                "routine: on | 'routine' is off, not 'on'",
                "routine: [{comes: {json: '%{a:any}'}}] | What may come at any time is not captured",
                "patience: [soon] | An item of 'patience' is a number of milliseconds, or a reference to one, such as"
                        + " %{interval}, not 'soon'",
                "say | 'say' has no value",
            })
    void refuses_what_cannot_be_meant(String step, String reason) {
        refuses(HEAD + "      - " + step + "\n", reason);
    }

    @Test
    void refuses_what_does_not_fit_together() {
        refuses(
                HEAD + "      - ask: {}\n      - say: {text: a}\n",
                "This step needs a connection: 'open' comes before it");
        refuses(HEAD + "      - say: {text: a}\n      - open: {}\n", "Only the first step can open the connection");
        refuses(HEAD + "      - ask: {name: a}\n      - ask: {name: a}\n", "A request 'a' stands already in this case");
        refuses(
                HEAD.replace("exchanged: {}", "answered: {to: a}") + "      - ask: {name: a}\n",
                "No step awaits the answer to 'a'");
        refuses(
                HEAD.replace("exchanged: {}", "received: {name: a}") + "      - receive: {}\n",
                "No step receives a message 'a'");
        refuses(
                HEAD.replace("exchanged: {}", "answered: {json: '%{a:any}'}") + "      - ask: {answer: {}}\n",
                "An outcome captures nothing");
        refuses("side: client\n" + HEAD + "      - ask: {}\n", "A client is asked nothing over HTTP");
        refuses(HEAD + "      - half-close\n      - say: {text: a}\n", "Nothing can be sent after 'half-close'");
    }

    private static Case read(String steps) {
        return parse(HEAD + steps);
    }

    private static Case parse(String text) {
        return CaseFileReader.parse("example.yaml", text, CaseFile.LEDGER).getFirst();
    }

    private static void refuses(String text, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidFileException.class)
                .message()
                .endsWith(": " + reason);
    }
}
