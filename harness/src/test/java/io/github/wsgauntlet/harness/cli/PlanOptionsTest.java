package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.fuzz.Bounds;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.plan.Peer;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Reports;
import io.github.wsgauntlet.harness.plan.Series;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.Format;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Shard;
import io.github.wsgauntlet.harness.run.Transcripts;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ProbeText;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.wire.HeaderField;
import io.github.wsgauntlet.harness.wire.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Options and files that mean the same run are the same plan. */
class PlanOptionsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final URI LOCAL = URI.create("ws://localhost:9001/");

    @TempDir
    private Path directory;

    @Test
    void without_an_option_everything_is_as_usual() throws IOException {
        assertThat(run())
                .isEqualTo(new Plan(
                        new Peer.Embedded("reference server", Reach.standard()),
                        Repertoire.of(CATALOGUE),
                        CATALOGUE.select(List.of(), List.of()),
                        RunOptions.standard(),
                        Optional.empty(),
                        Gate.standard(),
                        new Reports(Path.of("wsgauntlet-report"), Set.of())));
    }

    @Test
    void each_option_of_run_is_in_the_plan() throws IOException {
        assertThat(run(
                        LOCAL.toString(),
                        "--name=A",
                        "--wait=30s",
                        "--header=X-A: 1",
                        "--header=X-B: ${env:PATH}, 2",
                        "--cookie=a=b",
                        "--probe-text={\"echo\":\"{tag}\"}",
                        "--probe-echo={tag}",
                        "--include=compression",
                        "--include=masking/**",
                        "--exclude=masking/keys",
                        "--messages=50",
                        "--jobs=4",
                        "--timeout=3s",
                        "--retries=1",
                        "--max-time=7m",
                        "--shard=2/3",
                        "--baseline=known.yaml",
                        "--update-baseline",
                        "--fail-on=strict",
                        "--format=sarif,BADGE",
                        "--transcripts=ALL",
                        "--report=out"))
                .isEqualTo(everything());
    }

    @Test
    void a_config_file_says_the_same_as_options() throws IOException {
        assertThat(config("""
                report: out
                include: masking/keys
                jobs: 4
                update-baseline: true
                targets:
                  - url: ws://localhost:9001/
                    name: A
                    wait: 30s
                    header: ["X-A: 1", "X-B: ${env:PATH}, 2"]
                    cookie: a=b
                    probe-text: '{"echo":"{tag}"}'
                    probe-echo: '{tag}'
                    include: [compression, masking/**]
                    exclude: masking/keys
                    messages: 50
                    timeout: 3s
                    retries: 1
                    max-time: 7m
                    shard: 2/3
                    baseline: known.yaml
                    fail-on: STRICT
                    format: [badge, sarif]
                    transcripts: all
                """)).isEqualTo(Series.of(everything()));
    }

    @Test
    void each_target_of_a_config_file_has_a_plan_and_a_directory() throws IOException {
        Plan masking = run("ws://a/", "--include=masking", "--insecure");
        assertThat(masking).isNotEqualTo(run("ws://a/", "--include=masking"));
        Series series = config("""
                report: out
                include: masking
                retries: 0
                targets:
                  - {url: 'ws://a/'}
                  - {url: 'ws://b/', name: A 1, include: utf8, retries: 7}
                """);
        assertThat(series)
                .isEqualTo(new Series(
                        List.of(
                                run(
                                        "ws://a/",
                                        "--name=ws://a/",
                                        "--include=masking",
                                        "--retries=0",
                                        "--report=out/ws_a"),
                                run("ws://b/", "--name=A 1", "--include=utf8", "--retries=7", "--report=out/a_1")),
                        Series.Overview.MATRIX,
                        Path.of("out")));
    }

    @Test
    void an_option_with_one_value_has_no_list_in_a_config_file() {
        assertThatThrownBy(() -> config("targets: [{url: 'ws://a/', jobs: [1, 2]}]"))
                .hasMessage(directory.resolve("config.yaml") + ":1: 'jobs' is one value, not a list");
    }

    @Test
    void each_option_of_fuzz_is_in_the_plan() {
        Patience patience =
                Patience.standard().withDeadline(Duration.ofSeconds(3)).withRetries(1);
        FuzzOptions options = FuzzOptions.standard()
                .withTries(9)
                .withTime(Duration.ofMinutes(5))
                .withSeed(7)
                .withProperties(List.of(Property.CLOSING, Property.STREAM))
                .withLoad(2, 20)
                .withBounds(new Bounds(200, 3))
                .withMostFindings(1)
                .withThreshold(Verdict.WARN)
                .withPatience(FuzzOptions.standard()
                        .patience()
                        .withDeadline(Duration.ofSeconds(3))
                        .withRetries(1));
        assertThat(fuzz(
                        LOCAL.toString(),
                        "--tries=9",
                        "--time=5m",
                        "--seed=7",
                        "--property=closing,stream",
                        "--jobs=2",
                        "--rate=20",
                        "--max-message=200",
                        "--max-items=3",
                        "--findings=1",
                        "--fail-on=warn",
                        "--timeout=3s",
                        "--retries=1",
                        "--report=out"))
                .isEqualTo(new Plan(
                        new Peer.Listening(Reach.standard().to(LOCAL.toString(), LOCAL), Duration.ZERO),
                        Repertoire.of(CATALOGUE),
                        List.of(),
                        RunOptions.standard().withPatience(patience),
                        Optional.of(options),
                        new Gate(FailOn.WARN, Optional.empty(), false),
                        new Reports(Path.of("out"), Set.of())));
    }

    @Test
    void fuzzing_without_a_limit_on_time_plays_the_usual_samples() {
        assertThat(fuzz("--seed=1").fuzzing()).contains(FuzzOptions.standard().withSeed(1));
        assertThat(fuzz("--seed=1", "--time=90s").fuzzing())
                .contains(FuzzOptions.standard()
                        .withSeed(1)
                        .withTries(Integer.MAX_VALUE)
                        .withTime(Duration.ofSeconds(90)));
    }

    @Test
    void a_server_can_be_started_for_the_run() throws IOException {
        ServerTarget target = Reach.standard().to(LOCAL.toString(), LOCAL);
        assertThat(run(LOCAL.toString(), "--exec=node server.js").peer())
                .isEqualTo(new Peer.Started(target, "node server.js", Duration.ofSeconds(30)));
        assertThat(run(LOCAL.toString(), "--exec=node server.js", "--wait=2m").peer())
                .isEqualTo(new Peer.Started(target, "node server.js", Duration.ofMinutes(2)));
        assertThatThrownBy(() -> run("--exec=node server.js"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--exec needs the URL of the server that it starts.");
    }

    @Test
    void a_server_can_be_started_from_an_image() throws IOException {
        ServerTarget target = Reach.standard().to(LOCAL.toString(), LOCAL);
        assertThat(run(LOCAL.toString(), "--image=mine:1").peer())
                .isEqualTo(new Peer.Contained(target, "mine:1", LOCAL.getPort(), Duration.ofSeconds(30)));
        assertThat(run(LOCAL.toString(), "--image=mine:1", "--image-port=80", "--wait=2m")
                        .peer())
                .isEqualTo(new Peer.Contained(target, "mine:1", 80, Duration.ofMinutes(2)));
        refused("--image needs the URL of the server that it starts.", "--image=mine");
        refused(
                "--image needs a URL of this machine, such as ws://localhost:9001/, not ws://a.example:9001/.",
                "ws://a.example:9001/",
                "--image=mine");
        refused("--image-port is 1 to 65535, not 0.", LOCAL.toString(), "--image=mine", "--image-port=0");
        refused("--image-port has no effect without --image.", LOCAL.toString(), "--image-port=80");
        refused(
                "--exec, --image and --pid exclude each other: each names the server.",
                LOCAL.toString(),
                "--image=mine",
                "--exec=node server.js");
    }

    @Test
    void the_process_of_a_server_can_be_named() throws IOException {
        ServerTarget target = Reach.standard().to(LOCAL.toString(), LOCAL);
        ProcessHandle self = ProcessHandle.current();
        assertThat(run(LOCAL.toString(), "--pid=" + self.pid()).peer())
                .isEqualTo(new Peer.Listening(target, Duration.ZERO, Optional.of(self)));
        refused("--pid needs the URL of the server that runs as it.", "--pid=1");
        refused("--pid: there is no process " + Long.MAX_VALUE + ".", LOCAL.toString(), "--pid=" + Long.MAX_VALUE);
    }

    private static void refused(String message, String... arguments) {
        assertThatThrownBy(() -> run(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Plan everything() {
        List<Case> cases = CATALOGUE.select(List.of("compression", "masking/**"), List.of("masking/keys")).stream()
                .map(each -> each.withMessages(50))
                .toList();
        var fields = List.of(
                new HeaderField("X-A", "1"),
                new HeaderField("X-B", "${env:PATH}, 2"),
                new HeaderField("Cookie", "a=b"));
        var probe = new ProbeText("{\"echo\":\"{tag}\"}", Optional.of("{tag}"));
        var reach = new Reach(Reach.standard().tls(), fields, Route.direct(), Optional.of(probe), Optional.empty());
        Patience patience =
                Patience.standard().withDeadline(Duration.ofSeconds(3)).withRetries(1);
        return new Plan(
                new Peer.Listening(reach.to("A", LOCAL), Duration.ofSeconds(30)),
                Repertoire.of(CATALOGUE),
                cases,
                new RunOptions(4, patience, new Shard(2, 3))
                        .withAbsence(Duration.ofSeconds(30))
                        .withMaxTime(Duration.ofMinutes(7)),
                Optional.empty(),
                new Gate(FailOn.STRICT, Optional.of(Path.of("known.yaml")), true),
                new Reports(Path.of("out"), Set.of(Format.BADGE, Format.SARIF), Transcripts.ALL));
    }

    private static Plan run(String... arguments) throws IOException {
        RunCommand command = parsed("run", arguments).getCommand();
        return command.plan(CATALOGUE);
    }

    private static Plan fuzz(String... arguments) {
        FuzzCommand command = parsed("fuzz", arguments).getCommand();
        return command.plan();
    }

    private Series config(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), text);
        return new ConfigPlans(parsed("run")).read(file, CATALOGUE);
    }

    private static CommandLine parsed(String command, String... arguments) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        CommandLine all = Main.commandLine();
        all.parseArgs(words.toArray(String[]::new));
        return all.getSubcommands().get(command);
    }
}
