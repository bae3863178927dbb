package io.github.wsgauntlet.harness.target;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What the tester has started as a process, with those that it has started itself.
 *
 * @param process the process
 */
public record StartedProcess(Process process) implements Instance {
    private static final Duration TO_END = Duration.ofSeconds(5);

    /** Return what starts one with a command, as one would type it. */
    static Starter by(String command) {
        return (number, output) -> start(command, output);
    }

    /**
     * Start a command, as one would type it.
     *
     * @param command the command
     * @param output the file to which what it prints is added
     * @throws IOException if there is no shell to run it, or the file cannot be written
     */
    public static StartedProcess start(String command, File output) throws IOException {
        List<String> words = System.getProperty("os.name").startsWith("Windows")
                ? List.of("cmd", "/c", command)
                : List.of("/bin/sh", "-c", command);
        return start(words, output);
    }

    /**
     * Start a process that adds what it prints to a file.
     *
     * @throws IOException if there is no such command, or the file cannot be written
     */
    static StartedProcess start(List<String> words, File output) throws IOException {
        return new StartedProcess(new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start());
    }

    @Override
    public CompletableFuture<?> ended() {
        return process.onExit();
    }

    @Override
    public OptionalInt load() {
        return ProcessorLoad.of(process.toHandle());
    }

    /** Ask it and all that it has started to end, and do not wait for that. */
    public void ask() {
        tree().forEach(ProcessHandle::destroy);
    }

    private List<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    @Override
    public void end() {
        List<ProcessHandle> all = tree();
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
