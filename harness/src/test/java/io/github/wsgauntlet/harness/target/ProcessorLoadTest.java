package io.github.wsgauntlet.harness.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only what keeps a processor busy at each look is said to do so. Here a second goes by between two looks. */
class ProcessorLoadTest {
    @Test
    void a_loop_is_seen_at_each_look() {
        assertThat(seen(10_000, 10_900, 11_800, 12_700, 13_600, 14_500, 15_400)).hasValue(90);
    }

    @Test
    void several_processors_count_each() {
        assertThat(seen(0, 2_000, 4_000, 6_000, 8_000, 10_000, 12_000)).hasValue(200);
    }

    @Test
    void what_is_soon_done_is_none() {
        assertThat(seen(10_000, 10_900, 11_800, 11_900)).isEmpty();
    }

    @Test
    void one_look_is_enough_to_see_that_hardly_anything_is_done() {
        assertThat(seen(10_000, 10_499)).isEmpty();
    }

    /** A process that was started again, or has lost a child, begins anew. */
    @Test
    void less_than_before_is_none() {
        assertThat(seen(10_000, 100)).isEmpty();
    }

    @Test
    void nothing_is_said_where_it_cannot_be_told() {
        assertThat(ProcessorLoad.sustained(Optional::empty, () -> 0, () -> {})).isEmpty();
    }

    @Test
    void an_idle_process_keeps_no_processor_busy() throws Exception {
        Process idle = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Idle.class.getName())
                .start();
        try {
            idle.getInputStream().read(); // It is there, and waits.
            assertThat(ProcessorLoad.of(idle.toHandle())).isEmpty();
        } finally {
            idle.destroyForcibly().waitFor();
        }
    }

    /** Says that it is there, and waits until it is ended. */
    static final class Idle {
        private Idle() {}

        public static void main(String[] args) throws Exception {
            System.out.println("here");
            System.in.read();
        }
    }

    /** Return what is seen if so many milliseconds were used at the beginning, after one second, and so on. */
    private static OptionalInt seen(long... millis) {
        Iterator<Duration> used =
                Arrays.stream(millis).mapToObj(Duration::ofMillis).iterator();
        Iterator<Long> seconds = Stream.iterate(0L, second -> second + 1).iterator();
        OptionalInt percent = ProcessorLoad.sustained(
                () -> Optional.of(used.next()),
                () -> Duration.ofSeconds(seconds.next()).toNanos(),
                () -> {});
        assertThat(used).isExhausted();
        return percent;
    }
}
