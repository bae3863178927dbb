package io.github.wsgauntlet.harness.target;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A server that the tester starts itself, and starts again whenever it ends, so that each death is known for what it
 * is. Thread safe.
 */
public final class StartedServer implements Lifeline, AutoCloseable {
    /** What ends as often as this is not started any more. */
    private static final int MOST_STARTS = 50;

    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Lifeline connections;
    private final List<String> command;
    private final File output;
    private Process process;
    private int starts;
    private boolean closed;

    private StartedServer(Target target, String command, Path output) throws IOException {
        this.connections = Lifeline.of(target);
        this.command = shell(command);
        this.output = output.toFile();
        this.process = launch();
    }

    /**
     * Start a server, which need not listen yet.
     *
     * @param target where it will listen
     * @param command what starts it, as one would type it
     * @param output the file that keeps what the server prints; what stood in it is lost
     * @throws IOException if there is no shell to run the command, or the file cannot be written
     */
    public static StartedServer start(Target target, String command, Path output) throws IOException {
        if (output.getParent() != null) {
            Files.createDirectories(output.getParent());
        }
        Files.deleteIfExists(output);
        return new StartedServer(target, command, output);
    }

    private static List<String> shell(String command) {
        return System.getProperty("os.name").startsWith("Windows")
                ? List.of("cmd", "/c", command)
                : List.of("/bin/sh", "-c", command);
    }

    private Process launch() throws IOException {
        starts++;
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
        started.onExit().thenRun(this::startAgain);
        return started;
    }

    private void startAgain() {
        try {
            Pause.beforeNextLook(); // One that ends at once, since its port is still taken, is not started all the
            // time.
            startUnlessClosed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startUnlessClosed() {
        if (closed || starts >= MOST_STARTS) {
            return;
        }
        try {
            process = launch();
        } catch (IOException e) {
            closed = true; // It cannot be started any more, so that it is gone.
        }
    }

    @Override
    public boolean accepts() {
        return connections.accepts();
    }

    @Override
    public synchronized int deaths() {
        return starts - 1;
    }

    @Override
    public boolean awaitBack(Duration limit) {
        return connections.awaitBack(limit);
    }

    /** Return how much time of a processor the server has used since it was last started, where that can be told. */
    public synchronized Optional<Duration> processorTime() {
        List<Optional<Duration>> all =
                tree().map(each -> each.info().totalCpuDuration()).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? Optional.of(all.stream().flatMap(Optional::stream).reduce(Duration.ZERO, Duration::plus))
                : Optional.empty();
    }

    private Stream<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** End the server and what it has started. */
    @Override
    public void close() {
        List<ProcessHandle> all;
        synchronized (this) {
            closed = true;
            all = tree().toList();
        }
        all.forEach(ProcessHandle::destroy);
        try {
            for (ProcessHandle each : all) {
                awaitEnd(each);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
