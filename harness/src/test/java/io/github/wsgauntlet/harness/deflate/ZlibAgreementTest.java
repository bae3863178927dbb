package io.github.wsgauntlet.harness.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The inflater against zlib, by way of {@code java.util.zip}. */
class ZlibAgreementTest {
    private static final int LIMIT = 1 << 25;
    private static final byte[] TAIL = {0, 0, -1, -1};

    @Property
    void reads_the_messages_that_zlib_makes(
            @ForAll @Size(min = 1, max = 5) List<@From("message") byte[]> messages, @ForAll("deflaters") Kind kind) {
        var inflater = new MessageInflater(LIMIT);
        Deflater deflater = kind.deflater();
        int before = 0;
        for (byte[] message : messages) {
            InflatedMessage read = inflater.read(stripped(deflate(deflater, message, kind.flush())));
            assertThat(read.data()).isEqualTo(message);
            assertThat(read.ending()).isEqualTo(PayloadEnding.TAIL_STRIPPED);
            assertThat(read.fault()).isEmpty();
            assertThat(read.blocks().stream().mapToInt(Block::size).sum()).isEqualTo(message.length);
            assertThat(read.deepestReach()).isBetween(0, kind.flush() == Deflater.FULL_FLUSH ? 0 : before);
            before += message.length;
        }
        deflater.end();
    }

    @Property
    void tells_a_tail_that_was_left_and_a_stream_that_was_finished(
            @ForAll("message") byte[] message, @ForAll("deflaters") Kind kind) {
        Deflater flushed = kind.deflater();
        assertRead(message, PayloadEnding.TAIL_NOT_STRIPPED, deflate(flushed, message, kind.flush()));
        flushed.end();
        Deflater finished = kind.deflater();
        finished.finish();
        assertRead(message, PayloadEnding.AFTER_FINAL_BLOCK, deflate(finished, message, Deflater.NO_FLUSH));
        finished.end();
    }

    private static void assertRead(byte[] message, PayloadEnding ending, byte[] payload) {
        InflatedMessage read = new MessageInflater(LIMIT).read(payload);
        assertThat(read.data()).isEqualTo(message);
        assertThat(read.ending()).isEqualTo(ending);
    }

    @Property
    void makes_of_any_bytes_what_zlib_does(@ForAll @Size(max = 60) byte[] payload) {
        assertAgreement(new byte[0], payload);
    }

    /** Random bytes are seldom a dynamic block, so these all start as one. */
    @Property
    void makes_of_any_code_lengths_what_zlib_does(@ForAll @Size(min = 10, max = 90) byte[] bytes) {
        byte[] payload = bytes.clone();
        payload[0] = (byte) (payload[0] & 0b1111_1000 | 0b100);
        assertAgreement(new byte[0], payload);
    }

    @Property(tries = 3000)
    void makes_of_altered_payloads_what_zlib_does(
            @ForAll("message") byte[] before,
            @ForAll("message") byte[] message,
            @ForAll("deflaters") Kind kind,
            @ForAll @Size(max = 3) List<@From("alterations") Alteration> alterations) {
        Deflater deflater = kind.deflater();
        deflate(deflater, before, Deflater.SYNC_FLUSH);
        byte[] payload = deflate(deflater, message, kind.flush());
        deflater.end();
        for (Alteration alteration : alterations) {
            payload = alteration.apply(payload);
        }
        assertAgreement(before, payload);
    }

    private static void assertAgreement(byte[] before, byte[] payload) {
        var inflater = new MessageInflater(LIMIT);
        var stored = new ByteArrayOutputStream();
        Deflater copier = new Deflater(Deflater.NO_COMPRESSION, true);
        stored.writeBytes(deflate(copier, before, Deflater.SYNC_FLUSH));
        copier.end();
        inflater.read(stored.toByteArray());
        InflatedMessage read = inflater.read(payload);
        ZlibReading expected = ZlibReading.of(before, payload);
        assertThat(read.data()).isEqualTo(expected.data());
        // zlib takes a code length code without any code for one of zeros, and finds out later that no code has an end.
        if (!read.fault().contains("incomplete code length code")) {
            assertThat(read.ending() == PayloadEnding.DAMAGED).isEqualTo(expected.damaged());
        }
    }

    private static byte[] deflate(Deflater deflater, byte[] message, int flush) {
        deflater.setInput(message);
        var payload = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        int count = deflater.deflate(buffer, 0, buffer.length, flush);
        while (count > 0) {
            payload.write(buffer, 0, count);
            count = deflater.deflate(buffer, 0, buffer.length, flush);
        }
        return payload.toByteArray();
    }

    /** Strip the tail. Where zlib has nothing to flush it gives nothing, and an empty stored block is left to us. */
    private static byte[] stripped(byte[] flushed) {
        if (flushed.length == 0) {
            return new byte[1];
        }
        int end = flushed.length - TAIL.length;
        assertThat(Arrays.copyOfRange(flushed, end, flushed.length)).isEqualTo(TAIL);
        return Arrays.copyOf(flushed, end);
    }

    /** Bytes, and repetitions of what came shortly or long before. */
    @Provide
    Arbitrary<byte[]> message() {
        Arbitrary<int[]> pieces = Combinators.combine(
                        Arbitraries.integers().between(-40, 40),
                        Arbitraries.integers().between(1, 700),
                        Arbitraries.integers().between(0, 1000))
                .as((size, distance, seed) -> new int[] {size, distance, seed});
        return pieces.list().ofMaxSize(60).map(ZlibAgreementTest::message);
    }

    private static byte[] message(List<int[]> pieces) {
        var bytes = new ArrayList<Byte>();
        for (int[] piece : pieces) {
            for (int i = 0; i < Math.abs(piece[0]) * 8; i++) {
                boolean repeats = piece[0] < 0 && piece[1] <= bytes.size();
                bytes.add(repeats ? bytes.get(bytes.size() - piece[1]) : (byte) (piece[2] + i * i * piece[1]));
            }
        }
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i);
        }
        return all;
    }

    record Kind(int level, int strategy, int flush) {
        Deflater deflater() {
            var deflater = new Deflater(level, true);
            deflater.setStrategy(strategy);
            // A new strategy takes one call of its own.
            deflater.deflate(new byte[1]);
            return deflater;
        }
    }

    @Provide
    Arbitrary<Kind> deflaters() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY),
                        Arbitraries.of(Deflater.SYNC_FLUSH, Deflater.FULL_FLUSH))
                .as(Kind::new);
    }

    /** A change of one byte, a bit of it, or the length; the place is a share of the length. */
    record Alteration(What what, double where, byte value) {
        enum What {
            REPLACE,
            FLIP,
            CUT_OFF
        }

        byte[] apply(byte[] payload) {
            if (payload.length == 0) {
                return payload;
            }
            int at = (int) (where * payload.length);
            byte[] altered = payload.clone();
            switch (what) {
                case REPLACE -> altered[at] = value;
                case FLIP -> altered[at] ^= (byte) (1 << (value & 7));
                case CUT_OFF -> altered = Arrays.copyOf(payload, at);
            }
            return altered;
        }
    }

    @Provide
    Arbitrary<Alteration> alterations() {
        Arbitrary<Double> anywhere = Arbitraries.doubles().between(0, true, 1, false);
        Arbitrary<Double> earlyOn = anywhere.map(where -> where * where * where);
        return Combinators.combine(
                        Arbitraries.of(Alteration.What.values()),
                        Arbitraries.oneOf(anywhere, earlyOn),
                        Arbitraries.bytes())
                .as(Alteration::new);
    }
}
