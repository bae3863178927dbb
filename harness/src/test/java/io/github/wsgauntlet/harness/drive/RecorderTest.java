package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of a target that sends without end. */
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
}
