package io.github.wsgauntlet.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PayloadBufferTest {

    private final PayloadBuffer buffer = new PayloadBuffer(10_000);

    @Test
    void takes_no_more_room_than_it_needs_for_a_frame_in_one_part() {
        buffer.append(part(true, 100, 0, 100));
        assertThat(buffer.bytes()).hasSize(100);
        assertThat(buffer.take()).hasSize(100);
        assertThat(buffer.size()).isZero();
    }

    @Test
    void does_not_believe_an_announcement() {
        buffer.append(part(true, Long.MAX_VALUE, 0, 100));
        assertThat(buffer.bytes()).hasSize(400);
    }

    @Test
    void grows_to_just_the_size_of_the_message() {
        int read = 0;
        for (int size = 1; read < 10_000; size = Math.min(2 * size, 10_000 - read)) {
            buffer.append(part(true, 10_000, read, size));
            read += size;
        }
        assertThat(buffer.bytes()).hasSize(10_000);
    }

    @Test
    void grows_by_far_more_than_one_fragment() {
        buffer.append(part(false, 100, 0, 100));
        assertThat(buffer.bytes()).hasSize(200);
        buffer.append(part(false, 101, 0, 50));
        buffer.append(part(false, 101, 50, 51));
        assertThat(buffer.bytes()).hasSize(402);
        assertThat(buffer.take()).hasSize(201);
    }

    @Test
    void takes_bytes_of_which_nothing_was_announced() {
        byte[] source = {0, 1, 2, 3, 4};
        buffer.append(source, 1, 3);
        assertThat(buffer.bytes()).hasSize(2);
        buffer.append(source, 3, 5);
        assertThat(buffer.bytes()).hasSize(8);
        assertThat(buffer.take()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void makes_no_room_for_more_than_may_come() {
        var small = new PayloadBuffer(300);
        small.append(part(false, 200, 0, 200));
        assertThat(small.bytes()).hasSize(300);
        small.append(new byte[150], 0, 150);
        assertThat(small.take()).hasSize(350);
    }

    private static FramePart part(boolean fin, long frame, long offset, int length) {
        FrameHeader header = new FrameHeader(fin, 0, Opcode.BINARY, false, LengthForm.BITS_64, frame, 0);
        return new FramePart(header, ByteBuffer.allocate(length), 0, length, offset, offset == 0);
    }
}
