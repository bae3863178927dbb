package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.client.ClientFrames.CLOSE;
import static io.github.wsgauntlet.server.client.ClientFrames.RSV1;
import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.client.ClientDeflate;
import io.github.wsgauntlet.server.client.TestClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client sees of a server that has a defect where compression is agreed. */
class DefectiveCompressionTest {

    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";

    /** The text "Hello" (RFC 7692 7.2.3.1) and the Ping "p", each with the first byte of its frame. */
    private static final String HELLO_AND_PING = "c1f248cdc9c90700 8970";

    @Test
    void without_a_defect_the_bytes_are_those_of_the_clean_server() throws IOException {
        assertThat(answer(Set.of(), OFFER, HELLO_AND_PING)).isEqualTo(hex("c107f248cdc9c90700 8a0170 880203e8"));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPRESSED_WITHOUT_RSV1, 8107 f248cdc9c90700 8a0170 880203e8",
        "UNCOMPRESSED_WITH_RSV1, c105 48656c6c6f 8a0170 880203e8",
        "RSV1_ON_EVERY_FRAGMENT, 4103 f248cd c004 c9c90700 8a0170 880203e8",
        "RSV1_ON_PONGS, c107 f248cdc9c90700 ca0170 880203e8",
        "COMPRESSED_TEXT_RETYPED, c207 f248cdc9c90700 8a0170 880203e8",
        "TAIL_NOT_STRIPPED, c10b f248cdc9c907000000ffff 8a0170 880203e8",
        "LAST_COMPRESSED_BYTE_LOST, c106 f248cdc9c907 8a0170 880203e8",
        "ZLIB_HEADER_SENT, c109 789cf248cdc9c90700 8a0170 880203e8",
        "FINAL_BLOCK_LAST, c10d f248cdc9c907000000ffff0300 8a0170 880203e8",
        "FINAL_BLOCK_NOT_PADDED, c10e f248cdc9c907000000ffff03fc00 8a0170 880203e8",
    })
    void compressed_messages_go_wrong(Defect defect, String expected) throws IOException {
        assertThat(answer(Set.of(defect), OFFER, HELLO_AND_PING)).isEqualTo(hex(expected));
    }

    /** In DEFLATE data they would go wrong in another way. */
    @ParameterizedTest
    @CsvSource({
        "ECHO_DOUBLED, 8105 48656c6c6f 8105 48656c6c6f 8a0170 880203e8",
        "TEXT_NOT_UTF8, 8105 ff656c6c6f 8a0170 880203e8",
        "REPLY_WITHOUT_FIN, 0105 48656c6c6f 8a0170 880203e8",
        "CONTINUATION_WITHOUT_OWN_START, 8005 48656c6c6f 8a0170 880203e8",
        "MESSAGE_INSIDE_OWN_MESSAGE, 0102 4865 8103 6c6c6f 8a0170 880203e8",
        "ECHO_TRUNCATED, 8105 48656c6c6f 8a0170 880203e8",
    })
    void messages_with_a_defect_are_sent_as_they_are(Defect defect, String expected) throws IOException {
        assertThat(answer(Set.of(defect), OFFER, HELLO_AND_PING)).isEqualTo(hex(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "FRAMES_MASKED, c187 37fa213d c5b2ecf4fefd21 8a81 37fa213d 47 8882 37fa213d 3412",
        "LENGTH_ALWAYS_16_BITS, c17e0007 f248cdc9c90700 8a7e000170 887e000203e8",
        "RSV1_ON_DATA, c107 f248cdc9c90700 8a0170 880203e8",
        "RSV2_ON_CONTROL, c107 f248cdc9c90700 aa0170 a80203e8",
    })
    void frames_with_a_defect_are_compressed_as_ever(Defect defect, String expected) throws IOException {
        assertThat(answer(Set.of(defect), OFFER, HELLO_AND_PING)).isEqualTo(hex(expected));
    }

    /** The second "Hello" may refer to the first (RFC 7692 7.2.3.2), unless it was agreed that it does not. */
    @Test
    void the_server_agrees_to_forget_its_context_and_keeps_it() throws IOException {
        String offer = OFFER + "; server_no_context_takeover";
        String twice = "c1f248cdc9c90700 c1f248cdc9c90700";
        assertThat(answer(Set.of(), offer, twice)).isEqualTo(hex("c107f248cdc9c90700 c107f248cdc9c90700 880203e8"));
        assertThat(answer(Set.of(Defect.SERVER_CONTEXT_TAKEN_OVER), offer, twice))
                .isEqualTo(hex("c107f248cdc9c90700 c105f200110000 880203e8"));
    }

    @Test
    void the_server_refers_to_what_it_never_sent() throws IOException {
        assertThat(answer(Set.of(Defect.SERVER_CONTEXT_RUNS_AHEAD), OFFER, "c1f248cdc9c90700"))
                .isEqualTo(hex("c105f200110000 880203e8"));
    }

    @Test
    void an_empty_message_has_not_even_a_byte() throws IOException {
        assertThat(answer(Set.of(), OFFER, "c100")).isEqualTo(hex("c10100 880203e8"));
        assertThat(answer(Set.of(Defect.EMPTY_MESSAGE_WITHOUT_A_BYTE), OFFER, "c100"))
                .isEqualTo(hex("c100 880203e8"));
    }

    /** Each row has what is sent, what comes back from the clean server, and what from the one with the defect. */
    @ParameterizedTest
    @CsvSource({
        "CLIENT_CONTEXT_FORGOTTEN, c1f248cdc9c90700 c1f200110000, Hello Hello 1000, Hello 1007",
        "UNCOMPRESSED_REFUSED, c1f248cdc9c90700 8148656c6c6f, Hello Hello 1000, Hello 1002",
        "UNCOMPRESSED_INFLATED, c1f248cdc9c90700 8148656c6c6f, Hello Hello 1000, Hello 1007",
        "UNCOMPRESSED_ENTERS_THE_CONTEXT, c1f248cdc9c90700 816162636465 c1f200110000,"
                + " Hello abcde Hello 1000, Hello abcde Hbcde 1000",
        "COMPRESSED_MUST_BE_UTF8, c1f248cdc9c90700, Hello 1000, 1007",
        "COMPRESSED_FRAGMENTS_ARE_MESSAGES, 41f248cd 80c9c90700, Hello 1000, 1007",
        "CONTROL_ENDS_THE_COMPRESSED_MESSAGE, 41f248cd 8a 80c9c90700, Hello 1000, 1002",
        "FINAL_BLOCKS_REFUSED, c1f348cdc9c9070000, Hello 1000, 1007",
        "FINAL_BLOCK_ENDS_THE_MESSAGE, c1f348cdc9c907004a4c4a0600 c14a4c4a0600, Helloabc abc 1000, Hello abc 1000",
        "FINAL_BLOCK_ENDS_THE_STREAM, c1f348cdc9c9070000 c14a4c4a0600 8161, Hello abc a 1000, Hello _ a 1000",
        "STORED_BLOCKS_REFUSED, c1f248cdc9c90700 c100 c1000500faff48656c6c6f00, Hello _ Hello 1000, Hello _ 1007",
        "INNER_TAIL_ENDS_THE_MESSAGE, c1f24805000000ffffcac9c90700 c14a4c4a0600, Hello abc 1000, He abc 1000",
        "EMPTY_COMPRESSED_MESSAGES_REFUSED, c1f248cdc9c90700 c100, Hello _ 1000, Hello 1007",
    })
    void compressed_messages_are_read_wrongly(Defect defect, String sent, String clean, String defective)
            throws IOException {
        assertThat(conversation(Set.of(), sent)).isEqualTo(clean);
        assertThat(conversation(Set.of(defect), sent)).isEqualTo(defective);
    }

    /** Their decompression is not the clean one, and yet all else is as strict. */
    @ParameterizedTest
    @EnumSource(names = {"FINAL_BLOCK_ENDS_THE_MESSAGE", "FINAL_BLOCK_ENDS_THE_STREAM"})
    void those_that_stop_at_a_final_block_keep_the_context_and_the_rules(Defect defect) throws IOException {
        assertThat(conversation(Set.of(defect), "c1f248cdc9c90700 c1f200110000 c10700"))
                .isEqualTo("Hello Hello 1007");
        assertThat(conversation(Set.of(defect), "c1f248cdc9c9")).isEqualTo("1007");
    }

    @Test
    void a_dynamic_block_is_refused_and_others_are_not() throws IOException {
        String dynamic = hex(deflated("aaaabbbc".repeat(100), Deflater.HUFFMAN_ONLY));
        assertThat(Integer.parseInt(dynamic, 0, 2, 16) & 6)
                .as("two bits for the type of the block")
                .isEqualTo(2 << 1);

        assertThat(conversation(Set.of(Defect.DYNAMIC_BLOCKS_REFUSED), "c1f248cdc9c90700 c1" + dynamic))
                .isEqualTo("Hello 1007");
    }

    @Test
    void a_long_message_is_cut() throws IOException {
        String sent = "c1" + hex(deflated("a".repeat(10_000), Deflater.DEFAULT_STRATEGY)) + " c1f248cdc9c90700";

        assertThat(conversation(Set.of(), sent)).isEqualTo("a".repeat(10_000) + " Hello 1000");
        assertThat(conversation(Set.of(Defect.INFLATED_CUT_AT_8_KIB), sent))
                .isEqualTo("a".repeat(8 << 10) + " Hello 1000");
    }

    @Test
    void the_next_connection_pays_for_a_bomb() throws IOException {
        ServerOptions options =
                ServerOptions.defaults().withParts(Misbehaviour.of(Defect.OTHER_CONNECTION_LOST_AFTER_BOMB));
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient bomber = TestClient.open(server, OFFER)) {
            bomber.send(masked(0xC1, deflated("a".repeat(1 << 20), Deflater.DEFAULT_STRATEGY)));
            bomber.readFrame();
            try (TestClient victim = TestClient.connect(server)) {
                victim.send(TestClient.request());
                assertThat(victim.isGone()).isTrue();
            }
        }
    }

    /** Send frames, each given by its first byte and its payload, and return all that comes back. */
    private static byte[] answer(Set<Defect> defects, String offer, String frames) throws IOException {
        ServerOptions options = ServerOptions.defaults().withParts(Misbehaviour.of(defects));
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = TestClient.open(server, offer)) {
            for (String frame : frames.split(" ")) {
                client.send(masked(Integer.parseInt(frame.substring(0, 2), 16), hex(frame.substring(2))));
            }
            client.send(close(1000, ""));
            return client.readToEnd();
        }
    }

    /** Return the texts that come back, _ for an empty one, and the close code. */
    private static String conversation(Set<Defect> defects, String frames) throws IOException {
        ByteBuffer answer = ByteBuffer.wrap(answer(defects, OFFER, frames));
        List<String> said = new ArrayList<>();
        try (ClientDeflate deflate = new ClientDeflate()) {
            while (answer.hasRemaining()) {
                int first = answer.get();
                int field = answer.get();
                byte[] payload = new byte[field == 126 ? answer.getShort() : field];
                answer.get(payload);
                if ((first & 0xF) == CLOSE) {
                    said.add(Short.toString(ByteBuffer.wrap(payload).getShort()));
                } else {
                    byte[] text = (first & RSV1) == 0 ? payload : deflate.inflate(payload);
                    said.add(text.length == 0 ? "_" : new String(text, US_ASCII));
                }
            }
        }
        return String.join(" ", said);
    }

    private static byte[] deflated(String text, int strategy) {
        try (ClientDeflate deflate = new ClientDeflate(Deflater.BEST_COMPRESSION, strategy)) {
            return deflate.deflate(text.getBytes(US_ASCII));
        }
    }
}
