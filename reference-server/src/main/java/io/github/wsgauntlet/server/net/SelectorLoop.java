package io.github.wsgauntlet.server.net;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** One thread that serves many connections: whatever one of them can do without waiting is done at once. */
public final class SelectorLoop {

    private static final Logger LOG = System.getLogger("io.github.wsgauntlet.server");

    private static final int BUFFER = 128 << 10;

    private final Blueprint blueprint;
    private final Consumer<VirtualMachineError> exhausted;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Connection> connections = new HashSet<>();
    private final Deadlines deadlines = new Deadlines();
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(BUFFER);
    private boolean stopping;
    private boolean overdue;

    private SelectorLoop(String name, Blueprint blueprint, Consumer<VirtualMachineError> exhausted) throws IOException {
        this.blueprint = blueprint;
        this.exhausted = exhausted;
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /**
     * Start a loop on a thread of its own.
     *
     * @param exhausted told when a connection breaks since memory or stack run out; called on that thread
     */
    public static SelectorLoop start(String name, Blueprint blueprint, Consumer<VirtualMachineError> exhausted)
            throws IOException {
        SelectorLoop loop = new SelectorLoop(name, blueprint, exhausted);
        loop.thread.start();
        return loop;
    }

    /** Take over a connection that was just accepted. For every thread. */
    public void adopt(SocketChannel socket, long number) {
        execute(() -> {
            try {
                socket.configureBlocking(false);
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
                Connection connection = Connection.start(this, key, blueprint, number);
                connections.add(connection);
                key.attach(connection);
            } catch (IOException | RuntimeException failure) {
                LOG.log(Level.WARNING, "A connection could not be served", failure);
                close(socket);
            }
        });
    }

    /** Ask every connection to close, and end when they have or when the time to close is over. For every thread. */
    public void stop() {
        execute(() -> {
            stopping = true;
            List.copyOf(connections).forEach(Connection::stop);
            deadlines.schedule(blueprint.limits().closeTime(), () -> overdue = true);
        });
    }

    /** Wait until this loop has stopped; return at once on the thread of a loop, which cannot wait for itself. */
    public void join() throws InterruptedException {
        if (Thread.currentThread() != thread) {
            thread.join();
        }
    }

    /** Run a task on the thread of this loop, soon. For every thread. */
    void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** Tell whoever is to know it that something broke; the loop goes on. */
    void broke(Level level, String what, Throwable failure) {
        if (failure instanceof VirtualMachineError error) {
            exhausted.accept(error);
        } else {
            LOG.log(level, what, failure);
        }
    }

    /** Forget a connection that has ended. */
    void forget(Connection connection) {
        connections.remove(connection);
    }

    /** Run a task after a time, unless the deadline is cancelled before. */
    Deadlines.Deadline schedule(Duration delay, Runnable task) {
        return deadlines.schedule(delay, task);
    }

    void cancel(Deadlines.Deadline deadline) {
        deadlines.cancel(deadline);
    }

    /** Return the buffer to read into, which the next connection overwrites. */
    ByteBuffer readBuffer() {
        return readBuffer.clear();
    }

    /** Return the buffer to write from, which the next connection overwrites. */
    ByteBuffer writeBuffer() {
        return writeBuffer.clear();
    }

    private void run() {
        try (selector) {
            while (!(stopping && (overdue || connections.isEmpty()))) {
                if (tasks.isEmpty()) {
                    selector.select(this::ready, deadlines.millisToNext());
                } else {
                    selector.selectNow(this::ready);
                }
                runTasks();
                deadlines.runExpired();
            }
            List.copyOf(connections).forEach(Connection::abort);
        } catch (IOException failure) {
            LOG.log(Level.ERROR, "A selector loop broke", failure);
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Connection connection) {
            connection.ready();
        }
    }

    private void runTasks() {
        Runnable task = tasks.poll();
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                broke(Level.ERROR, "A task broke; the loop goes on", failure);
            }
            task = tasks.poll();
        }
    }

    private static void close(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            LOG.log(Level.DEBUG, "A connection was lost while it was closed", alreadyGone);
        }
    }
}
