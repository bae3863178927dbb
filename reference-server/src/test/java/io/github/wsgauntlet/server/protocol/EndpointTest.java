package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.BINARY;
import static io.github.wsgauntlet.server.client.ClientFrames.CLOSE;
import static io.github.wsgauntlet.server.client.ClientFrames.CONTINUATION;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.PONG;
import static io.github.wsgauntlet.server.client.ClientFrames.TEXT;
import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.join;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static io.github.wsgauntlet.server.client.ClientFrames.ping;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class EndpointTest {

    private final EndpointProbe probe = new EndpointProbe();

    // ---- messages ----

    @Test
    void echoes_the_sample_of_the_rfc() {
        assertThat(probe.feed("81 85 37fa213d 7f9f4d5158")).isEqualTo("810548656c6c6f"); // Hello
        assertThat(probe.messages).containsExactly(Message.text("Hello"));
    }

    @Test
    void echoes_an_empty_message() {
        assertThat(probe.feed("82 80 00000000")).isEqualTo("8200");
    }

    @Test
    void joins_fragments_across_control_frames() {
        byte[] euro = "€".getBytes(UTF_8); // e2 82 ac, cut inside
        String sent = probe.feed(
                masked(TEXT, new byte[] {euro[0]}),
                ping("p"),
                masked(CONTINUATION, new byte[0]),
                masked(CONTINUATION, new byte[] {euro[1]}),
                masked(FIN | PONG, new byte[] {7}),
                masked(FIN | CONTINUATION, new byte[] {euro[2]}));
        assertThat(sent).isEqualTo("8a0170" + "8103e282ac"); // the Pong at once, then the text
    }

    @Test
    void joins_empty_fragments_to_an_empty_message() {
        String sent = probe.feed(
                masked(BINARY, new byte[0]),
                masked(CONTINUATION, new byte[0]),
                masked(FIN | CONTINUATION, new byte[0]));
        assertThat(sent).isEqualTo("8200");
    }

    @Test
    void answers_a_ping_with_its_bytes() {
        assertThat(probe.feed("89 80 00000000")).isEqualTo("8a00");
        assertThat(probe.feed(masked(0x89, hex("00ff80")))).isEqualTo("8a0300ff80"); // not UTF-8, and that is fine
    }

    // ---- failures ----

    @Test
    void fails_a_frame_that_breaks_a_rule() {
        assertThat(probe.feed(unmasked(FIN | TEXT, new byte[0]))).isEqualTo(failure(Rule.CLIENT_FRAMES_MASKED));
        assertThat(probe.endpoint.isFinished()).isTrue();
        assertThat(probe.endpoint.closeStatus())
                .isEqualTo(new CloseStatus(1002, "Client frames must be masked (RFC 6455 5.1)"));
    }

    @Test
    void processes_nothing_after_a_failure() {
        byte[] late = join(masked(0x83, new byte[3]), text("a"), ping("b"), close(1000, ""));
        assertThat(probe.feed(late)).isEqualTo(failure(Rule.DATA_OPCODES_DEFINED));
        assertThat(probe.feed(text("a"))).isEmpty();
        assertThat(probe.messages).isEmpty();
    }

    @Test
    void answers_what_came_before_a_failure() {
        assertThat(probe.feed(join(text("a"), masked(FIN | CONTINUATION, new byte[0]))))
                .isEqualTo("810161" + failure(Rule.CONTINUATION_NEEDS_A_START));
    }

    @Test
    void fails_bad_text_in_the_middle_of_a_frame() {
        byte[] frame = masked(FIN | TEXT, hex("41ff4141"));
        // The header, the key and two of four bytes.
        assertThat(probe.feed(ByteBuffer.allocate(8).put(frame, 0, 8).array())).isEqualTo(failure(Rule.TEXT_IS_UTF8));
    }

    @Test
    void fails_text_that_ends_inside_a_character() {
        assertThat(probe.feed(masked(TEXT, hex("e282")), masked(FIN | CONTINUATION, new byte[0])))
                .isEqualTo(failure(Rule.TEXT_ENDS_WITH_A_WHOLE_CHARACTER));
    }

    @Test
    void does_not_check_binary_for_utf8() {
        assertThat(probe.feed(masked(FIN | BINARY, hex("ff")))).isEqualTo("8201ff");
    }

    @Test
    void fails_a_message_above_the_limit_by_the_header() {
        EndpointProbe small = EndpointProbe.withMessageLimit(10);
        assertThat(small.feed(masked(FIN | BINARY, new byte[10]))).isEqualTo("820a" + "00".repeat(10));
        assertThat(small.feed("82 8b 00000000")).isEqualTo(failure(Policy.MESSAGE_SIZE)); // no payload yet
    }

    @Test
    void counts_all_fragments_towards_the_limit() {
        EndpointProbe small = EndpointProbe.withMessageLimit(10);
        assertThat(small.feed(masked(TEXT, new byte[6]), masked(CONTINUATION, new byte[4])))
                .isEmpty();
        assertThat(small.feed("80 81 00000000")).isEqualTo(failure(Policy.MESSAGE_SIZE));
    }

    @Test
    void does_not_count_control_frames_towards_the_limit() {
        EndpointProbe small = EndpointProbe.withMessageLimit(0);
        assertThat(small.feed(ping("longer than nothing"), masked(FIN | TEXT, new byte[0])))
                .endsWith("8100");
    }

    @Test
    void survives_the_largest_length_there_is() {
        assertThat(probe.feed("82 ff 7fffffffffffffff 00000000")).isEqualTo(failure(Policy.MESSAGE_SIZE));
    }

    // ---- closing ----

    @Test
    void answers_a_close_with_the_same_body() {
        assertThat(probe.feed(close(1000, "bye"))).isEqualTo("880503e8627965");
        assertThat(probe.endpoint.isFinished()).isTrue();
        assertThat(probe.endpoint.closeStatus()).isEqualTo(new CloseStatus(1000, "bye"));
    }

    @Test
    void answers_an_empty_close_with_an_empty_one() {
        assertThat(probe.feed(masked(FIN | CLOSE, new byte[0]))).isEqualTo("8800");
        assertThat(probe.endpoint.closeStatus().code()).isEqualTo(1005);
    }

    @Test
    void answers_a_close_inside_a_message() {
        assertThat(probe.feed(masked(TEXT, hex("41")), close(1000, ""))).isEqualTo("880203e8");
        assertThat(probe.messages).isEmpty();
    }

    @Test
    void fails_a_close_that_must_not_be() {
        assertThat(probe.feed(close(1005, ""))).isEqualTo(failure(Rule.CLOSE_CODE_IS_FOR_THE_WIRE));
    }

    @Test
    void ignores_what_follows_a_close() {
        assertThat(probe.feed(join(close(1000, ""), text("a"), ping("b"), close(1001, ""))))
                .isEqualTo("880203e8");
    }

    @Test
    void starts_a_closing_handshake() {
        probe.endpoint.close(CloseStatus.NORMAL);
        assertThat(probe.sent()).isEqualTo("880203e8");
        assertThat(probe.endpoint.awaitsClose()).isTrue();
        assertThat(probe.endpoint.isFinished()).isFalse();
        assertThat(probe.feed(text("late"), close(1001, ""))).isEmpty();
        assertThat(probe.endpoint.isFinished()).isTrue();
        assertThat(probe.endpoint.closeStatus().code()).isEqualTo(1001);
    }

    @Test
    void sends_nothing_after_its_close() {
        probe.endpoint.close(CloseStatus.NORMAL);
        probe.endpoint.send(Message.text("late"));
        probe.endpoint.close(CloseStatus.GOING_AWAY);
        assertThat(probe.sent()).isEqualTo("880203e8");
    }

    @Test
    void refuses_to_send_an_illegal_close() {
        assertThatThrownBy(() -> probe.endpoint.close(new CloseStatus(1006, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Close code 1006 must not be sent (RFC 6455 7.4)");
    }

    @Test
    void demands_that_all_messages_are_received() {
        probe.endpoint.feed(ByteBuffer.wrap(join(text("a"), text("b"))));
        assertThat(probe.endpoint.receive()).contains(Message.text("a"));
        assertThatThrownBy(() -> probe.endpoint.feed(ByteBuffer.wrap(text("c"))))
                .hasMessage("An application must receive until there is no further message");
    }

    private static String failure(Ground ground) {
        byte[] body = CloseStatus.of(ground).encode();
        return hex(unmasked(FIN | CLOSE, body));
    }
}
