package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Scenario.Ending;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Frame;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.cases.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CaseFileWriterTest {
    private static final String REQUIREMENT = "rfc6455-5.2-rsv-on-data-fails";
    private static final Unit PING = Frame.of(9, new Payload.Hex("6869"));
    private static final Codes PROTOCOL_ERROR = new Codes(List.of(new Range(1002, 1002)), false, false);
    private static final Expectation ECHOED = expected(Verdict.FAIL, grade(Verdict.PASS, new Outcome.Echoed()));

    @Test
    void a_file_looks_as_if_a_person_had_written_it() {
        Case fragments = new Case(
                "fuzz/found/fragments",
                "A ping between the fragments of a message",
                "5.4",
                List.of(REQUIREMENT, "rfc6455-5.5.2-ping-answered-with-pong"),
                Level.MUST,
                Set.of(Need.DEFLATE, Need.ECHO),
                "fuzz/found/one-of-two",
                List.of("5.6", "5.10"),
                "",
                false,
                new Scenario(
                        List.of(
                                Step.Open.standard(),
                                send(Frame.of(1, new Payload.Text("hello"))),
                                send(PING, new Frame(1, false, 0, new Mask.Usual(), Length.minimal(), text("a"))),
                                send(
                                        PING,
                                        PING,
                                        PING,
                                        Frame.of(0, text("It's \"over\": ${x}")),
                                        new Unit.Raw(
                                                new Payload.Joined(List.of(text("\u0000"), new Payload.Hex("ff"))))),
                                new Step.Send(
                                        List.of(PING, Frame.of(8, new Payload.CloseBody(1000, text("bye")))),
                                        Segments.of(1)),
                                new Step.Await(Step.Awaited.ANSWERS),
                                new Step.HalfClose()),
                        Ending.WAIT),
                expected(
                        Verdict.STRICT,
                        grade(Verdict.PASS, new Outcome.Echoed(), new Outcome.Ponged()),
                        grade(Verdict.INFO, new Outcome.Failed(CloseFrame.PRESENT, PROTOCOL_ERROR)),
                        grade(Verdict.WARN, new Outcome.Failed(CloseFrame.ABSENT, Codes.any()))));
        Case handshake = new Case(
                "fuzz/found/handshake",
                "Two lines: one is long",
                "4.2.1",
                List.of(REQUIREMENT),
                Level.MUST,
                Set.of(),
                "",
                List.of(),
                "It was seen twice:\n  once a day,\nand \"no more\".",
                false,
                new Scenario(
                        List.of(new Step.Open(
                                new HandshakeRequest(
                                        "GET",
                                        "<path>",
                                        "HTTP/1.1",
                                        List.of(
                                                new HeaderEdit.Drop("Upgrade"),
                                                new HeaderEdit.Add("Upgrade", "websocket, " + "x".repeat(90))),
                                        ""),
                                List.of(),
                                Segments.whole())),
                        Ending.WAIT),
                expected(Verdict.FAIL, grade(Verdict.INFO, new Outcome.Refused(List.of(new Range(400, 499)), false))));

        assertThat(CaseFileWriter.yaml("Found by a test.\n\nSeed 7", List.of(fragments, handshake)))
                .isEqualTo("""
                        # Found by a test.
                        #
                        # Seed 7
                        suite: fuzz/found
                        section: '5.4'
                        default: off
                        cases:
                          - id: fragments
                            title: A ping between the fragments of a message
                            requirements: [rfc6455-5.2-rsv-on-data-fails, rfc6455-5.5.2-ping-answered-with-pong]
                            autobahn: ['5.6', '5.10']
                            needs: [echo, deflate]
                            group: one-of-two
                            steps:
                              - send: {opcode: text, text: 'hello'}
                              - send: [{opcode: ping, hex: '6869'}, {opcode: text, fin: false, text: 'a'}]
                              - send:
                                  - {times: 3, of: {opcode: ping, hex: '6869'}}
                                  - {opcode: continuation, text: 'It''s "over": $${x}'}
                                  - {bytes: {join: [{text: "\\x00"}, {hex: 'ff'}]}}
                              - send:
                                  units: [{opcode: ping, hex: '6869'}, {opcode: close, code: 1000, reason: 'bye'}]
                                  segments: 1
                              - await: answers
                              - half-close
                            expect:
                              - echoed: {}
                                ponged: {}
                              - failed: {codes: [1002]}
                                grade: info
                              - failed: {close: absent}
                                grade: warn
                            otherwise: strict

                          - id: handshake
                            title: 'Two lines: one is long'
                            section: '4.2.1'
                            requirements: [rfc6455-5.2-rsv-on-data-fails]
                            why: |
                              It was seen twice:
                                once a day,
                              and "no more".
                            steps:
                              - open:
                                  drop: [Upgrade]
                                  add:
                                    - 'Upgrade: websocket, %s'
                            ending: wait
                            expect:
                              - refused: {statuses: [400-499]}
                                grade: info
                        """.formatted("x".repeat(90)));
    }

    @Test
    void a_plain_handshake_is_said_if_it_is_all_there_is() {
        assertThat(yaml(plain(), scenario(Ending.CLOSE))).contains("    steps:\n      - open: {}\n    expect:\n");
        assertThat(yaml(plain(), scenario(Ending.CLOSE, new Step.Pause())))
                .contains("    steps:\n      - pause\n    expect:\n");
    }

    @Test
    void the_ending_is_said_if_it_does_not_follow() {
        Step close = send(Frame.of(8, Payload.empty()));
        assertThat(yaml(plain(), scenario(Ending.WAIT, close))).doesNotContain("ending");
        assertThat(yaml(plain(), scenario(Ending.CLOSE, close))).contains("\n    ending: close\n");
        assertThat(yaml(plain(), scenario(Ending.CLOSE, new Step.Canary()))).doesNotContain("ending");
        assertThat(yaml(plain(), scenario(Ending.WAIT, new Step.Canary()))).contains("\n    ending: wait\n");
    }

    @Test
    void an_absent_close_frame_has_no_codes() {
        Expectation failed =
                expected(Verdict.FAIL, grade(Verdict.PASS, new Outcome.Failed(CloseFrame.ABSENT, PROTOCOL_ERROR)));
        assertThat(CaseFileWriter.yaml("", List.of(with(plain(), plain().scenario(), failed))))
                .endsWith("    expect:\n      - failed: {close: absent}\n");
    }

    @Test
    void the_cases_of_a_file_belong_together() {
        refused("A case file holds at least one case");
        refused(
                "A case file holds one suite, not fuzz/found and fuzz/other",
                plain(),
                CaseArbitraries.renamed(plain(), "fuzz/other/case"));
        Case byName = new Case(
                "fuzz/found/by-name",
                "By name",
                "5.2",
                List.of(REQUIREMENT),
                Level.MUST,
                Set.of(),
                "",
                List.of(),
                "",
                false,
                plain().scenario(),
                ECHOED);
        refused(
                "A group of fuzz/found begins with fuzz/found/, not 'fuzz/other/group'",
                plain().withGroup("fuzz/other/group"));
        refused("Either all cases of a file are played by default or none", plain(), byName);
    }

    @Test
    void what_no_file_can_say_is_refused_in_the_words_of_the_reader() {
        refused(
                "No case file can say this: fuzz/found.yaml:4: 'id' is lower-case words joined by '-', not 'case[a=b]'",
                CaseArbitraries.renamed(plain(), "fuzz/found/case[a=b]"));
        refused(
                "No case file can say this: fuzz/found.yaml:12: The case 'fuzz/found/case' stands already in"
                        + " fuzz/found.yaml:4",
                plain(),
                plain());
        refused(
                "No case file can say this: fuzz/found.yaml:9: Nothing can be sent after 'half-close'",
                with(plain(), scenario(Ending.WAIT, new Step.HalfClose(), send(PING)), ECHOED));
        refused(
                "No case file can say this: fuzz/found.yaml:11: The key 'closed' stands already in line 10",
                with(
                        plain(),
                        plain().scenario(),
                        expected(
                                Verdict.FAIL,
                                grade(
                                        Verdict.PASS,
                                        new Outcome.Closed(Codes.any()),
                                        new Outcome.Closed(PROTOCOL_ERROR)))));
    }

    private static void refused(String message, Case... cases) {
        assertThatThrownBy(() -> CaseFileWriter.yaml("", List.of(cases)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Case plain() {
        return CaseArbitraries.renamed(CaseFile.plain().first(), "fuzz/found/case");
    }

    private static String yaml(Case other, Scenario scenario) {
        return CaseFileWriter.yaml("", List.of(with(other, scenario, ECHOED)));
    }

    private static Case with(Case other, Scenario scenario, Expectation expectation) {
        return new Case(
                other.id(),
                other.title(),
                other.section(),
                other.requirements(),
                other.level(),
                other.needs(),
                other.group(),
                other.autobahn(),
                other.why(),
                other.byDefault(),
                scenario,
                expectation);
    }

    private static Scenario scenario(Ending ending, Step... more) {
        Step[] steps = new Step[more.length + 1];
        steps[0] = Step.Open.standard();
        System.arraycopy(more, 0, steps, 1, more.length);
        return new Scenario(Arrays.asList(steps), ending);
    }

    private static Step send(Unit... units) {
        return new Step.Send(List.of(units), Segments.whole());
    }

    private static Payload text(String text) {
        return new Payload.Text(text);
    }

    private static Allowed grade(Verdict grade, Outcome... outcomes) {
        return new Allowed(List.of(outcomes), grade);
    }

    private static Expectation expected(Verdict otherwise, Allowed... allowed) {
        return new Expectation(List.of(allowed), otherwise);
    }
}
