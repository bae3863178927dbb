package io.github.wsgauntlet.harness.deflate;

import static io.github.wsgauntlet.harness.deflate.Block.Type.FIXED;
import static io.github.wsgauntlet.harness.deflate.Block.Type.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7692 7.2.3.1 to 7.2.3.6. */
class InflateVectorsTest {
    private final MessageInflater inflater = new MessageInflater(1000);

    @Test
    void one_block() {
        InflatedMessage message = read("f248cdc9c90700");
        assertThat(message.data()).asString().isEqualTo("Hello");
        // 3 bits of header, 5 literals of 8 bits and 7 bits for the end
        assertThat(message.blocks())
                .containsExactly(new Block(FIXED, false, 0, 5, 0), new Block(STORED, false, 50, 0, 0));
        assertThat(message.largestDistance()).isZero();
        assertThat(message.deepestReach()).isZero();
        assertThat(message.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertThat(message.fault()).isEmpty();
    }

    @Test
    void a_shared_window() {
        read("f248cdc9c90700");
        InflatedMessage message = read("f200110000"); // H, and 4 bytes of 5 bytes before
        assertThat(message.data()).asString().isEqualTo("Hello");
        assertThat(message.largestDistance()).isEqualTo(5);
        assertThat(message.deepestReach()).isEqualTo(4);
        assertThat(message.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
    }

    @Test
    void a_window_that_is_not_shared() {
        read("f248cdc9c90700");
        inflater.reset();
        InflatedMessage message = read("f200110000");
        assertThat(message.data()).asString().isEqualTo("H");
        assertThat(message.ending()).isEqualTo(PayloadEnding.DAMAGED);
        assertThat(message.fault()).isEqualTo("Block 1 reaches 5 bytes back where the window holds 1 (byte 2).");
    }

    @Test
    void a_stored_block() {
        InflatedMessage message = read("000500faff48656c6c6f00");
        assertThat(message.data()).asString().isEqualTo("Hello");
        assertThat(message.blocks())
                .containsExactly(new Block(STORED, false, 0, 5, 0), new Block(STORED, false, 80, 0, 0));
        assertThat(message.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
    }

    @Test
    void a_final_block() {
        InflatedMessage message = read("f348cdc9c9070000");
        assertThat(message.data()).asString().isEqualTo("Hello");
        assertThat(message.blocks())
                .containsExactly(new Block(FIXED, true, 0, 5, 0), new Block(STORED, false, 56, 0, 0));
        assertThat(message.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
    }

    @Test
    void two_blocks() {
        InflatedMessage message = read("f248050000" + "00ffff" + "cac9c90700");
        assertThat(message.data()).asString().isEqualTo("Hello");
        assertThat(message.blocks())
                .containsExactly(
                        new Block(FIXED, false, 0, 2, 0), // He
                        new Block(STORED, false, 26, 0, 0),
                        new Block(FIXED, false, 64, 3, 0), // llo
                        new Block(STORED, false, 98, 0, 0));
        assertThat(message.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
    }

    @Test
    void an_empty_message() {
        InflatedMessage message = read("00");
        assertThat(message.data()).isEmpty();
        assertThat(message.blocks()).containsExactly(new Block(STORED, false, 0, 0, 0));
        assertThat(message.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
    }

    private InflatedMessage read(String hex) {
        return inflater.read(HexFormat.of().parseHex(hex));
    }
}
