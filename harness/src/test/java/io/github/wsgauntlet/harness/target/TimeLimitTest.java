package io.github.wsgauntlet.harness.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Nothing that waits for a target goes on past the limit. */
class TimeLimitTest {
    @Test
    void what_ends_before_it_is_as_it_would_be_without() {
        assertThat(TimeLimit.in(Duration.ofDays(1)).within(() -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> TimeLimit.in(Duration.ofDays(1)).within(() -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void one_that_never_comes_has_no_part_in_it() {
        Thread here = Thread.currentThread();
        assertThat(TimeLimit.never().within(Thread::currentThread)).isSameAs(here);
        assertThat(TimeLimit.never().over()).isFalse();
        assertThat(TimeLimit.never().least(Duration.ofDays(9))).isEqualTo(Duration.ofDays(9));
    }

    @Test
    void what_goes_on_is_interrupted_and_left_to_itself() {
        var interrupted = new CompletableFuture<Boolean>();
        assertThatThrownBy(() -> TimeLimit.in(Duration.ofMillis(20)).within(() -> awaitForEver(interrupted)))
                .isInstanceOf(TimeOverException.class);
        assertThat(interrupted.join()).isTrue();
    }

    private static boolean awaitForEver(CompletableFuture<Boolean> interrupted) {
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException e) {
            return interrupted.complete(true);
        }
    }

    @Test
    void nothing_begins_after_it() {
        TimeLimit over = TimeLimit.in(Duration.ZERO);
        assertThat(over.over()).isTrue();
        assertThat(over.least(Duration.ofDays(1))).isZero();
        assertThatThrownBy(() -> over.within(() -> "too late")).isInstanceOf(TimeOverException.class);
    }
}
