package io.github.wsgauntlet.harness.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.reaction.Unasked.NotWrapped.Why;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the messages of a scenario, and which scenarios stay as they are. */
class WrappingTest {
    private static final EchoAdapter JSON = KnownAdapter.parse("json:say");
    private static final EchoAdapter PREFIX = KnownAdapter.parse("prefix:# ");
    private static final EchoAdapter SOCKET_IO = KnownAdapter.parse("socketio");

    private static Unit.Frame frame(int opcode, boolean fin, Payload payload) {
        return new Unit.Frame(opcode, fin, 0, new Unit.Mask.Usual(), Unit.Length.minimal(), payload);
    }

    private static Unit.Frame text(String text) {
        return Unit.Frame.of(Opcodes.TEXT, new Payload.Text(text));
    }

    private static Scenario sending(Unit... units) {
        return new Scenario(
                List.of(Step.Open.standard(), new Step.Send(List.of(units), Segments.whole())), Scenario.Ending.CLOSE);
    }

    /** Return the frames of what is played in the place of a scenario, each with its opcode and payload. */
    private static List<String> wrapped(EchoAdapter adapter, Unit... units) {
        var frames = new ArrayList<String>();
        assertThat(Wrapping.of(adapter, sending(units)))
                .isInstanceOfSatisfying(Wrapping.Result.Wrapped.class, other -> {
                    for (Step step : other.scenario().steps()) {
                        if (step instanceof Step.Send send) {
                            for (Unit unit : send.units()) {
                                var sent = (Unit.Frame) unit;
                                frames.add(sent.opcode() + (sent.fin() ? "" : "+") + " "
                                        + new String(sent.payload().bytes(), StandardCharsets.ISO_8859_1));
                            }
                        }
                    }
                });
        return frames;
    }

    private static void isLeft(EchoAdapter adapter, Why why, Unit... units) {
        assertThat(Wrapping.of(adapter, sending(units))).isEqualTo(new Wrapping.Result.AsItIs(why));
    }

    @Test
    void what_comes_around_a_text_goes_into_its_first_and_last_frame() {
        assertThat(wrapped(
                        JSON,
                        frame(Opcodes.TEXT, false, new Payload.Text("a")),
                        frame(Opcodes.PING, true, new Payload.Text("p")),
                        frame(Opcodes.CONTINUATION, false, new Payload.Text("b")),
                        frame(Opcodes.CONTINUATION, true, new Payload.Text("c"))))
                .containsExactly("1+ {\"say\":\"a", "9 p", "0+ b", "0 c\"}");
    }

    @Test
    void what_is_no_utf_8_stays_so_and_what_json_escapes_is_escaped() {
        assertThat(wrapped(JSON, Unit.Frame.of(Opcodes.TEXT, new Payload.Hex("ff22"))))
                .containsExactly("1 {\"say\":\"\u00ff\\\"\"}");
        assertThat(wrapped(JSON, Unit.Frame.of(Opcodes.TEXT, new Payload.Hex("ff"))))
                .containsExactly("1 {\"say\":\"\u00ff\"}");
        assertThat(wrapped(PREFIX, Unit.Frame.of(Opcodes.TEXT, new Payload.Hex("ff22"))))
                .containsExactly("1 # \u00ff\"");
    }

