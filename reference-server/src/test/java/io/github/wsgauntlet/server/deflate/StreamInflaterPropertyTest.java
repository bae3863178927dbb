package io.github.wsgauntlet.server.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.client.ClientDeflate;
import io.github.wsgauntlet.server.rule.Violation;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The inflater beside that of the JDK. */
class StreamInflaterPropertyTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void inflates_whatever_the_jdk_deflates(
            @ForAll("data") byte[] data,
            @ForAll @IntRange(max = 9) int level,
            @ForAll @IntRange(max = 2) int strategy,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 500) Integer> cuts) {
        byte[] deflated = deflate(data, level, strategy);
        InflaterProbe probe = new InflaterProbe();
        int turn = 0;
        for (int at = 0; at < deflated.length; turn++) {
            int end = Math.min(deflated.length, at + cuts.get(turn % cuts.size()));
            probe.feed(deflated, at, end);
            at = end;
        }
        assertThat(probe.bytes()).isEqualTo(data);
        assertThat(probe.inflater.awaitsTail()).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void agrees_with_the_jdk_on_any_bytes(@ForAll("almostDeflated") byte[] bytes) {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        boolean valid = inflate(bytes, expected);
        InflaterProbe probe = new InflaterProbe();
        assertThat(isValid(probe, bytes)).isEqualTo(valid);
        assertThat(Arrays.copyOf(probe.bytes(), expected.size())).isEqualTo(expected.toByteArray());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void does_not_care_how_bytes_are_cut(@ForAll("almostDeflated") byte[] bytes) {
        InflaterProbe whole = new InflaterProbe();
        boolean valid = isValid(whole, bytes);

        InflaterProbe cut = new InflaterProbe();
        boolean stillValid = true;
        for (int i = 0; i < bytes.length && stillValid; i++) {
            stillValid = isValid(cut, new byte[] {bytes[i]});
        }
        assertThat(stillValid).isEqualTo(valid);
        assertThat(cut.bytes()).isEqualTo(whole.bytes());
        assertThat(valid && cut.inflater.awaitsTail()).isEqualTo(valid && whole.inflater.awaitsTail());
    }

    /** From noise to long repetitions, and longer than any buffer on the way. */
    @Provide
    Arbitrary<byte[]> data() {
        Arbitrary<Byte> few = Arbitraries.of((byte) 'a', (byte) 'b', (byte) 'c');
        Arbitrary<byte[]> piece = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300),
                few.array(byte[].class).ofMaxSize(300),
                Arbitraries.bytes().map(value -> new byte[] {value}));
        return Combinators.combine(piece, piece, Arbitraries.integers().between(1, 400))
                .as((one, two, times) -> {
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    for (int i = 0; i < times; i++) {
                        all.writeBytes(i % 3 == 0 ? one : two);
                    }
                    return all.toByteArray();
                });
    }

    /** Noise, and valid data of which some bytes were changed. */
    @Provide
    Arbitrary<byte[]> almostDeflated() {
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> changed = Combinators.combine(
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(100),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 150),
                        Arbitraries.integers().between(0, 255))
                .as((data, level, strategy, position, change) -> {
                    byte[] deflated = deflate(data, level, strategy);
                    deflated[position % deflated.length] ^= change.byteValue();
                    return deflated;
                });
        return Arbitraries.oneOf(noise, changed);
    }

    private static byte[] deflate(byte[] data, int level, int strategy) {
        try (var client = new ClientDeflate(level, strategy)) {
            return client.deflate(data);
        }
    }

    /** Inflate byte by byte, starting anew after a final block, and return whether that went well. */
    private static boolean inflate(byte[] bytes, ByteArrayOutputStream out) {
        Inflater inflater = new Inflater(true);
        try {
            for (byte next : bytes) {
                if (inflater.finished()) {
                    inflater.reset();
                    inflater.setDictionary(out.toByteArray());
                }
                inflater.setInput(new byte[] {next});
                byte[] room = new byte[1 << 10];
                for (int count = inflater.inflate(room); count > 0; count = inflater.inflate(room)) {
                    out.write(room, 0, count);
                }
            }
            return true;
        } catch (DataFormatException invalid) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private static boolean isValid(InflaterProbe probe, byte[] bytes) {
        try {
            probe.feed(bytes);
            return true;
        } catch (Violation invalid) {
            return false;
        }
    }
}
