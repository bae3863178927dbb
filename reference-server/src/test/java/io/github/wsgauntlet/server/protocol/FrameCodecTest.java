package io.github.wsgauntlet.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameCodecTest {

    @Property
    void decodes_what_it_encodes(
            @ForAll boolean fin,
            @ForAll @IntRange(max = 7) int rsv,
            @ForAll Opcode opcode,
            @ForAll boolean masked,
            @ForAll int key,
            @ForAll @Size(max = 300) byte[] payload,
            @ForAll @IntRange(min = 1, max = 400) int cut) {
        FrameHeader header = new FrameHeader(
                fin, rsv, opcode, masked, LengthForm.shortestFor(payload.length), payload.length, masked ? key : 0);
        byte[] bytes = encode(header, payload);

        FrameDecoder decoder = new FrameDecoder(Trace.OFF);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        boolean complete = false;
        for (int at = 0; at < bytes.length; at += cut) {
            ByteBuffer in = ByteBuffer.wrap(bytes, at, Math.min(cut, bytes.length - at));
            Optional<FramePart> part = decoder.readFrame(in);
            if (part.isPresent()) {
                assertThat(part.get().header()).isEqualTo(header);
                byte[] piece = new byte[part.get().length()];
                part.get().copyTo(piece, 0);
                decoded.writeBytes(piece);
                complete = part.get().isLast();
            }
            assertThat(in.hasRemaining()).isFalse();
        }
        assertThat(complete).isTrue();
        assertThat(decoded.toByteArray()).isEqualTo(payload);
    }

    @Test
    void hands_on_a_header_without_its_payload() {
        FrameDecoder decoder = new FrameDecoder(Trace.OFF);
        FramePart part =
                decoder.readFrame(ByteBuffer.wrap(new byte[] {(byte) 0x82, 5})).orElseThrow();
        assertThat(part.isFirst()).isTrue();
        assertThat(part.isLast()).isFalse();
        assertThat(part.length()).isZero();
        assertThat(part.missing()).isEqualTo(5);
    }

    private static byte[] encode(FrameHeader header, byte[] payload) {
        ByteQueue queue = new ByteQueue();
        new FrameEncoder(queue).write(header, payload);
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(queue.size()));
        queue.peek(bytes);
        return bytes.array();
    }
}
