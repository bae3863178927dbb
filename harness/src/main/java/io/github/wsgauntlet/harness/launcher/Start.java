package io.github.wsgauntlet.harness.launcher;

import io.github.wsgauntlet.harness.cli.Main;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts the command line, in another JVM if it wants other options than Java has by itself: a jar cannot say them to
 * the Java that starts it. A run is over before the second compiler has paid for itself, and needs no quarter of the
 * memory of a machine. Options that somebody gave to this JVM are theirs to choose: then it is the one.
 */
public final class Start {
    /** Says to the other JVM which process it does the work of. */
    private static final String PARENT = "wsgauntlet.parent";

    /** What shells say of a command that SIGTERM has ended, 128 and 15. */
    private static final int TERMINATED = 143;

    /** For what is over before the second compiler has paid for itself. */
    private static final List<String> SHORT = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** For what needs no more memory either: more may be required of a target than any case sends. */
    private static final List<String> FRUGAL =
            Stream.concat(SHORT.stream(), Stream.of("-Xmx256m")).toList();

    private Start() {}

    /**
     * Run the command line and end this JVM with its exit code.
     *
     * @throws InterruptedException if the thread was interrupted while another JVM did so
     */
    public static void main(String[] args) throws InterruptedException {
        endWithParent();
        Optional<Process> other = other(List.of(args));
        if (other.isPresent()) {
            System.exit(other.get().waitFor());
        }
        Main.main(args);
    }

    /** Start the JVM that a command wants, unless this one should do it, or no other can be started. */
    private static Optional<Process> other(List<String> arguments) {
        List<String> options = options(arguments);
        if (options.isEmpty() || isTold()) {
            return Optional.empty();
        }
        String classPath = System.getProperty("java.class.path");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.addAll(options);
        command.addAll(cache(classPath));
        command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
        command.addAll(List.of("-cp", classPath, Launcher.class.getName()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            // What ends this one ends the other one first, which has a page to make.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                process.destroy();
                process.onExit().join();
            }));
            return Optional.of(process);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** End this JVM with the one that it does the work of, if there is one. */
    private static void endWithParent() {
        Optional.ofNullable(System.getProperty(PARENT))
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of)
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(TERMINATED)));
    }

    /**
     * Return what a command wants of Java, the same as the script that starts downloads; nothing if it is as well off
     * without.
     *
     * @param arguments the words of the command line
     */
    static List<String> options(List<String> arguments) {
        return switch (arguments.isEmpty() ? "" : arguments.get(0)) {
            case "run" -> has("--require", arguments) ? SHORT : FRUGAL;
            case "clients", "wstest" -> SHORT;
            case "fuzz" -> has("--time", arguments) ? List.of() : SHORT;
            default -> List.of();
        };
    }

    private static boolean has(String option, List<String> arguments) {
        return arguments.stream().anyMatch(each -> each.startsWith(option));
    }

    /** Return the options for a cache beside the jar, if there is one. Java says nothing of one that does not fit. */
    private static List<String> cache(String classPath) {
        Path cache = Path.of(classPath.replaceFirst("\\.jar$", ".aot"));
        boolean stands = classPath.endsWith(".jar") && Files.isRegularFile(cache);
        return stands ? List.of("-Xlog:disable", "-XX:AOTCache=" + cache) : List.of();
    }

    /** Return whether somebody gave options to this JVM. Where its Java cannot tell, they did: it is a download's. */
    private static boolean isTold() {
        return ModuleLayer.boot().findModule("java.management").isEmpty()
                || !ManagementFactory.getRuntimeMXBean().getInputArguments().isEmpty();
    }
}
