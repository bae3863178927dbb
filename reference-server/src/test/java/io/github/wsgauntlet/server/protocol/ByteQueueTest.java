package io.github.wsgauntlet.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ByteQueueTest {

    @Property(tries = 200)
    void gives_the_bytes_in_order_however_it_is_read(
            @ForAll @Size(max = 20) List<@IntRange(max = 20_000) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 30_000) int step,
            @ForAll long seed) {
        ByteQueue queue = new ByteQueue();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        Random random = new Random(seed);
        for (int size : sizes) {
            byte[] piece = new byte[size];
            random.nextBytes(piece);
            expected.writeBytes(piece);
            queue.append(piece);
            take(queue, step, got);
        }
        while (!queue.isEmpty()) {
            take(queue, step, got);
        }
        assertThat(got.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(queue.size()).isZero();
    }

    @Test
    void keeps_what_is_only_peeked_at() {
        ByteQueue queue = new ByteQueue();
        queue.append(new byte[] {1, 2, 3});
        queue.peek(ByteBuffer.allocate(2));
        assertThat(queue.size()).isEqualTo(3);
    }

    @Test
    void never_writes_into_a_large_piece() {
        byte[] large = new byte[8 << 10]; // as large as a chunk of the queue itself
        ByteQueue queue = new ByteQueue();
        queue.append(large);
        queue.skip(large.length);
        queue.append(new byte[] {1, 2, 3});
        assertThat(large).containsOnly(0);
    }

    private static void take(ByteQueue queue, int step, ByteArrayOutputStream got) {
        ByteBuffer bytes = ByteBuffer.allocate(step);
        queue.peek(bytes);
        queue.skip(bytes.position());
        got.write(bytes.array(), 0, bytes.position());
    }
}
