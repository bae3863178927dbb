package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MirrorTest {
    private static Unit.Frame text(Unit.Mask mask) {
        return new Unit.Frame(Opcodes.TEXT, true, 0, mask, Unit.Length.minimal(), new Payload.Text("hello"));
    }

    private static Scenario sending(Step.Open open, Unit unit) {
        var send = new Step.Send(List.of(unit), new Segments(3, 0));
        return new Scenario(List.of(open, send, new Step.Canary()), Scenario.Ending.WAIT);
    }

    @Test
    void the_same_is_sent_from_the_other_end_and_others_are_no_matter() {
        Scenario turned = Mirror.of(sending(Step.Open.standard(), text(new Unit.Mask.Usual())))
                .orElseThrow();
        assertThat(turned.tester()).isEqualTo(Role.SERVER);
        assertThat(turned.ending()).isEqualTo(Scenario.Ending.WAIT);
        assertThat(turned.steps())
                .containsExactly(
                        Step.Accept.standard(),
                        new Step.Send(List.of(text(new Unit.Mask.Usual())), new Segments(3, 0)));
    }

    @Test
    void what_a_client_may_not_leave_out_a_server_may_not_do() {
        Unit turned = onlyUnit(Mirror.of(sending(Step.Open.standard(), text(new Unit.Mask.None()))));
        assertThat(((Unit.Frame) turned).mask()).isInstanceOf(Unit.Mask.Key.class);
        assertThat(onlyUnit(Mirror.of(sending(Step.Open.standard(), text(new Unit.Mask.Key(7))))))
                .isEqualTo(text(new Unit.Mask.Usual()));
    }

    private static Unit onlyUnit(Optional<Scenario> scenario) {
        return scenario.orElseThrow().steps().get(1).units().getFirst();
    }

    @Test
    void an_offer_is_agreed_on_and_any_other_request_is_what_matters() {
        HandshakeRequest plain = HandshakeRequest.standard();
        Step.Open offering =
                Step.Open.standard().withRequest(plain.with("Sec-WebSocket-Extensions", "permessage-deflate"));
        assertThat(Mirror.of(sending(offering, text(new Unit.Mask.Usual())))
                        .orElseThrow()
                        .opening())
                .isEqualTo(new Step.Accept(
                        HandshakeAnswer.standard().with("Sec-WebSocket-Extensions", "permessage-deflate"),
                        List.of(),
                        Segments.whole()));
        Step.Open other = Step.Open.standard().withRequest(plain.with("Origin", "null"));
        assertThat(Mirror.of(sending(other, text(new Unit.Mask.Usual())))).isEmpty();
    }

    @Test
    void hints_of_what_a_client_would_keep_to_ask_nothing_of_it() {
        String hints = "permessage-deflate; client_no_context_takeover; client_max_window_bits";
        assertThat(answered(hints)).contains("permessage-deflate");
        assertThat(answered(hints + "; server_max_window_bits=9"))
                .contains("permessage-deflate; client_max_window_bits=9");
        assertThat(answered("permessage-deflate; client_no_context_takeover")).isEmpty();
        assertThat(answered("permessage-deflate; client_no_context_takeover; client_max_window_bits=9"))
                .isEmpty();
    }

    private static Optional<String> answered(String offer) {
        HandshakeRequest request = HandshakeRequest.standard().with("Sec-WebSocket-Extensions", offer);
        return Mirror.of(sending(Step.Open.standard().withRequest(request), text(new Unit.Mask.Usual())))
                .map(turned -> ((Step.Accept) turned.opening()).answer().edits().getFirst())
                .map(edit -> ((HandshakeRequest.HeaderEdit.Add) edit).value());
    }
}
