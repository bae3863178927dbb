package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Unit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    @Test
    void reads_the_sample_frames_of_the_rfc() {
        var reader = new FrameReader();
        byte[] bytes = HexFormat.of().parseHex("818537fa213d7f9f4d5158" + "8a0548656c6c6f"); // RFC 6455 5.7
        reader.feed(bytes, 0, bytes.length);
        WireFrame hello = reader.next().orElseThrow();
        assertThat(hello.masked()).isTrue();
        assertThat(hello.payload()).asString().isEqualTo("Hello");
        WireFrame pong = reader.next().orElseThrow();
        assertThat(pong.opcode()).isEqualTo(Opcodes.PONG);
        assertThat(pong.masked()).isFalse();
        assertThat(reader.next()).isEmpty();
        assertThat(reader.rest()).isEmpty();
    }

    @Test
    void shows_a_frame_that_was_cut_off() {
        var reader = new FrameReader();
        byte[] bytes = HexFormat.of().parseHex("827f8000000000000005" + "0102"); // top bit set, two bytes of payload
        reader.feed(bytes, 0, bytes.length);
        assertThat(reader.next()).isEmpty();
        WireFrame begun = reader.begun().orElseThrow();
        assertThat(begun.length()).isNegative();
        assertThat(begun.complete()).isFalse();
        assertThat(begun.payload()).containsExactly(1, 2);
    }

    @Property
    void reads_back_what_was_written_however_it_is_cut(
            @ForAll("frames") List<Unit.Frame> frames, @ForAll @IntRange(min = 1, max = 40) int segment) {
        var all = new ByteArrayOutputStream();
        frames.forEach(frame -> all.writeBytes(WireFrameWriter.encode(frame, Role.CLIENT, new Random(1))));
        byte[] bytes = all.toByteArray();

        var reader = new FrameReader();
        var read = new ArrayList<WireFrame>();
        for (int at = 0; at < bytes.length; at += segment) {
            reader.feed(bytes, at, Math.min(segment, bytes.length - at));
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                read.add(frame.get());
            }
        }

        assertThat(reader.rest()).isEmpty();
        assertThat(read).hasSameSizeAs(frames);
        var again = new ByteArrayOutputStream();
        read.forEach(frame -> again.writeBytes(WireFrameWriter.encode(frame)));
        assertThat(again.toByteArray()).isEqualTo(bytes);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).payload()).isEqualTo(frames.get(i).payload().bytes());
        }
    }

    @Property
    void reads_lent_bytes_like_copied_ones_and_leaves_them_as_they_are(
            @ForAll("frames") List<Unit.Frame> frames, @ForAll @Size(min = 1, max = 20) List<Boolean> lent) {
        var all = new ByteArrayOutputStream();
        frames.forEach(frame -> all.writeBytes(WireFrameWriter.encode(frame, Role.CLIENT, new Random(1))));
        byte[] bytes = all.toByteArray();
        int segment = Math.max(1, bytes.length / lent.size());
        var reader = new FrameReader();
        var given = new ArrayList<byte[]>();
        var read = new ArrayList<byte[]>();
        for (int at = 0; at < bytes.length; at += segment) {
            byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(at + segment, bytes.length));
            given.add(piece);
            if (lent.get(given.size() % lent.size())) {
                reader.feed(piece);
            } else {
                reader.feed(piece, 0, piece.length);
            }
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                read.add(frame.get().payload());
            }
        }

        assertThat(reader.rest()).isEmpty();
        assertThat(read)
                .containsExactlyElementsOf(
                        frames.stream().map(frame -> frame.payload().bytes()).toList());
        var again = new ByteArrayOutputStream();
        given.forEach(again::writeBytes);
        assertThat(again.toByteArray()).isEqualTo(bytes);
    }

    @Provide
    Arbitrary<List<Unit.Frame>> frames() {
        Arbitrary<Unit.Mask> masks = Arbitraries.oneOf(
                Arbitraries.just(new Unit.Mask.None()),
                Arbitraries.just(new Unit.Mask.Usual()),
                Arbitraries.integers().map(Unit.Mask.Key::new));
        Arbitrary<Payload> payloads = Arbitraries.integers()
                .between(0, 300)
                .edgeCases(edges -> edges.add(0, 125, 126, 127))
                .map(length -> new Payload.Seeded(length, length));
        Arbitrary<Unit.Length> lengths = Arbitraries.of(Unit.Length.Form.MINIMAL, Unit.Length.Form.BITS_64)
                .map(Unit.Length::honest);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 7),
                        masks,
                        lengths,
                        payloads)
                .as(Unit.Frame::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Test
    void tells_what_stands_where_the_next_frame_should_begin() {
        var reader = new FrameReader();
        byte[] bytes = {(byte) 0x81, 1, 'a', 'H', 'T'};
        reader.feed(bytes, 0, bytes.length);
        assertThat(reader.standsBefore(new byte[] {'H', 'T'})).isFalse();
        reader.next();
        assertThat(reader.standsBefore(new byte[] {'H', 'T'})).isTrue();
        assertThat(reader.standsBefore(new byte[] {'H', 'T', 'T'})).isFalse();
    }
}
