package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AlarmTest {
    @Test
    void it_rings_once_as_soon_as_it_is_late() throws InterruptedException {
        var late = new AtomicBoolean();
        var asked = new CountDownLatch(3);
        var rung = new AtomicInteger();
        Alarm.when(
                () -> {
                    asked.countDown();
                    return late.get();
                },
                rung::incrementAndGet);
        asked.await();
        assertThat(rung).hasValue(0);
        late.set(true);
        untilLooked();
        untilLooked();
        assertThat(rung).hasValue(1);
    }

    @Test
    void one_that_was_cancelled_does_not_ring() throws InterruptedException {
        var late = new AtomicBoolean();
        var rung = new AtomicInteger();
        Alarm alarm = Alarm.when(late::get, rung::incrementAndGet);
        alarm.cancel();
        late.set(true);
        untilLooked();
        assertThat(rung).hasValue(0);
        alarm.cancel();
    }

    @Test
    void one_that_rings_may_set_another() throws InterruptedException {
        var second = new CountDownLatch(1);
        Alarm.when(() -> true, () -> Alarm.when(() -> true, second::countDown));
        second.await();
    }

    /** Wait until all that were set before were looked at. */
    private static void untilLooked() throws InterruptedException {
        var looked = new CountDownLatch(1);
        Alarm.when(() -> true, looked::countDown);
        looked.await();
    }
}
