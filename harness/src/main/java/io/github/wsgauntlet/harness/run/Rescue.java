package io.github.wsgauntlet.harness.run;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Cuts a record when a signal ends the JVM, before anything that ends with it can pass for the target's doing. */
final class Rescue implements AutoCloseable {
    private final Thread hook;

    private Rescue(Thread hook) {
        this.hook = hook;
    }

    /**
     * Stand by.
     *
     * @param record what is cut
     * @param keep makes what can be made of it, and says in one line what there is
     * @param cut told that line
     */
    static Rescue from(LiveRecord record, Supplier<String> keep, Consumer<String> cut) {
        var rescue = new Rescue(new Thread(
                () -> {
                    if (record.cut()) {
                        cut.accept(keep.get());
                    }
                },
                "wsgauntlet-rescue"));
        Runtime.getRuntime().addShutdownHook(rescue.hook);
        return rescue;
    }

    /** Stand by no longer. */
    void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            awaitEnd();
        }
    }

    /** The JVM ends as soon as its hooks have: whoever was in the middle of a run has nothing more to say. */
    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        disarm();
    }
}
