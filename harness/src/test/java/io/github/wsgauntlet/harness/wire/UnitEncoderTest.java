package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Unit;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnitEncoderTest {
    private static final Payload HELLO = new Payload.Text("Hello, hello, hello");

    @Test
    void sends_a_compressed_message_plain_where_nothing_was_agreed() {
        WireFrame frame = frames(new UnitEncoder(Role.CLIENT, new Random(0)), new Unit.Compressed(1, HELLO, 100))
                .getFirst();
        assertThat(frame.rsv()).isZero();
        assertThat(frame.payload()).isEqualTo(HELLO.bytes());
    }

    @Test
    void marks_the_first_fragment_only() {
        UnitEncoder writer = agreed(new DeflateAgreement(false, false, 15, 15));
        List<WireFrame> frames = frames(writer, new Unit.Compressed(2, HELLO, 5));
        assertThat(frames).hasSizeGreaterThan(2);
        assertThat(frames).extracting(WireFrame::rsv).startsWith(4, 0, 0).containsOnlyOnce(4);
        assertThat(frames).extracting(WireFrame::opcode).startsWith(2, 0, 0);
        assertThat(frames).extracting(WireFrame::fin).endsWith(false, true).containsOnlyOnce(true);
    }

    @Test
    void takes_its_context_over_unless_it_was_agreed_not_to() {
        assertThat(sizes(new DeflateAgreement(false, false, 15, 15)))
                .satisfies(sizes -> assertThat(sizes.get(1)).isLessThan(sizes.get(0)));
        assertThat(sizes(new DeflateAgreement(true, true, 15, 15)))
                .satisfies(sizes -> assertThat(sizes.get(1)).isEqualTo(sizes.get(0)));
    }

    private static List<Integer> sizes(DeflateAgreement agreement) {
        UnitEncoder writer = agreed(agreement);
        return IntStream.range(0, 2)
                .mapToObj(i -> frames(writer, new Unit.Compressed(1, HELLO, Integer.MAX_VALUE))
                        .getFirst()
                        .payload()
                        .length)
                .toList();
    }

    @Test
    void what_is_sent_again_has_keys_of_its_own_and_is_the_same_whenever_it_is_looked_at() {
        UnitEncoder writer = agreed(new DeflateAgreement(true, true, 15, 15));
        var unit = new Unit.Compressed(1, HELLO, 5);
        List<byte[]> first = writer.encode(unit);
        List<byte[]> second = writer.encode(unit);
        assertThat(first).hasSameSizeAs(second);
        assertThat(first.getFirst()).isEqualTo(first.getFirst()).isNotEqualTo(second.getFirst());
    }

    @Property(tries = 200)
    void what_it_writes_can_be_read_within_the_window(
            @ForAll @Size(max = 3000) byte[] payload,
            @ForAll @IntRange(min = 8, max = 15) int bits,
            @ForAll @IntRange(min = 1, max = 300) int fragment) {
        UnitEncoder writer = agreed(new DeflateAgreement(false, false, 15, bits));
        var reader = new MessageReader();
        reader.inflate();
        var unit = new Unit.Compressed(2, new Payload.Hex(HexFormat.of().formatHex(payload)), fragment);
        for (int i = 0; i < 2; i++) {
            MessageReader.Read read = frames(writer, unit).stream()
                    .flatMap(frame -> reader.add(frame).stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(read.payload()).isEqualTo(payload);
            assertThat(read.inflated().orElseThrow().largestDistance()).isLessThanOrEqualTo(1 << bits);
        }
    }

    private static UnitEncoder agreed(DeflateAgreement agreement) {
        var writer = new UnitEncoder(Role.CLIENT, new Random(0));
        writer.agreed(agreement);
        return writer;
    }

    private static List<WireFrame> frames(UnitEncoder writer, Unit unit) {
        var reader = new FrameReader();
        return writer.encode(unit).stream()
                .map(bytes -> {
                    reader.feed(bytes, 0, bytes.length);
                    return reader.next().orElseThrow();
                })
                .toList();
    }
}
