package io.github.wsgauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.launcher.Launcher;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The action for GitHub, whose scripts are executed here as a runner would. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ActionTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final JsonNode ACTION = yaml(ROOT.resolve("action.yml"));
    private static final Pattern INPUT = Pattern.compile("inputs\\.([a-z-]+)");
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    private Path directory;

    /** How a script ended, and what it printed. */
    private record Ended(int exit, String printed) {}

    @Test
    void each_input_is_used_and_declared() {
        Set<String> used = INPUT.matcher(ACTION.get("runs").toString() + ACTION.get("outputs"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used)
                .containsExactlyElementsOf(new TreeSet<>(ACTION.get("inputs").propertyNames()));
    }

    @Test
    void a_release_is_downloaded() throws Exception {
        String name = "wsgauntlet-1.2.3-linux-x64";
        Path command =
                Files.createDirectories(directory.resolve(name).resolve("bin")).resolve("wsgauntlet");
        Files.writeString(command, "#!/bin/sh\necho downloaded $*");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        Path release = Files.createDirectories(directory.resolve("owner/name/releases/download/v1.2.3"));
        var tar = new ProcessBuilder(
                "tar", "-czf", release.resolve(name + ".tar.gz").toString(), name);
        assertThat(tar.directory(directory.toFile()).start().waitFor()).isZero();

        Ended ended = download("v1.2.3");
        assertThat(ended.exit()).as(ended.printed()).isZero();
        Path unpacked = directory.resolve("temp").resolve(name).resolve("bin/wsgauntlet");
        assertThat(directory.resolve("output")).hasContent("command=" + unpacked);
        assertThat(judge("ws://target", "", unpacked.toString()).printed())
                .startsWith("downloaded run ws://target --wait=60s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "v1.2.4", "v1"})
    void what_is_no_release_is_built(String ref) throws Exception {
        assertThat(download(ref).exit()).isZero();
        assertThat(directory.resolve("output")).doesNotExist();
    }

    private Ended download(String ref) throws Exception {
        Path temp = Files.createDirectories(directory.resolve("temp"));
        return execute(
                "Download the release",
                Map.of(
                        "GITHUB_ACTION_PATH",
                        "/runner/_actions/owner/name/" + ref,
                        "GITHUB_SERVER_URL",
                        "file://" + directory,
                        "RUNNER_OS",
                        "Linux",
                        "RUNNER_ARCH",
                        "X64",
                        "RUNNER_TEMP",
                        temp.toString(),
                        "GITHUB_OUTPUT",
                        directory.resolve("output").toString()));
    }

    @Test
    void a_jdk_that_was_set_up_is_found() throws Exception {
        Path output = directory.resolve("output");
        Ended ended = execute(
                "Find a JDK",
                Map.of(
                        "JAVA_HOME",
                        JAVA_HOME,
                        "GITHUB_ACTION_PATH",
                        ROOT.toString(),
                        "GITHUB_OUTPUT",
                        output.toString()));
        assertThat(ended.exit()).as(ended.printed()).isZero();
        assertThat(Files.readAllLines(output))
                .satisfiesExactly(
                        java -> assertThat(java).isEqualTo("java=" + JAVA_HOME),
                        key -> assertThat(key).matches("key=wsgauntlet-[0-9a-f]{40}"));
    }

    @Test
    void a_runner_without_a_jdk_says_so() throws Exception {
        Ended ended = execute("Find a JDK", Map.of("JAVA_HOME", directory.toString()));
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.printed()).contains("::error::wsgauntlet needs a JDK of 21 or newer;");
    }

    @Test
    void a_server_that_conforms_passes_and_has_a_summary() throws Exception {
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            Ended ended = judge(server, "--include=masking/**\n\n--header=X-Two: two words\n");
            assertThat(ended.exit()).as(ended.printed()).isZero();
            assertThat(directory.resolve("report/index.html")).isNotEmptyFile();
            assertThat(directory.resolve("step-summary.md"))
                    .hasSameTextualContentAs(directory.resolve("report/summary.md"));
        }
    }

    @Test
    void a_server_that_does_not_conform_fails_and_has_a_summary() throws Exception {
        var options = ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED));
        try (var server = ReferenceServer.start(options)) {
            Ended ended = judge(server, "--include=masking/**");
            assertThat(ended.exit()).as(ended.printed()).isEqualTo(1);
            assertThat(directory.resolve("step-summary.md")).content().contains("masking/unmasked");
        }
    }

    private Ended judge(ReferenceServer server, String options) throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("wsgauntlet"));
        writeJar(directory.resolve("wsgauntlet/wsgauntlet.jar"));
        return judge(server.uri().toString(), options, "");
    }

    private Ended judge(String target, String options, String command) throws IOException, InterruptedException {
        return execute(
                "Judge the server",
                Map.of(
                        "COMMAND",
                        command,
                        "JAVA_HOME",
                        JAVA_HOME,
                        "TARGET",
                        target,
                        "WAIT",
                        ACTION.at("/inputs/wait/default").asString(),
                        "BASELINE",
                        "",
                        "FAIL_ON",
                        ACTION.at("/inputs/fail-on/default").asString(),
                        "OPTIONS",
                        options,
                        "REPORT",
                        directory.resolve("report").toString(),
                        "RUNNER_TEMP",
                        directory.toString(),
                        "GITHUB_STEP_SUMMARY",
                        directory.resolve("step-summary.md").toString()));
    }

    /** Execute the script of a step in the shell of a runner. */
    private static Ended execute(String step, Map<String, String> environment)
            throws IOException, InterruptedException {
        String script = ACTION.get("runs")
                .get("steps")
                .valueStream()
                .filter(each -> each.path("name").asString("").equals(step))
                .findFirst()
                .orElseThrow()
                .get("run")
                .asString();
        var builder = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), printed);
    }

    private static JsonNode yaml(Path file) {
        try (var in = Files.newInputStream(file)) {
            Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return JsonMapper.shared().valueToTree(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Write a jar that starts the program as these tests see it. */
    private static void writeJar(Path file) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Launcher.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(classes.split(File.pathSeparator))
                                .map(each -> Path.of(each).toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
    }
}
