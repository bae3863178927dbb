package io.github.wsgauntlet.harness.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
    /** A masking key of zeros leaves the payload as it is, which makes the bytes below readable. */
    private static final String KEY = "00000000";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UNMASKED,                    8101 61",
        "RESERVED_BIT,                c181 00000000 61",
        "RESERVED_BIT,                8980 00000000 a180 00000000", // after a legal ping
        "RESERVED_OPCODE,             8380 00000000",
        "RESERVED_OPCODE,             8f80 00000000",
        "LENGTH_NOT_MINIMAL,          82fe 0001 00000000 61",
        "LENGTH_NOT_MINIMAL,          82ff 000000000000ffff 00000000",
        "LENGTH_TOP_BIT,              82ff 8000000000000000 00000000",
        "CONTROL_TOO_LONG,            89fe 007e 00000000",
        "CONTROL_FRAGMENTED,          0980 00000000",
        "CONTINUATION_WITHOUT_START,  8080 00000000",
        "MESSAGE_INSIDE_MESSAGE,      0180 00000000 8180 00000000",
        "TEXT_NOT_UTF8,               8181 00000000 ff",
        "TEXT_NOT_UTF8,               0181 00000000 c3 8081 00000000 28",
        "CLOSE_BODY_OF_ONE_BYTE,      8881 00000000 03",
        "CLOSE_CODE_INVALID,          8882 00000000 03ed",
        "CLOSE_CODE_INVALID,          8882 00000000 1388",
        "CLOSE_REASON_NOT_UTF8,       8883 00000000 03e8 ff",
    })
    void sees_each_violation(SentViolation violation, String hex) {
        assertThat(conversation(hex).violation()).contains(violation);
    }

    @ParameterizedTest
    @CsvSource({
        "8180 00000000", // an empty text message
        "0180 00000000 8980 00000000 8080 00000000", // a ping inside a message
        "82fe 007e 00000000", // 126 bytes in 16 bits, payload to come
        "8882 00000000 03e8", // Close 1000
        "8882 00000000 03f4", // Close 1012
        "8880 00000000", // Close without a body
        "8882 00000000 03e8 8101 61", // whatever follows a Close has no meaning
    })
    void sees_nothing_wrong_in_legal_bytes(String hex) {
        assertThat(conversation(hex).violation()).isEmpty();
    }

    /** A peer that does not know the opcode would otherwise wait for the rest of the next frame. */
    @Test
    void an_http_request_in_the_place_of_frames_is_one_frame() {
        var request = Catalogue.load().find("framing/opcodes/http-request").orElseThrow();
        var conversation = Conversation.of(request.scenario(), Optional.empty());
        assertThat(conversation.violations())
                .contains(SentViolation.UNMASKED, SentViolation.RESERVED_BIT, SentViolation.RESERVED_OPCODE);
        assertThat(conversation.atFrameBoundary()).isTrue();
    }

    @Test
    void reassembles_messages_and_collects_pings() {
        var conversation = conversation("0181" + KEY + "61" + "8981" + KEY + "70" + "8081" + KEY + "62");
        assertThat(conversation.owedMessages()).hasSize(1);
        assertThat(conversation.owedMessages().getFirst().text()).isTrue();
        assertThat(conversation.owedMessages().getFirst().payload()).asString().isEqualTo("ab");
        assertThat(conversation.owedPings()).hasSize(1);
        assertThat(conversation.atMessageBoundary()).isTrue();
    }

    @Test
    void owes_no_answer_to_what_follows_a_violation() {
        var conversation =
                conversation("8181" + KEY + "61" + "c181" + KEY + "62" + "8181" + KEY + "63" + "8981" + KEY + "70");
        assertThat(conversation.messages()).hasSize(3);
        assertThat(conversation.owedMessages()).hasSize(1);
        assertThat(conversation.pings()).hasSize(1);
        assertThat(conversation.owedPings()).isEmpty();
    }

    @Test
    void owes_no_answer_to_what_follows_a_close() {
        var conversation = conversation("8882" + KEY + "03e8" + "8181" + KEY + "61" + "8981" + KEY + "70");
        assertThat(conversation.closeCode()).contains(1000);
        assertThat(conversation.owedMessages()).isEmpty();
        assertThat(conversation.owedPings()).isEmpty();
    }

    @Test
    void knows_where_a_frame_or_message_is_unfinished() {
        assertThat(conversation("8185" + KEY + "61").atFrameBoundary()).isFalse();
        assertThat(conversation("0181" + KEY + "61").atFrameBoundary()).isTrue();
        assertThat(conversation("0181" + KEY + "61").atMessageBoundary()).isFalse();
    }

    @Test
    void inflates_what_was_agreed_to_be_compressed() {
        var conversation = compressing("", "c187" + KEY + "f248cdc9c90700 c185" + KEY + "f200110000");
        assertThat(conversation.violation()).isEmpty();
        assertThat(conversation.owedMessages())
                .extracting(message -> new String(message.payload(), StandardCharsets.US_ASCII))
                .containsExactly("Hello", "Hello");
    }

    @ParameterizedTest
    @CsvSource({
        "RESERVED_BIT,          c980", // a ping
        "RESERVED_BIT,          a180", // RSV2
        "COMPRESSION_DAMAGED,   c182 0700",
        "COMPRESSION_TRUNCATED, c185 f248cdc9c9",
        "COMPRESSION_EMPTY,     c180",
        "COMPRESSION_UNFINISHED, c187 f348cdc9c90700", // a final block
        "COMPRESSION_UNFINISHED, c18b f248cdc9c9070000 00ffff", // 00 00 FF FF is still there
        "TEXT_NOT_UTF8,         c187 000100feffff00",
    })
    void finds_what_is_wrong_with_compressed_messages(SentViolation violation, String hex) {
        String frame = hex.replace(" ", "");
        assertThat(compressing("", frame.substring(0, 4) + KEY + frame.substring(4))
                        .violation())
                .isEqualTo(Optional.of(violation));
    }

    @Test
    void finds_what_reaches_beyond_what_was_agreed() {
        String both = "c187" + KEY + "f248cdc9c90700 c185" + KEY + "f200110000";
        assertThat(compressing("", both).overreaches()).isFalse();
        assertThat(compressing("; client_no_context_takeover", both).overreaches())
                .isTrue();
        assertThat(compressing("; client_no_context_takeover", "c187" + KEY + "f248cdc9c90700")
                        .overreaches())
                .isFalse();
    }

    @Test
    void finds_final_blocks() {
        assertThat(compressing("", "c188" + KEY + "f348cdc9c9070000").usesFinalBlocks())
                .isTrue();
        assertThat(compressing("", "c187" + KEY + "f248cdc9c90700").usesFinalBlocks())
                .isFalse();
    }

    private static Conversation compressing(String parameters, String hex) {
        byte[] head = ("HTTP/1.1 101 Fine\r\nSec-WebSocket-Extensions: permessage-deflate" + parameters + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        var conversation = new Conversation(Role.CLIENT);
        HttpHead.parse(head, head.length).flatMap(DeflateAgreement::agreedIn).ifPresent(conversation::agreed);
        conversation.sent(HexFormat.of().parseHex(hex.replace(" ", "")));
        return conversation;
    }

    private static Conversation conversation(String hex) {
        var conversation = new Conversation(Role.CLIENT);
        conversation.sent(HexFormat.of().parseHex(hex.replace(" ", "")));
        return conversation;
    }
}
