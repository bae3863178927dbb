package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of a target that sends without end, and who wakes for it. */
class RecorderTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.TEXT, Opcodes.CONTINUATION, Opcodes.PING, Opcodes.PONG})
    void frames_of_a_few_bytes_take_no_more_memory_than_they_count(int opcode) {
        var recorder = new Recorder();
        recorder.keepMessages();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int frames = 0;
        while (!recorder.flooded()) {
            byte[] payload = ByteBuffer.allocate(4).putInt(frames++).array();
            boolean fin = opcode != Opcodes.CONTINUATION;
            recorder.hear(2 + payload.length);
            recorder.record(at ->
                    new Event.ReceivedFrame(at, new WireFrame(fin, 0, opcode, false, 0, 0, payload.length, payload)));
        }
        // What was allocated was kept, but for little; before anything is compiled, that is a third.
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .as("%d frames", frames)
                .isLessThan(Recorder.OF_ITS_OWN_ACCORD * 3 / 2);
    }

    @Test
    void who_waits_sleeps_until_what_it_waits_for_holds() throws InterruptedException {
        var recorder = new Recorder();
        var looked = new ConcurrentLinkedQueue<Thread>();
        var waits = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual()
                .start(() -> recorder.await(
                        () -> {
                            looked.add(Thread.currentThread());
                            waits.countDown();
                            return recorder.ended();
                        },
                        Duration.ofMinutes(1)));
        waits.await();
        for (int i = 0; i < 100; i++) {
            recorder.record(Event.ReadingStopped::new);
        }
        recorder.record(at -> new Event.TargetEnded(at, WireTransport.End.FIN));
        waiting.join();
        assertThat(looked).hasSize(103);
        assertThat(looked).filteredOn(waiting::equals).hasSize(2);
    }
}
