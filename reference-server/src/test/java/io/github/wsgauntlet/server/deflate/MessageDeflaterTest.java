package io.github.wsgauntlet.server.deflate;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.client.ClientDeflate;
import io.github.wsgauntlet.server.rule.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server compresses. */
class MessageDeflaterTest {

    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final MessageDeflater deflater = new MessageDeflater(true, 15);
    private final ClientDeflate client = new ClientDeflate();

    @AfterEach
    void free() {
        deflater.end();
        client.close();
    }

    @Test
    void gives_the_vectors_of_the_rfc() {
        assertThat(deflater.deflate(HELLO)).isEqualTo(hex("f248cdc9c90700")); // 7.2.3.1
        assertThat(deflater.deflate(HELLO)).isEqualTo(hex("f200110000")); // 7.2.3.2
    }

    @Test
    void starts_each_message_with_an_empty_window_when_agreed() {
        MessageDeflater forgetful = new MessageDeflater(false, 15);
        assertThat(forgetful.deflate(HELLO)).isEqualTo(hex("f248cdc9c90700"));
        assertThat(forgetful.deflate(HELLO)).isEqualTo(hex("f248cdc9c90700"));
        forgetful.end();
    }

    @Test
    void gives_one_byte_for_every_empty_message() {
        assertThat(deflater.deflate(new byte[0])).isEqualTo(hex("00")); // 7.2.3.6
        assertThat(deflater.deflate(new byte[0])).isEqualTo(hex("00"));
        assertThat(deflater.deflate(HELLO)).isEqualTo(hex("f248cdc9c90700"));
        assertThat(deflater.deflate(new byte[0])).isEqualTo(hex("00"));
    }

    /** Around every size at which the room for the result is just used up. */
    @Test
    void finds_room_for_what_gets_larger() {
        Random random = new Random(1);
        for (int size = 1; size < 1_000; size++) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            assertThat(client.inflate(deflater.deflate(noise))).isEqualTo(noise);
        }
        byte[] large = new byte[1 << 20];
        random.nextBytes(large);
        assertThat(client.inflate(deflater.deflate(large))).isEqualTo(large);
    }

    @Test
    void leaves_the_message_as_it_is() {
        byte[] message = HELLO.clone();
        deflater.deflate(message);
        assertThat(message).isEqualTo(HELLO);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15})
    void reaches_no_further_than_agreed(int windowBits) {
        InflaterProbe probe = new InflaterProbe(1 << windowBits);
        MessageDeflater small = new MessageDeflater(true, windowBits);
        for (byte[] message : messages(windowBits)) {
            probe.inflater.startMessage();
            assertThat(probe.feed(small.deflate(message)).bytes()).isEqualTo(message);
            assertThat(probe.inflater.awaitsTail()).isTrue();
        }
        small.end();
    }

    /** The messages invite to reach further: who may, does. */
    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14})
    void would_reach_further_if_it_were_agreed(int windowBits) {
        InflaterProbe probe = new InflaterProbe(1 << windowBits);
        assertThatThrownBy(() -> {
                    for (byte[] message : messages(windowBits)) {
                        probe.inflater.startMessage();
                        probe.feed(deflater.deflate(message));
                    }
                })
                .hasMessage(Policy.DISTANCES_FIT_THE_WINDOW.message());
    }

    @Test
    void still_points_into_earlier_messages_in_a_small_window() {
        MessageDeflater small = new MessageDeflater(true, 8);
        assertThat(small.deflate(HELLO)).isEqualTo(hex("f248cdc9c90700"));
        assertThat(small.deflate(HELLO)).isEqualTo(hex("f200110000"));
        small.end();
    }

    /** Noise that comes again at all kinds of distances, in messages shorter and longer than the window. */
    private static List<byte[]> messages(int windowBits) {
        Random random = new Random(windowBits);
        byte[] noise = new byte[1 << windowBits];
        random.nextBytes(noise);
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] message = new byte[random.nextInt(3 << windowBits)];
            int shift = random.nextInt(64);
            for (int k = 0; k < message.length; k++) {
                message[k] = noise[(k + shift) % noise.length];
            }
            messages.add(message);
        }
        return messages;
    }
}