    @Test
    void a_frame_whose_length_counts_is_as_long_as_before() {
        var repeated = Unit.Frame.of(Opcodes.TEXT, new Payload.Repeated(new Payload.Text("x"), 125));
        assertThat(wrapped(JSON, repeated))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .hasSize("1 ".length() + 125)
                        .startsWith("1 {\"say\":\"xx")
                        .endsWith("xx\"}"));
        isLeft(JSON, Why.LENGTH, Unit.Frame.of(Opcodes.TEXT, new Payload.Repeated(new Payload.Text("x"), 10)));
    }

    @Test
    void messages_have_numbers_where_answers_have() {
        assertThat(wrapped(SOCKET_IO, text("a"), text("b")))
                .containsExactly("1 421[\"echo\",\"a\"]", "1 422[\"echo\",\"b\"]");
    }

    @Test
    void a_binary_message_is_wrapped_announced_or_left_out() {
        Unit.Frame binary = Unit.Frame.of(Opcodes.BINARY, new Payload.Text("a"));
        assertThat(wrapped(PREFIX, binary)).containsExactly("2 # a");
        assertThat(wrapped(SOCKET_IO, binary))
                .containsExactly("1 451-1[\"echo\",{\"_placeholder\":true,\"num\":0}]", "2 a");
        isLeft(JSON, Why.BINARY, binary);
    }

    @Test
    void what_announces_a_binary_message_is_cut_into_segments_with_it() {
        var send = new Step.Send(
                List.of(text("a"), Unit.Frame.of(Opcodes.BINARY, new Payload.Text("b"))), new Segments(7, 2));
        var scenario = new Scenario(List.of(Step.Open.standard(), send), Scenario.Ending.CLOSE);
        assertThat(Wrapping.of(SOCKET_IO, scenario)).isInstanceOfSatisfying(Wrapping.Result.Wrapped.class, other -> {
            assertThat(other.scenario().steps()).hasSize(2);
            assertThat(other.scenario().steps().getLast().units()).hasSize(3);
            assertThat(other.scenario().steps().getLast())
                    .isInstanceOfSatisfying(
                            Step.Send.class, sent -> assertThat(sent.segments()).isEqualTo(send.segments()));
        });
    }

    @Test
    void an_echo_server_that_wants_a_greeting_is_sent_everything_as_it_is() {
        EchoAdapter greeted = AdapterFile.parse(
                "a",
                "a.yaml",
                "greeting: [{say: {text: hello}}]\nsay: '{text}'\nhear: '{text}'\nbinary: wrapped\n",
                TemplateReader.plain());
        for (Unit unit : List.of(
                text("\ufeffa\n"),
                new Unit.Raw(new Payload.Hex("8180")),
                Unit.Frame.of(Opcodes.BINARY, new Payload.Hex("00")))) {
            Scenario scenario = sending(unit, frame(Opcodes.CLOSE, true, Payload.empty()));
            assertThat(Wrapping.of(greeted, scenario)).isEqualTo(new Wrapping.Result.Wrapped(scenario));
        }
        isLeft(greeted, Why.NO_MESSAGE, frame(Opcodes.PING, true, Payload.empty()));
        var early = new Step.Open(HandshakeRequest.standard(), List.of(text("a")), Segments.whole());
        assertThat(Wrapping.of(greeted, new Scenario(List.of(early), Scenario.Ending.CLOSE)))
                .isEqualTo(new Wrapping.Result.AsItIs(Why.WITH_THE_HANDSHAKE));
    }

    @Test
    void what_would_not_be_true_any_more_is_left_as_it_is() {
        isLeft(JSON, Why.NO_MESSAGE, frame(Opcodes.PING, true, Payload.empty()));
        isLeft(JSON, Why.HAND_MADE, new Unit.Raw(new Payload.Hex("8180")));
        isLeft(JSON, Why.ENDED_AT_ONCE, text("a"), frame(Opcodes.CLOSE, true, Payload.empty()));
        isLeft(JSON, Why.CONTENT, text("a\nb"));
        isLeft(JSON, Why.EDGE, text("\ufeffa"));
        isLeft(JSON, Why.EDGE, Unit.Frame.of(Opcodes.TEXT, new Payload.Hex("61c3")));
        isLeft(JSON, Why.EDGE, Unit.Frame.of(Opcodes.TEXT, new Payload.Hex("f09f98")));
        isLeft(
                JSON,
                Why.LENGTH,
                new Unit.Frame(
                        Opcodes.TEXT,
                        true,
                        0,
                        new Unit.Mask.Usual(),
                        Unit.Length.declaring(Unit.Length.Form.MINIMAL, 9),
                        new Payload.Text("a")));
        assertThat(wrapped(PREFIX, text("a\nb"))).containsExactly("1 # a\nb");
    }
}
