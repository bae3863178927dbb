package io.github.wsgauntlet.harness.deflate;

import static io.github.wsgauntlet.harness.deflate.BitString.fixed;
import static io.github.wsgauntlet.harness.deflate.Block.Type.DYNAMIC;
import static io.github.wsgauntlet.harness.deflate.Block.Type.FIXED;
import static io.github.wsgauntlet.harness.deflate.Block.Type.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndingTest {
    private static final String HELLO = "f248cdc9c90700"; // a fixed block, and the header of an empty stored one

    @ParameterizedTest
    @CsvSource({
        HELLO + ", TAIL_STRIPPED",
        HELLO + "0000ffff, TAIL_NOT_STRIPPED",
        HELLO + "0000ffff00, TAIL_STRIPPED", // of a second empty stored block
        "000500faff48656c6c6f, TAIL_MISSING", // a stored block that is not empty
        "f348cdc9c90700, AFTER_FINAL_BLOCK",
        "010500faff48656c6c6f, AFTER_FINAL_BLOCK", // a stored one
        "010000ffff, AFTER_FINAL_BLOCK", // an empty stored one: its tail is not stripped, yet nothing is read behind it
        "01, TAIL_STRIPPED", // the same one with its tail stripped
        "f348cdc9c907000000, TRUNCATED", // half a length behind a final block
        "f348cdc9c90700 000000ffff, TAIL_NOT_STRIPPED",
        "0200, TAIL_STRIPPED", // an empty fixed block before the stored one: the empty message by the Deflater of Java
        "'', EMPTY",
    })
    void tells_where_a_payload_ends(String hex, PayloadEnding ending) {
        assertThat(read(hex).ending()).isEqualTo(ending);
        assertThat(read(hex).fault()).isEmpty();
    }

    @Test
    void a_partial_flush_is_no_stripped_tail_if_no_header_fits_behind_it() {
        String data = "0 10" + fixed('H') + "0000000"; // 18 bits, so 6 are left of a byte
        String empty = "0 10 0000000"; // 10 more
        assertThat(read(BitString.bytes(data)).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertThat(read(BitString.bytes(data, empty)).ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
        assertThat(read(BitString.bytes(data, empty, empty)).ending())
                .isEqualTo(PayloadEnding.TAIL_MISSING); // 2 are left
        assertThat(read(BitString.bytes(data, empty, empty, empty)).ending())
                .isEqualTo(PayloadEnding.TAIL_MISSING); // none
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_payload_cut_off_inside_a_fixed_block_gives_what_is_there(int length) {
        InflatedMessage message = read(Arrays.copyOf(HexFormat.of().parseHex(HELLO), length));
        assertThat(message.ending()).isEqualTo(PayloadEnding.TRUNCATED);
        assertThat(message.data()).asString().isEqualTo("Hello".substring(0, length - 1));
        assertThat(message.blocks()).containsExactly(new Block(FIXED, false, 0, length - 1, 0));
    }

    @ParameterizedTest
    @CsvSource({"0005, 0", "000500, 0", "000500fa, 0", "000500faff, 0", "000500faff48, 1", "000500faff48656c6c, 4"})
    void a_payload_cut_off_inside_a_stored_block_gives_what_is_there(String hex, int size) {
        InflatedMessage message = read(hex);
        assertThat(message.ending()).isEqualTo(PayloadEnding.TRUNCATED);
        assertThat(message.data()).asString().isEqualTo("Hello".substring(0, size));
        assertThat(message.blocks()).containsExactly(new Block(STORED, false, 0, size, 0));
    }

    @Test
    void a_payload_cut_off_inside_the_header_of_a_dynamic_block_gives_nothing() {
        InflatedMessage message = read("04c0");
        assertThat(message.ending()).isEqualTo(PayloadEnding.TRUNCATED);
        assertThat(message.data()).isEmpty();
        assertThat(message.blocks()).containsExactly(new Block(DYNAMIC, false, 0, 0, 0));
    }

    @Test
    void padding_is_told_whatever_it_is() {
        InflatedMessage message = read(BitString.bytes("1 10 0000000 110000", "0 00 10101"));
        assertThat(message.blocks())
                .containsExactly(new Block(FIXED, true, 0, 0, 0b11), new Block(STORED, false, 16, 0, 0b10101));
        assertThat(message.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
    }

    @Test
    void nothing_but_a_final_block_has_padding_behind_it() {
        InflatedMessage message = read(BitString.bytes("0 10 0000000", "0 10 0000000", "0000"));
        assertThat(message.blocks())
                .containsExactly(
                        new Block(FIXED, false, 0, 0, 0),
                        new Block(FIXED, false, 10, 0, 0),
                        new Block(STORED, false, 20, 0, 0));
    }

    private static InflatedMessage read(String hex) {
        return read(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static InflatedMessage read(byte[] payload) {
        return new MessageInflater(1000).read(payload);
    }
}
