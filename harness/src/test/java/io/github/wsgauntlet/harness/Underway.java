package io.github.wsgauntlet.harness;

import io.github.wsgauntlet.server.ServerOptions;
import java.util.concurrent.CountDownLatch;

/** Knows when a run is past the foundations, and far from its end, by the connections that the server has seen. */
public final class Underway {
    /** How the trace of a server begins on a connection that comes between the two. */
    private static final String BETWEEN = "#400 ";

    private final CountDownLatch reached = new CountDownLatch(1);

    /** Return how a server is started that tells, and then does something else. */
    public ServerOptions telling(Runnable then) {
        return ServerOptions.defaults().withTrace(step -> {
            if (step.startsWith(BETWEEN)) {
                reached.countDown();
                then.run();
            }
        });
    }

    /** Return how a server is started that tells. */
    public ServerOptions telling() {
        return telling(() -> {});
    }

    /**
     * Wait until a run has come so far.
     *
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public void await() throws InterruptedException {
        reached.await();
    }
}
