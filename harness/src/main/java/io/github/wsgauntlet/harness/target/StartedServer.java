package io.github.wsgauntlet.harness.target;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A server that the tester starts itself, and starts again whenever it ends, so that each death is known for what it
 * is. Thread safe.
 */
public final class StartedServer implements Lifeline, AutoCloseable {
    /** What ends as often as this is not started any more. */
    private static final int MOST_STARTS = 50;

    private final Lifeline connections;
    private final Instance.Starter starter;
    private final File output;
    private Instance instance;
    private int starts;
    private boolean closed;

    /** A signal that ends the tester must not leave the server to nobody. */
    private final Thread withTheTester = new Thread(this::end, "wsgauntlet-end-server");

    private StartedServer(Lifeline connections, Instance.Starter starter, Path output) throws IOException {
        this.connections = connections;
        this.starter = starter;
        this.output = output.toFile();
        this.instance = launch();
    }

    /**
     * Start a server, which need not listen yet.
     *
     * @param target where it will listen
     * @param command what starts it, as one would type it
     * @param output the file that keeps what the server prints; what stood in it is lost
     * @throws IOException if there is no shell to run the command, or the file cannot be written
     */
    public static StartedServer start(ServerTarget target, String command, Path output) throws IOException {
        return start(Lifeline.of(target), StartedProcess.by(command), output);
    }

    /**
     * Start a server in a container, which need not listen yet.
     *
     * @param target where it will be reached, on the loopback address
     * @param image what Docker makes the container of
     * @param inside the port on which it listens in the container
     * @param arguments what its command is, or what that is given; none leaves it to the image
     * @param output the file that keeps what the server prints; what stood in it is lost
     * @throws IOException if Docker is not there or does not run, or the file cannot be written
     * @throws IllegalArgumentException if there is no such image
     */
    public static StartedServer inContainer(
            ServerTarget target, String image, int inside, List<String> arguments, Path output) throws IOException {
        var docker = new Docker("docker");
        docker.requireImage(image);
        Instance.Starter starter = docker.starter(image, target.url().getPort(), inside, arguments);
        return start(new Relayed(target), starter, output);
    }

    private static StartedServer start(Lifeline connections, Instance.Starter starter, Path output) throws IOException {
        if (output.getParent() != null) {
            Files.createDirectories(output.getParent());
        }
        Files.deleteIfExists(output);
        var server = new StartedServer(connections, starter, output);
        Runtime.getRuntime().addShutdownHook(server.withTheTester);
        return server;
    }

    private Instance launch() throws IOException {
        starts++;
        Instance started = starter.start(starts, output);
        started.ended().thenRun(this::startAgain);
        return started;
    }

    private void startAgain() {
        try {
            // One that ends at once, since its port is still taken, is not started all the time.
            Pause.beforeNextLook();
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
            instance = launch();
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

    @Override
    public boolean restart() {
        current().end();
        return true;
    }

    @Override
    public OptionalInt load() {
        return current().load();
    }

    private synchronized Instance current() {
        return instance;
    }

    /** End the server and what it has started. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(withTheTester);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook ends it, too; twice does no harm.
        }
        end();
    }

    private void end() {
        synchronized (this) {
            closed = true;
        }
        current().end();
    }
}
