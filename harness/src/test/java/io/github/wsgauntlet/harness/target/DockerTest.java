package io.github.wsgauntlet.harness.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command docker says is told in one line. Here a script takes its place, which says what it is told to. */
class DockerTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void needs_a_shell() {
        assumeTrue(
                Files.isExecutable(Path.of("/bin/sh")), "There is no shell here to run a script that says anything.");
    }

    @Test
    void a_command_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new Docker("/nowhere/docker").requireImage("mine"))
                .isInstanceOf(IOException.class)
                .hasMessage("There is no command '/nowhere/docker', which starts images");
    }

    @Test
    void what_runs_nowhere_says_why() throws IOException {
        Docker docker = saying("echo 'Client: 1'; echo 'Cannot connect to it. Is it running?'; exit 1");
        assertThatThrownBy(() -> docker.requireImage("mine"))
                .isInstanceOf(IOException.class)
                .hasMessage("Docker does not run: Cannot connect to it. Is it running");
    }

    @Test
    void an_image_that_is_nowhere_is_named() throws IOException {
        Docker docker = saying("test $1 = version && exit; echo 'Error: pull access denied for mine.'; exit 1");
        assertThatThrownBy(() -> docker.requireImage("mine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no image 'mine': Error: pull access denied for mine.");
    }

    @Test
    void an_image_that_is_elsewhere_is_got() throws IOException {
        saying("test \"$1 $2\" != 'image inspect'").requireImage("mine");
        assertThat(told())
                .containsExactly(
                        "version --format {{.Server.Version}}",
                        "image inspect --format {{.Id}} mine",
                        "pull --quiet mine");
    }

    @Test
    void a_container_is_published_on_the_loopback_address_only_and_removed() throws Exception {
        Docker docker = saying("");
        var starter = docker.starter("mine", 9001, 80, List.of("node", "server.js"));
        Instance container = starter.start(2, directory.resolve("log").toFile());
        container.ended().get();
        container.end();
        List<String> told = told();
        String name = told.getLast().substring(told.getLast().lastIndexOf(' ') + 1);
        assertThat(name).matches("wsgauntlet-[0-9a-f]{8}-2");
        assertThat(told)
                .containsExactly(
                        "run --rm --init --name " + name + " --publish 127.0.0.1:9001:80 mine node server.js",
                        "rm --force " + name);
    }

    @Test
    void what_a_container_uses_is_told_where_it_can_be() throws IOException {
        assertThat(saying("echo 98.67%").load("mine")).hasValue(98);
        assertThat(saying("echo --").load("mine")).isEmpty();
        assertThat(new Docker("/nowhere/docker").load("mine")).isEmpty();
    }

    /** Return a command that remembers what it was told to do, and does something else. */
    private Docker saying(String script) throws IOException {
        Path file = directory.resolve("docker");
        Files.writeString(file, "#!/bin/sh\necho \"$*\" >> '" + directory.resolve("told") + "'\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return new Docker(file.toString());
    }

    private List<String> told() throws IOException {
        return Files.readAllLines(directory.resolve("told"));
    }
}
