package io.github.wsgauntlet.server.net;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells of what broke inside a server: of each kind once a minute, however many attack it. For every thread. */
public final class Incidents {

    private static final Logger LOG = System.getLogger("io.github.wsgauntlet.server");
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private volatile Consumer<VirtualMachineError> exhausted =
            error -> LOG.log(Level.ERROR, "A connection was dropped: {0}", error);

    /** Let somebody else know of the errors that say that memory or stack run out; until then they are logged. */
    public void onExhaustion(Consumer<VirtualMachineError> listener) {
        exhausted = listener;
    }

    /** Tell that something broke. Throws nothing, even if there is no memory to tell it. */
    public void broke(Level level, String what, Throwable failure) {
        try {
            if (isNews(what + failure.getClass())) {
                tell(level, what, failure);
            }
        } catch (VirtualMachineError noMemoryForThis) {
            // The next one of its kind will be told.
        }
    }

    private void tell(Level level, String what, Throwable failure) {
        if (failure instanceof VirtualMachineError error) {
            exhausted.accept(error);
        } else {
            LOG.log(level, what, failure);
        }
    }

    private boolean isNews(String kind) {
        long now = System.nanoTime();
        return told.merge(kind, now, (before, current) -> current - before < QUIET ? before : current) == now;
    }
}
