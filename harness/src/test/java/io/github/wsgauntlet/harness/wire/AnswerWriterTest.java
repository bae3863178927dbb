package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.HandshakeAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The answer to a client's opening handshake, as a case has it and the request allows. */
class AnswerWriterTest {
    private static final String FIELD = "Sec-WebSocket-Extensions";

    @Test
    void proves_that_the_key_was_read() {
        assertThat(answer("", "permessage-deflate"))
                .isEqualTo("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                        + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
    }

    @Test
    void repeats_that_contexts_are_not_taken_over() {
        String server = "permessage-deflate; server_no_context_takeover";
        accepts(server, "permessage-deflate", server);
        accepts(server, "permessage-deflate, permessage-deflate", server + ", " + server);
        accepts(
                server,
                "permessage-deflate; client_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover");
        String both = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
        accepts(both, "permessage-deflate", both);
    }

    @Test
    void keeps_to_the_window_that_the_server_shall_have() {
        String offer = "permessage-deflate; server_max_window_bits=10";
        accepts(offer, "permessage-deflate", "permessage-deflate; server_max_window_bits=10");
        accepts(
                offer,
                "permessage-deflate; server_max_window_bits=15",
                "permessage-deflate; server_max_window_bits=10");
        accepts(offer, "permessage-deflate; server_max_window_bits=9", "permessage-deflate; server_max_window_bits=9");
    }

    @Test
    void repeats_what_the_first_offer_asks_for() {
        accepts("permessage-deflate, permessage-deflate; server_no_context_takeover", "permessage-deflate");
        accepts("x, permessage-deflate; client_max_window_bits", "permessage-deflate");
        accepts("", "permessage-deflate");
    }

    @Test
    void leaves_alone_what_is_wrong_on_purpose() {
        String offer = "permessage-deflate; server_no_context_takeover; server_max_window_bits=10";
        String reset = "; server_no_context_takeover";
        accepts(
                offer,
                "permessage-deflate; server_max_window_bits=16" + reset,
                "permessage-deflate; server_max_window_bits=16" + reset);
        accepts(
                offer,
                "permessage-deflate; server_max_window_bits=08" + reset,
                "permessage-deflate; server_max_window_bits=08" + reset);
        accepts(offer, "Permessage-Deflate-Frame", "Permessage-Deflate-Frame");
        accepts(offer, "permessage-deflate-x", "permessage-deflate-x");
    }

    private static void accepts(String offer, String asTheCaseHasIt) {
        accepts(offer, asTheCaseHasIt, asTheCaseHasIt);
    }

    private static void accepts(String offer, String asTheCaseHasIt, String written) {
        assertThat(answer(offer, asTheCaseHasIt)).endsWith("\r\n" + FIELD + ": " + written + "\r\n\r\n");
    }

    private static String answer(String offer, String accepted) {
        byte[] asked = ("GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + (offer.isEmpty() ? "" : FIELD + ": " + offer + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        HttpHead request = HttpHead.parse(asked, asked.length).orElseThrow();
        byte[] head = AnswerWriter.write(HandshakeAnswer.standard().with(FIELD, accepted), request, new Random(1));
        return new String(head, StandardCharsets.ISO_8859_1);
    }
}
