package io.github.wsgauntlet.harness.deflate;

import static io.github.wsgauntlet.harness.deflate.BitString.fixed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    private static final String MATCH_OF_258 = "11000101 00000"; // at distance 1
    private static final byte[] LITERALS = HexFormat.of().parseHex("f248cdc9c90700"); // Hello
    private static final byte[] STORED = HexFormat.of().parseHex("000500faff48656c6c6f00"); // Hello
    private static final byte[] MATCH = BitString.bytes("0 10", fixed('a'), MATCH_OF_258, "0000000", "0 00");

    @Test
    void a_message_may_be_as_large_as_the_limit() {
        assertThat(read(LITERALS, 5).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertThat(read(STORED, 5).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertThat(read(MATCH, 259).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertThat(read(new byte[1], 0).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertThat(read(LITERALS, Long.MAX_VALUE).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void a_larger_one_is_read_up_to_the_limit(int limit) {
        assertThat(read(LITERALS, limit).ending()).isEqualTo(PayloadEnding.TOO_LARGE);
        assertThat(read(LITERALS, limit).data()).asString().isEqualTo("Hello".substring(0, limit));
        assertThat(read(STORED, limit).ending()).isEqualTo(PayloadEnding.TOO_LARGE);
        assertThat(read(STORED, limit).data()).asString().isEqualTo("Hello".substring(0, limit));
        assertThat(read(MATCH, limit).ending()).isEqualTo(PayloadEnding.TOO_LARGE);
        assertThat(read(MATCH, limit).data()).asString().isEqualTo("a".repeat(limit));
        assertThat(read(MATCH, limit).blocks()).containsExactly(new Block(Block.Type.FIXED, false, 0, limit, 0));
    }

    @Test
    void the_limit_may_be_met_in_a_later_block() {
        byte[] twice = HexFormat.of().parseHex("000500faff48656c6c6f".repeat(2));
        assertThat(read(twice, 7).ending()).isEqualTo(PayloadEnding.TOO_LARGE);
        assertThat(read(twice, 7).data()).asString().isEqualTo("HelloHe");
    }

    @Test
    void what_follows_the_limit_is_not_looked_at() {
        byte[] reservedBlockType = BitString.bytes("0 10", fixed('a'), fixed('b'), "0000000", "0 11");
        assertThat(read(reservedBlockType, 1).ending()).isEqualTo(PayloadEnding.TOO_LARGE);
        assertThat(read(reservedBlockType, 2).ending()).isEqualTo(PayloadEnding.DAMAGED);
    }

    @Test
    void the_limit_is_that_of_one_message() {
        var inflater = new MessageInflater(5);
        for (int i = 0; i < 3; i++) {
            assertThat(inflater.read(LITERALS).data()).asString().isEqualTo("Hello");
        }
    }

    @Test
    void no_limit_is_negative() {
        assertThatThrownBy(() -> new MessageInflater(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A message is limited to 0 bytes or more, not -1");
    }

    private static InflatedMessage read(byte[] payload, long limit) {
        return new MessageInflater(limit).read(payload);
    }
}
