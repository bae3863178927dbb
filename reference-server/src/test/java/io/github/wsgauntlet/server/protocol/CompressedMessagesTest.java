package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.BINARY;
import static io.github.wsgauntlet.server.client.ClientFrames.CLOSE;
import static io.github.wsgauntlet.server.client.ClientFrames.CONTINUATION;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.PING;
import static io.github.wsgauntlet.server.client.ClientFrames.RSV1;
import static io.github.wsgauntlet.server.client.ClientFrames.TEXT;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.join;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static io.github.wsgauntlet.server.client.ClientFrames.ping;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.wsgauntlet.server.client.Bits;
import io.github.wsgauntlet.server.client.ClientDeflate;
import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages on a connection that agreed on permessage-deflate. */
class CompressedMessagesTest {

    private static final DeflateParameters DEFAULTS = DeflateParameters.defaults();

    /** The text Hello, compressed (RFC 7692 7.2.3.1), and once more with the same window (7.2.3.2). */
    private static final byte[] HELLO = hex("f248cdc9c90700");

    private static final byte[] HELLO_AGAIN = hex("f200110000");
    private static final String ECHO = "c107f248cdc9c90700";
    private static final String ECHO_AGAIN = "c105f200110000";

    private final EndpointProbe probe = EndpointProbe.compressing(DEFAULTS);

    // ---- the examples of the RFC ----

    @ParameterizedTest
    @CsvSource({
        "c1 87 00000000 f248cdc9c90700, one block (7.2.3.1)",
        "41 83 00000000 f248cd  80 84 00000000 c9c90700, two frames (7.2.3.1)",
        "c1 8b 00000000 000500faff48656c6c6f00, no compression (7.2.3.3)",
        "c1 88 00000000 f348cdc9c9070000, a final block (7.2.3.4)",
        "c1 8d 00000000 f248050000 00ffff cac9c90700, two blocks (7.2.3.5)",
        "41 88 00000000 f24805000000ffff  80 85 00000000 cac9c90700, a block in each frame (7.2.3.5)",
    })
    void echoes_the_examples_of_the_rfc(String client, String what) {
        assertThat(probe.feed(client)).as(what).isEqualTo(ECHO);
        assertThat(probe.messages).containsExactly(Message.text("Hello"));
    }

    @Test
    void keeps_the_window_from_message_to_message() {
        assertThat(probe.feed(compressed(TEXT, HELLO))).isEqualTo(ECHO);
        assertThat(probe.feed(text("between"), ping("p"))).startsWith("c1").endsWith("8a0170");
        assertThat(probe.feed(compressed(BINARY, HELLO_AGAIN))).startsWith("c2");
        assertThat(probe.messages)
                .containsExactly(
                        Message.text("Hello"), Message.text("between"), Message.binary("Hello".getBytes(UTF_8)));
    }

    @Test
    void keeps_the_window_across_a_final_block() {
        assertThat(probe.feed(compressed(TEXT, hex("f348cdc9c9070000")), compressed(TEXT, HELLO_AGAIN)))
                .isEqualTo(ECHO + ECHO_AGAIN);
    }

    @Test
    void echoes_empty_messages() {
        assertThat(probe.feed(compressed(TEXT, hex("00")), masked(FIN | TEXT, new byte[0])))
                .isEqualTo("c10100" + "c10100");
        assertThat(probe.feed(compressed(TEXT, HELLO))).isEqualTo(ECHO);
    }

    @Test
    void joins_empty_fragments() {
        String sent = probe.feed(
                masked(RSV1 | TEXT, new byte[0]),
                masked(CONTINUATION, HELLO),
                ping("p"),
                masked(CONTINUATION, new byte[0]),
                masked(FIN | CONTINUATION, new byte[0]));
        assertThat(sent).isEqualTo("8a0170" + ECHO);
    }

    /** The sender ended its block and its fragment, and had no more to say (RFC 7692 7.2.3.6). */
    @Test
    void takes_the_empty_block_in_the_last_fragment() {
        byte[] flushed = hex("f248cdc9c907000000ffff");
        assertThat(probe.feed(masked(RSV1 | TEXT, flushed), masked(FIN | CONTINUATION, hex("00"))))
                .isEqualTo(ECHO);
    }

    // ---- cuts ----

    @Test
    void takes_a_frame_in_two_reads_cut_anywhere() {
        byte[] stream = join(compressed(TEXT, HELLO), text("x"), compressed(TEXT, HELLO_AGAIN));
        String whole = EndpointProbe.compressing(DEFAULTS).feed(stream);
        for (int cut = 0; cut <= stream.length; cut++) {
            assertThat(EndpointProbe.compressing(DEFAULTS)
                            .feed(Arrays.copyOf(stream, cut), Arrays.copyOfRange(stream, cut, stream.length)))
                    .as("cut at %d", cut)
                    .isEqualTo(whole);
        }
    }

