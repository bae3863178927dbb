package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void unmasks_the_sample_of_the_rfc() {
        byte[] bytes = hex("7f9f4d5158"); // RFC 6455 5.7
        Masking.apply(bytes, 0, bytes.length, 0x37FA213D, 0);
        assertThat(bytes).asHexString().isEqualTo("48656C6C6F"); // Hello
    }

    @Property
    void does_what_the_simple_loop_does(
            @ForAll @Size(max = 100) byte[] bytes,
            @ForAll @IntRange(max = 100) int start,
            @ForAll int key,
            @ForAll @LongRange(max = Long.MAX_VALUE - 100) long offset) {
        int from = Math.min(start, bytes.length);
        int to = bytes.length - from / 2;
        byte[] expected = bytes.clone();
        for (int i = from; i < to; i++) {
            expected[i] ^= (byte) (key >>> (24 - 8 * ((offset + i - from) & 3)));
        }
        Masking.apply(bytes, from, to, key, offset);
        assertThat(bytes).isEqualTo(expected);
    }
}
