package io.github.wsgauntlet.harness.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/** The command {@code docker}, as far as a server in a container needs it. */
final class Docker {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String command;

    /**
     * Create.
     *
     * @param command the name of the command, or where it is
     */
    Docker(String command) {
        this.command = command;
    }

    /** What a command has printed, without blanks at its ends, and how it ended. */
    private record Said(int exit, String text) {
        String lastLine() {
            return text.substring(text.lastIndexOf('\n') + 1).strip();
        }
    }

    /**
     * See to it that an image is there.
     *
     * @throws IOException if Docker is not there or does not run
     * @throws IllegalArgumentException if there is no such image, here or where Docker gets them from
     */
    void requireImage(String image) throws IOException {
        Said version = say("version", "--format", "{{.Server.Version}}");
        if (version.exit() != 0) {
            throw new IOException("Docker does not run: " + withoutStop(version.lastLine()));
        }
        if (say("image", "inspect", "--format", "{{.Id}}", image).exit() == 0) {
            return;
        }
        Said pulled = say("pull", "--quiet", image);
        if (pulled.exit() != 0) {
            throw new IllegalArgumentException(
                    "There is no image '" + image + "': " + withoutStop(pulled.lastLine()) + ".");
        }
    }

    /**
     * Return what starts containers of an image.
     *
     * @param image the image
     * @param port where the server is reached on the loopback address
     * @param inside where it listens in the container
     * @param arguments what its command is, or what that is given; none leaves it to the image
     */
    Instance.Starter starter(String image, int port, int inside, List<String> arguments) {
        String prefix = "wsgauntlet-" + HexFormat.of().formatHex(RANDOM.generateSeed(4)) + "-";
        return (number, output) -> {
            String name = prefix + number;
            var words = new ArrayList<>(List.of(command, "run", "--rm", "--init", "--name", name));
            words.addAll(List.of("--publish", "127.0.0.1:" + port + ":" + inside, image));
            words.addAll(arguments);
            return new StartedContainer(this, name, StartedProcess.start(words, output));
        };
    }

    /** End a container, if there is one, whatever it does. */
    void remove(String name) {
        try {
            say("rm", "--force", name);
        } catch (IOException gone) {
            // Without Docker there is nothing left to end.
        }
    }

    /** Return how many percent of a processor a container uses now; empty where that cannot be told. */
    OptionalInt load(String name) {
        try {
            String percent = say("stats", "--no-stream", "--format", "{{.CPUPerc}}", name)
                    .lastLine();
            return OptionalInt.of((int) Double.parseDouble(percent.replace("%", "")));
        } catch (IOException | NumberFormatException untold) {
            return OptionalInt.empty();
        }
    }

    private Said say(String... words) throws IOException {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        Process process;
        try {
            process = new ProcessBuilder(all).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("There is no command '" + command + "', which starts images", e);
        }
        try {
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Docker was interrupted", e);
        }
    }

    private static String withoutStop(String line) {
        return line.replaceAll("[.?]+$", "");
    }
}
