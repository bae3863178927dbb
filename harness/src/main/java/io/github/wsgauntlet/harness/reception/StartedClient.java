package io.github.wsgauntlet.harness.reception;

import io.github.wsgauntlet.harness.target.Arrival;
import io.github.wsgauntlet.harness.target.Arrivals;
import io.github.wsgauntlet.harness.target.StartedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;

/**
 * A client that the tester starts with a command whenever a connection is wanted and no process is about to come with
 * one. Whether a process connects once and ends, or again and again, is its own choice. One that is there and does not
 * come again is ended, and another is started in its place.
 */
public final class StartedClient implements Arrivals, AutoCloseable {
    /** What a command says in the place of the URL. */
    public static final String URL = "{url}";

    /** The beginning of the path that a process is given; its number follows. */
    private static final String PATH = "/next/";

    /** What is asked for shows whether a client asks for all of it (RFC 6455 3). */
    private static final String QUERY = "?by=wsgauntlet";

    private static final Duration LOOK = Duration.ofMillis(100);

    /** How long a process may need to come for the first time, as one that a container is made for. */
    private static final Duration TO_START = Duration.ofMinutes(1);

    /** How long a process that has come may stay away. */
    private static final Duration TO_COME_AGAIN = Duration.ofSeconds(2);

    /** How long it may where others of its kind did not come again. */
    private static final Duration TO_END_BY_ITSELF = Duration.ofMillis(200);

    /** So many that end without having come, one after the other, are enough to know that none will. */
    private static final int MOST_IN_VAIN = 3;

    private final String command;
    private final int atATime;
    private final Path output;
    private final Lobby lobby;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Started> processes = new HashMap<>();

    /** When those were told to end that were, by their numbers. */
    private final Map<Integer, Long> sentAway = new HashMap<>();

    private final Queue<Arrival> come = new ArrayDeque<>();
    private int number;
    private int wanted;
    private int inVain;
    private int lingered;
    private boolean closed;
    private Optional<String> hopeless = Optional.empty();

    /** A signal that ends the tester must not leave processes to nobody. */
    private final Thread withTheTester = new Thread(this::end, "wsgauntlet-end-clients");

    /** A process that runs, and how it stands with its connections. */
    private static final class Started {
        private final URI url;
        private final StartedProcess process;
        private final long begun = System.nanoTime();
        private boolean came;
        private int open;
        private long lastEnded;

        Started(URI url, StartedProcess process) {
            this.url = url;
            this.process = process;
        }

        boolean isStarting() {
            return !came && System.nanoTime() - begun < TO_START.toNanos();
        }

        boolean staysAwayFor(Duration limit) {
            return came && open == 0 && System.nanoTime() - lastEnded > limit.toNanos();
        }
    }

