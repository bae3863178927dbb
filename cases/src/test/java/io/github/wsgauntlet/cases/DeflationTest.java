package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class DeflationTest {
    private static final Payload HELLO = new Payload.Text("Hello");

    @Test
    void makes_the_samples_of_the_rfc() {
        assertThat(hex(Deflation.usual())).isEqualTo("f248cdc9c90700");
        assertThat(hex(new Deflation(Coding.STORED, 99, false, 15, Payload.empty())))
                .isEqualTo("000500faff48656c6c6f00");
        assertThat(hex(new Deflation(Coding.FIXED, 99, true, 15, Payload.empty())))
                .isEqualTo("f348cdc9c9070000");
    }

    @Test
    void reaches_into_what_came_before() {
        assertThat(hex(new Deflation(Coding.FIXED, 99, false, 15, HELLO))).hasSizeLessThan("f248cdc9c90700".length());
    }

    @Property(tries = 300)
    void what_it_makes_inflates(@ForAll @Size(max = 2000) byte[] message, @ForAll("deflations") Deflation how)
            throws DataFormatException {
        assertThat(inflated(how.deflate(message), message.length)).isEqualTo(message);
    }

    @Provide
    Arbitrary<Deflation> deflations() {
        return Combinators.combine(
                        Arbitraries.of(Coding.class),
                        Arbitraries.integers().between(1, 3000),
                        Arbitraries.integers().between(8, 15))
                .as((coding, blockSize, bits) -> new Deflation(coding, blockSize, false, bits, Payload.empty()));
    }

    private static byte[] inflated(byte[] payload, int size) throws DataFormatException {
        var stream = new ByteArrayOutputStream();
        stream.writeBytes(payload);
        stream.writeBytes(new byte[] {0, 0, -1, -1});
        var inflater = new Inflater(true);
        inflater.setInput(stream.toByteArray());
        byte[] message = new byte[size + 1];
        int count = inflater.inflate(message);
        inflater.end();
        return Arrays.copyOf(message, count);
    }

    private static String hex(Deflation how) {
        return HexFormat.of().formatHex(new Payload.Deflated(HELLO, how).bytes());
    }
}
