package io.github.wsgauntlet.server.net;

import io.github.wsgauntlet.server.application.ServerTimer;
import io.github.wsgauntlet.server.rule.Limits.Times;
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
import java.util.stream.Stream;

/** One thread that serves many connections: whatever one of them can do without waiting is done at once. */
public final class SelectorLoop implements ServerTimer {

    private static final Logger LOG = System.getLogger("io.github.wsgauntlet.server");

    private static final int BUFFER = 128 << 10;
    private static final long LONGEST_ROUND = 1000;

    private final Blueprint blueprint;
    private final Incidents incidents;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Connection> connections = new HashSet<>();
    private final Deadlines deadlines = new Deadlines();
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(BUFFER);
    private final RecordRooms recordRooms;
    private final long roundMillis;
    private long lastRound = System.nanoTime();
    private boolean stopping;
    private boolean overdue;

    private SelectorLoop(String name, Blueprint blueprint, Incidents incidents) throws IOException {
        this.blueprint = blueprint;
        this.incidents = incidents;
        this.recordRooms = RecordRooms.of(blueprint.security());
        this.roundMillis = roundMillis(blueprint.limits().times());
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Look at the connections so often that no time is overrun by much. */
    private static long roundMillis(Times times) {
        long shortest = Stream.of(times.idle(), times.stall(), times.ping())
                .filter(Duration::isPositive)
                .mapToLong(Duration::toMillis)
                .min()
                .orElse(LONGEST_ROUND);
        return Math.clamp(shortest / 4, 1, LONGEST_ROUND);
    }

    /**
     * Start a loop on a thread of its own.
     *
     * @param incidents told when something breaks, on that thread
     */
    public static SelectorLoop start(String name, Blueprint blueprint, Incidents incidents) throws IOException {
        SelectorLoop loop = new SelectorLoop(name, blueprint, incidents);
        loop.thread.start();
        return loop;
    }

    /** Take over a connection that was just accepted, and leave its place at its end. For every thread. */
    public void adopt(SocketChannel socket, long number, Occupancy.Place place) {
        execute(() -> {
            try {
                socket.configureBlocking(false);
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
                Connection connection = Connection.start(this, key, blueprint, number, place);
                connections.add(connection);
                key.attach(connection);
            } catch (IOException | RuntimeException | Error failure) {
                broke(Level.WARNING, "A connection could not be served", failure);
                place.leave();
                close(socket);
            }
        });
    }

    /** Ask every connection to close, and end when they have or when the time to close is over. For every thread. */
    public void stop() {
        execute(() -> {
            stopping = true;
            List.copyOf(connections).forEach(Connection::stop);
            deadlines.schedule(blueprint.limits().times().close(), () -> overdue = true);
        });
    }

    /** Wait until this loop has stopped; return at once on the thread of a loop, which cannot wait for itself. */
    public void join() throws InterruptedException {
        if (Thread.currentThread() != thread) {
            thread.join();
        }
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        Deadlines.Deadline deadline = deadlines.deadline(delay, task);
        execute(() -> deadlines.add(deadline));
        return () -> execute(() -> deadlines.cancel(deadline));
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
        incidents.broke(level, what, failure);
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

    /** Return where the connections work on the records of TLS. */
    RecordRooms recordRooms() {
        return recordRooms;
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
                turn();
            }
            List.copyOf(connections).forEach(Connection::abort);
        } catch (IOException failure) {
            LOG.log(Level.ERROR, "A selector loop broke", failure);
        }
    }

    /** Serve all that are ready. What breaks here, for want of memory, is not the end of the others. */
    private void turn() throws IOException {
        try {
            if (tasks.isEmpty()) {
                selector.select(this::ready, millisToWait());
            } else {
                selector.selectNow(this::ready);
            }
            runTasks();
            deadlines.runExpired();
            makeRound();
        } catch (RuntimeException | Error failure) {
            broke(Level.ERROR, "A selector loop broke; it goes on", failure);
        }
    }

    /** Return how long nothing has to be done unless something comes; 0 means for ever. */
    private long millisToWait() {
        long millis = deadlines.millisToNext();
        if (connections.isEmpty()) {
            return millis;
        }
        return millis == 0 ? roundMillis : Math.min(millis, roundMillis);
    }

    private void makeRound() {
        long now = System.nanoTime();
        if (now - lastRound >= roundMillis * 1_000_000) {
            lastRound = now;
            List.copyOf(connections).forEach(Connection::lookAfter);
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Connection connection) {
            connection.ready();
        }
    }

    /** Run the tasks there are. Those that they leave behind have their turn after what has come meanwhile. */
    private void runTasks() {
        for (int left = tasks.size(); left > 0; left--) {
            try {
                tasks.remove().run();
            } catch (RuntimeException | Error failure) {
                broke(Level.ERROR, "A task broke; the loop goes on", failure);
            }
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