    @Test
    void takes_a_message_in_two_frames_cut_anywhere() {
        byte[] deflated = hex("f248050000 00ffff cac9c90700");
        for (int cut = 0; cut <= deflated.length; cut++) {
            byte[] first = masked(RSV1 | TEXT, Arrays.copyOf(deflated, cut));
            byte[] second = masked(FIN | CONTINUATION, Arrays.copyOfRange(deflated, cut, deflated.length));
            assertThat(EndpointProbe.compressing(DEFAULTS).feed(first, ping("p"), second))
                    .as("cut at %d", cut)
                    .isEqualTo("8a0170" + ECHO);
        }
    }

    // ---- parameters ----

    @Test
    void forgets_the_window_of_the_client_when_agreed() {
        EndpointProbe forgetful = EndpointProbe.compressing(DEFAULTS.withClientNoContextTakeover());
        assertThat(forgetful.feed(compressed(TEXT, HELLO), compressed(TEXT, HELLO)))
                .isEqualTo(ECHO + ECHO_AGAIN);
        assertThat(forgetful.feed(compressed(TEXT, HELLO_AGAIN)))
                .isEqualTo(failure(Rule.DISTANCES_STAY_BEHIND_THE_START));
    }

    @Test
    void forgets_its_own_window_when_agreed() {
        EndpointProbe forgetful = EndpointProbe.compressing(DEFAULTS.withServerNoContextTakeover());
        assertThat(forgetful.feed(compressed(TEXT, HELLO), compressed(TEXT, HELLO_AGAIN)))
                .isEqualTo(ECHO + ECHO);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15})
    void takes_the_windows_that_were_agreed(int bits) {
        EndpointProbe small =
                EndpointProbe.compressing(DEFAULTS.withClientMaxWindowBits(bits).withServerMaxWindowBits(bits));
        byte[] block = new byte[(1 << bits) - 1];
        block[0] = 1;
        byte[] deflated = new Bits()
                .stored(new byte[] {2})
                .stored(block)
                .block(1)
                .longestMatch(bits)
                .endOfBlock()
                .block(0)
                .toBytes();
        small.feed(compressed(BINARY, deflated));
        assertThat(small.messages).containsExactly(Message.binary(join(hex("02"), block, hex("020100"))));
    }

    // ---- failures ----

    @ParameterizedTest
    @CsvSource({
        "c9 80 00000000, CONTROL_FRAMES_RSV1_ZERO",
        "ca 80 00000000, CONTROL_FRAMES_RSV1_ZERO",
        "c8 80 00000000, CONTROL_FRAMES_RSV1_ZERO",
        "a9 80 00000000, CONTROL_FRAMES_RSV_ZERO",
        "a1 80 00000000, DATA_FRAMES_RSV_ZERO",
        "91 80 00000000, DATA_FRAMES_RSV_ZERO",
        "e1 80 00000000, DATA_FRAMES_RSV_ZERO",
        "01 80 00000000 c0 80 00000000, CONTINUATION_FRAMES_RSV1_ZERO",
        "41 80 00000000 c0 80 00000000, CONTINUATION_FRAMES_RSV1_ZERO",
        "41 80 00000000 a0 80 00000000, CONTINUATION_FRAMES_RSV_ZERO",
    })
    void fails_reserved_bits_without_a_meaning(String client, Rule rule) {
        assertThat(probe.feed(client)).isEqualTo(failure(rule));
    }

    @Test
    void fails_rsv1_when_nothing_was_agreed() {
        assertThat(new EndpointProbe().feed(compressed(TEXT, HELLO))).isEqualTo(failure(Rule.DATA_FRAMES_RSV_ZERO));
        assertThat(new EndpointProbe().feed("01 80 00000000 c0 80 00000000"))
                .isEqualTo(failure(Rule.CONTINUATION_FRAMES_RSV_ZERO));
        assertThat(new EndpointProbe().feed("c9 80 00000000")).isEqualTo(failure(Rule.CONTROL_FRAMES_RSV_ZERO));
    }

    @Test
    void fails_a_compressed_message_without_payload() {
        assertThat(probe.feed("c1 80 00000000")).isEqualTo(failure(Policy.COMPRESSED_PAYLOAD_HAS_BYTES));
        assertThat(EndpointProbe.compressing(DEFAULTS).feed("41 80 00000000 80 80 00000000"))
                .isEqualTo(failure(Policy.COMPRESSED_PAYLOAD_HAS_BYTES));
    }

    @Test
    void fails_what_is_not_deflate_at_once() {
        byte[] frame = compressed(BINARY, hex("07 000000")); // block type 3
        assertThat(probe.feed(Arrays.copyOf(frame, 7))).isEqualTo(failure(Rule.COMPRESSED_DATA_IS_VALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f248cdc9", "f248cdc9c907", "f248cdc9c907000000ffff", "000500faff4865", "f348cdc9c90700"})
    void fails_what_ends_inside_a_block(String payload) {
        assertThat(probe.feed(compressed(TEXT, hex(payload)))).isEqualTo(failure(Rule.COMPRESSED_MESSAGES_ARE_WHOLE));
        assertThat(probe.messages).isEmpty();
    }

    @Test
    void fails_bad_text_in_the_middle_of_a_compressed_frame() {
        byte[] frame = compressed(TEXT, hex("000400fbff 41ff4141 00"));
        // The header, the key, the header of a stored block and two of its four bytes.
        assertThat(probe.feed(Arrays.copyOf(frame, 6 + 7))).isEqualTo(failure(Rule.TEXT_IS_UTF8));
    }

    @Test
    void fails_text_that_ends_inside_a_character() {
        assertThat(probe.feed(compressed(TEXT, hex("000200fdff e282 00"))))
                .isEqualTo(failure(Rule.TEXT_ENDS_WITH_A_WHOLE_CHARACTER));
    }

    @Test
    void does_not_check_compressed_bytes_for_utf8() {
        assertThat(probe.feed(compressed(BINARY, hex("000100feff ff 00")))).startsWith("c2");
    }

    @Test
    void forgets_a_message_that_fails() {
        EndpointProbe deaf = EndpointProbe.compressing(DEFAULTS, Rule.NOTHING_PROCESSED_AFTER_FAILURE);
        String first = deaf.feed(masked(RSV1 | TEXT, hex("f248cd")), masked(RSV1 | FIN | PING, new byte[0]));
        assertThat(first).isEqualTo(failure(Rule.CONTROL_FRAMES_RSV1_ZERO));
        assertThat(deaf.feed(text("x"))).startsWith("c1");
        assertThat(deaf.feed(compressed(TEXT, HELLO))).startsWith("c1");
        assertThat(deaf.messages).containsExactly(Message.text("x"), Message.text("Hello"));
    }

    @Test
    void frees_the_deflater_at_the_end() {
        probe.feed(compressed(TEXT, HELLO));
        long open = probe.endpoint.held();
        probe.endpoint.end();
        assertThat(probe.endpoint.held()).isLessThanOrEqualTo(open - (256 << 10));
    }

    @Test
    void forgets_what_it_sent_when_it_rests() {
        assertThat(probe.feed(compressed(TEXT, HELLO))).isEqualTo(ECHO);
        assertThat(probe.feed(compressed(TEXT, HELLO))).isNotEqualTo(ECHO);
        probe.endpoint.rest();
        assertThat(probe.feed(compressed(TEXT, HELLO))).isEqualTo(ECHO);
    }

    // ---- limits ----

    @Test
    void limits_what_comes_out() {
        EndpointProbe small = EndpointProbe.compressingWithMessageLimit(5);
        assertThat(small.feed(compressed(TEXT, HELLO))).isEqualTo(ECHO);
        assertThat(small.feed(compressed(TEXT, hex("000600f9ff 414141414141 00"))))
                .isEqualTo(failure(Policy.MESSAGE_SIZE));
    }

    @Test
    void limits_all_fragments_together() {
        EndpointProbe small = EndpointProbe.compressingWithMessageLimit(9);
        assertThat(small.feed(masked(RSV1 | TEXT, hex("f248cdc9c907000000ffff")), masked(CONTINUATION, HELLO)))
                .isEqualTo(failure(Policy.MESSAGE_SIZE));
    }

    @Test
    void does_not_limit_what_goes_in() {
        EndpointProbe small = EndpointProbe.compressingWithMessageLimit(5);
        byte[] emptyBlocks = hex("000000ffff".repeat(100));
        assertThat(small.feed(compressed(TEXT, join(emptyBlocks, HELLO)))).isEqualTo(ECHO);
    }

    @Test
    void reports_bad_text_in_front_of_the_limit() {
        EndpointProbe small = EndpointProbe.compressingWithMessageLimit(5);
        assertThat(small.feed(compressed(TEXT, hex("000600f9ff 41414141ff41 00"))))
                .isEqualTo(failure(Rule.TEXT_IS_UTF8));
    }

    /** A gibibyte of zeros in a mebibyte: it fails by its first few kilobytes and never takes its room. */
    @Test
    void survives_a_bomb() {
        byte[] mebibyte;
        try (var client = new ClientDeflate()) {
            mebibyte = join(client.deflate(new byte[1 << 20]), hex("0000ffff"));
        }
        byte[] bomb =
                compressed(BINARY, join(Collections.nCopies(1 << 10, mebibyte).toArray(byte[][]::new)));
        EndpointProbe small = EndpointProbe.compressingWithMessageLimit(1 << 20);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        String answer = small.feed(bomb);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(answer).isEqualTo(failure(Policy.MESSAGE_SIZE));
        assertThat(allocated).isLessThan(16 << 20);
        assertThat(EndpointProbe.compressingWithMessageLimit(1 << 20).feed(Arrays.copyOf(bomb, 4 << 10)))
                .isEqualTo(failure(Policy.MESSAGE_SIZE));
    }

    private static byte[] compressed(int opcode, byte[] payload) {
        return masked(FIN | RSV1 | opcode, payload);
    }

    private static String failure(Ground ground) {
        return hex(unmasked(FIN | CLOSE, CloseStatus.of(ground).encode()));
    }
}
