package io.github.wsgauntlet.harness.proof.hostile;

import io.github.wsgauntlet.harness.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The command line in a process of its own, with little memory and only so much time. */
final class CommandProcess {
    private final Process process;
    private final BufferedReader out;
    private final long begun = System.nanoTime();
    private volatile boolean overdue;

    /**
     * How a command ended.
     *
     * @param exit the exit code
     * @param overdue whether it had to be ended
     * @param took how long it took
     * @param printed what it printed, errors included
     */
    record Ended(int exit, boolean overdue, Duration took, String printed) {}

    private CommandProcess(Process process, Duration most) {
        this.process = process;
        this.out = process.inputReader();
        Thread.ofVirtual().start(() -> endAfter(most));
    }

    /**
     * Start a command.
     *
     * @param most how long it may take before it is ended
     */
    static CommandProcess start(Duration most, Path directory, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        command.addAll(List.of("--report", directory.toString(), "--timeout", "1s"));
        return new CommandProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), most);
    }

    private void endAfter(Duration most) {
        try {
            overdue = !process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wait for the next line that it prints; empty where it has ended. */
    String line() throws IOException {
        String line = out.readLine();
        return line == null ? "" : line;
    }

    /** Wait for its end. */
    Ended end() throws InterruptedException {
        String printed = out.lines().collect(Collectors.joining("\n"));
        int exit = process.waitFor();
        return new Ended(exit, overdue, Duration.ofNanos(System.nanoTime() - begun), printed);
    }
}
