package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.adapter.KnownAdapter;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes through an adapter, put in order. */
class ReceptionTest {
    private static final String OPENED = frame("0{\"sid\":\"a\"}");
    private static final String CLOSE = "8802 03e8";

    private static String frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return String.format("81%02x ", bytes.length) + HexFormat.of().formatHex(bytes);
    }

    private static Reception through(String... frames) {
        return of(Matching.ECHO.withAdapter(Optional.of(KnownAdapter.parse("socketio"))), frames);
    }

    private static Reception of(Capabilities capabilities, String... frames) {
        Transcript transcript = Talk.opened().received(frames).transcript();
        return Reception.of(transcript, Received.in(transcript), capabilities);
    }

    @Test
    void answers_are_in_the_order_of_what_they_answer() {
        assertThat(through(OPENED, frame("432[\"b\"]"), frame("2"), frame("431[\"a\"]"))
                        .messages())
                .extracting(ReceptionTest::said)
                .containsExactly("a", "b");
    }

    @Test
    void what_comes_after_a_close_stays_there() {
        Reception reception = through(frame("432[\"b\"]"), CLOSE, frame("431[\"a\"]"));
        assertThat(reception.messages()).extracting(ReceptionTest::said).containsExactly("b", "a");
        assertThat(reception.messagesBeforeClose()).isEqualTo(1);
    }

    /** The first fragment alone, then two that would be a message if it had begun. */
    @Test
    void what_continues_nothing_is_no_message() {
        assertThat(of(Matching.ECHO, "8001 61", "0001 62", "8900", "8001 63", "0101 64", "8900", "8001 65", "8101 66")
                        .messages())
                .extracting(ReceptionTest::said)
                .containsExactly("de", "f");
    }

    private static String said(WireMessage message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }
}
