package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class XorMaskTest {
    /** As the RFC says it: octet i of the payload with octet i mod 4 of the key (RFC 6455 5.3). */
    @Property
    void each_byte_is_masked_with_its_own_of_the_key(
            @ForAll byte[] bytes, @ForAll int key, @ForAll @IntRange(max = 9) int offset) {
        byte[] masked = new byte[offset + bytes.length + 3];
        System.arraycopy(bytes, 0, masked, offset, bytes.length);
        byte[] expected = masked.clone();
        byte[] octets = {(byte) (key >> 24), (byte) (key >> 16), (byte) (key >> 8), (byte) key};
        for (int i = 0; i < bytes.length; i++) {
            expected[offset + i] = (byte) (bytes[i] ^ octets[i % 4]);
        }
        XorMask.apply(masked, offset, bytes.length, key);
        assertThat(masked).isEqualTo(expected);
    }
}