    private StartedClient(String command, int atATime, Path output, Optional<SSLContext> tls) throws IOException {
        this.command = command;
        this.atATime = atATime;
        this.output = output;
        this.lobby = Lobby.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls, this::receive);
    }

    /**
     * Prepare to start a client.
     *
     * @param command what starts it, as one would type it, with {@value #URL} in the place of the URL
     * @param atATime how many processes run at a time at most, at least 1
     * @param output the file that keeps what they print; what stood in it is lost
     * @param tls who the tester is, to a client that connects over TLS; nothing where it connects without
     * @throws IllegalArgumentException if the command does not say where the URL goes
     * @throws IOException if the file cannot be written, or nobody can listen on the loopback address
     */
    public static StartedClient of(String command, int atATime, Path output, Optional<SSLContext> tls)
            throws IOException {
        if (!command.contains(URL)) {
            throw new IllegalArgumentException("The command of a client says with " + URL + " where the URL goes.");
        }
        if (output.getParent() != null) {
            Files.createDirectories(output.getParent());
        }
        Files.deleteIfExists(output);
        var client = new StartedClient(command, atATime, output, tls);
        Runtime.getRuntime().addShutdownHook(client.withTheTester);
        return client;
    }

    @Override
    public Arrival next(Duration patience) throws IOException {
        long start = System.nanoTime();
        lock.lock();
        wanted++;
        try {
            while (come.isEmpty()) {
                if (hopeless.isPresent()) {
                    throw new IOException(hopeless.get());
                }
                var waited = Duration.ofNanos(System.nanoTime() - start);
                if (waited.compareTo(patience) > 0 && !isAnyStarting()) {
                    throw new IOException("the client did not connect within " + waited.toSeconds() + " s");
                }
                startWhereNeeded();
                endWhoStaysAway();
                changed.awaitNanos(LOOK.toNanos());
            }
            return come.remove();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("waiting for the client was given up", e);
        } finally {
            wanted--;
            lock.unlock();
        }
    }

    private boolean isAnyStarting() {
        return processes.values().stream().anyMatch(Started::isStarting);
    }

    private void startWhereNeeded() throws IOException {
        long aboutToCome =
                processes.values().stream().filter(each -> each.open == 0).count();
        if (aboutToCome < wanted && processes.size() < atATime && !closed) {
            int own = number++;
            URI url = url(own);
            StartedProcess started = StartedProcess.start(command.replace(URL, url.toString()), output.toFile());
            processes.put(own, new Started(url, started));
            started.process().onExit().thenAccept(ended -> ended(own, ended.exitValue()));
        }
    }

    private URI url(int own) {
        return URI.create(lobby.url() + PATH + own + QUERY);
    }

    private void endWhoStaysAway() {
        Duration limit = lingered < MOST_IN_VAIN ? TO_COME_AGAIN : TO_END_BY_ITSELF;
        processes.forEach((own, each) -> {
            if (each.staysAwayFor(limit)) {
                lingered++;
                each.lastEnded = System.nanoTime();
                each.process.ask();
                sentAway.putIfAbsent(own, System.nanoTime());
            }
        });
    }

    private void ended(int own, int exit) {
        lock.lock();
        try {
            Started process = processes.remove(own);
            if (process != null && !process.came) {
                inVain++;
                if (inVain == MOST_IN_VAIN) {
                    hopeless = Optional.of("the client ended with exit code " + exit + " and did not connect, "
                            + MOST_IN_VAIN + " times in a row; " + output + " has what it printed");
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void receive(Visitor visitor) {
        lock.lock();
        try {
            int own = numberIn(visitor.path());
            if (isLeaving(own)) {
                visitor.transport().close();
                return;
            }
            Optional<Started> process = Optional.ofNullable(processes.get(own)).or(this::whoeverMayCome);
            inVain = 0;
            process.ifPresent(each -> {
                each.came = true;
                each.open++;
                visitor.transport().atTheEnd(() -> left(each));
            });
            boolean told = own >= 0 && own < number; // One that is there still, though its process has ended.
            come.add(new Arrival(visitor.transport(), told ? Optional.of(url(own)) : process.map(each -> each.url)));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Return whether a process was told to end, so that its connection ends with it. One that is there a while later
     * does not heed that, as the first process of a container, and comes as before.
     */
    private boolean isLeaving(int own) {
        Long told = sentAway.get(own);
        return told != null && (!processes.containsKey(own) || System.nanoTime() - told < TO_COME_AGAIN.toNanos());
    }

    /** Return the process of a client that does not ask for what it was told: one that has no connection. */
    private Optional<Started> whoeverMayCome() {
        return processes.values().stream().filter(each -> each.open == 0).findFirst();
    }

    private static int numberIn(String path) {
        return path.startsWith(PATH) && path.substring(PATH.length()).matches("[0-9]{1,8}")
                ? Integer.parseInt(path.substring(PATH.length()))
                : -1;
    }

    private void left(Started process) {
        lock.lock();
        try {
            process.open--;
            process.lastEnded = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** End all processes, and what they have started. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(withTheTester);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook ends them, too; twice does no harm.
        }
        lobby.close();
        end();
    }

    private void end() {
        List<StartedProcess> left;
        lock.lock();
        try {
            closed = true;
            left = processes.values().stream().map(each -> each.process).toList();
            come.forEach(each -> each.transport().close());
            come.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(StartedProcess::ask);
        left.forEach(StartedProcess::end);
    }
}
