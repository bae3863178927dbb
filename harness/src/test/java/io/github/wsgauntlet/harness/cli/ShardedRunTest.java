package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is shared out and put together again is the run as a whole. */
class ShardedRunTest {
    private static ReferenceServer lenient;

    private final Shell shell = new Shell();
    private final StringWriter err = shell.err();

    @TempDir
    private Path directory;

    @BeforeAll
    static void startAServerThatTakesUnmaskedFrames() throws IOException {
        lenient = ReferenceServer.start(ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)));
    }

    @AfterAll
    static void stopIt() {
        lenient.close();
    }

    @Test
    void the_merged_run_is_the_whole_run() {
        assertThat(run("whole", "masking/**")).isEqualTo(1);
        List<String> shards = shards(3, "masking/**");
        assertThat(merge(shards)).isEqualTo(1);

        Results merged = Results.read(directory.resolve("merged/results.ndjson"));
        Results whole = Results.read(directory.resolve("whole/results.ndjson"));
        assertThat(merged.header().shard()).isEqualTo(whole.header().shard());
        assertThat(merged.complete()).isTrue();
        assertThat(merged.counts()).isEqualTo(whole.counts());
        assertThat(merged.footer().orElseThrow().summary())
                .isEqualTo(whole.footer().orElseThrow().summary());
        assertThat(merged.cases())
                .extracting(CaseResult::id)
                .containsExactlyInAnyOrderElementsOf(
                        whole.cases().stream().map(CaseResult::id).toList());
        assertThat(directory.resolve("merged/index.html")).content().contains("does not conform");
        assertThat(directory.resolve("merged/junit.xml")).isNotEmptyFile();
    }

    @Test
    void the_baseline_of_the_whole_run_holds() throws IOException {
        Path baseline = directory.resolve("known.yaml");
        List<String> shards = shards(2, "masking/**");
        assertThat(merge(shards, "--baseline", baseline.toString(), "--update-baseline"))
                .isZero();
        assertThat(Files.readString(baseline)).contains("masking/unmasked");
        assertThat(merge(shards, "--baseline", baseline.toString())).isZero();
    }

    @Test
    void a_shard_without_a_case_is_as_expected() {
        assertThat(run("one", "masking/keys", "--shard", "99/100")).isZero();
    }

    @Test
    void shards_that_are_not_one_run_are_refused() {
        List<String> shards = shards(3, "masking/**");
        assertRefused(shards.subList(0, 2), "Shard 3 of 3 is missing.");

        run("again", "masking/**", "--shard", "2/3");
        assertRefused(
                List.of(shards.get(0), shards.get(1), record("again")),
                record("again") + ": This is shard 2 of 3, which is there twice.");

        run("others", "framing/**", "--shard", "3/3");
        assertRefused(
                List.of(shards.get(0), shards.get(1), record("others")),
                record("others") + ": This run shares out other cases than " + shards.get(0) + ".");

        run("parts", "masking/**", "--shard", "3/4");
        assertRefused(
                List.of(shards.get(0), record("parts")),
                record("parts") + ": This is shard 3 of 4, and " + shards.get(0) + " is shard 1 of 3.");

        run("renamed", "masking/**", "--shard", "2/3", "--name", "other");
        assertRefused(
                List.of(shards.get(0), record("renamed")),
                record("renamed") + ": This run is of other, and " + shards.get(0) + " of " + lenient.uri() + ".");

        run("whole", "masking/**");
        assertRefused(
                List.of(shards.get(0), record("whole")),
                record("whole") + ": This is shard 1 of 1, and " + shards.get(0) + " is shard 1 of 3.");
    }

    @Test
    void a_shard_that_did_not_finish_is_refused() throws IOException {
        List<String> shards = shards(2, "masking/**");
        Path cut = Path.of(shards.get(1));
        List<String> lines = Files.readAllLines(cut);
        Files.write(cut, lines.subList(0, lines.size() - 1));
        int cases = lines.size() - 2;
        assertRefused(
                shards, cut + ": The run is not complete: it has " + cases + " of " + cases + " cases and no footer.");
    }

    private int run(String name, String include, String... more) {
        var arguments = new ArrayList<>(List.of(
                "run",
                lenient.uri().toString(),
                "--include",
                include,
                "--report",
                directory.resolve(name).toString()));
        arguments.addAll(List.of(more));
        return execute(arguments);
    }

    private List<String> shards(int total, String include) {
        var records = new ArrayList<String>();
        for (int index = 1; index <= total; index++) {
            run("shard" + index, include, "--shard", index + "/" + total);
            records.add(record("shard" + index));
        }
        return records;
    }

    private String record(String name) {
        return directory.resolve(name).resolve("results.ndjson").toString();
    }

    private int merge(List<String> shards, String... more) {
        var arguments = new ArrayList<>(List.of("report", "merge"));
        arguments.addAll(shards);
        arguments.addAll(List.of("--out", directory.resolve("merged").toString()));
        arguments.addAll(List.of(more));
        return execute(arguments);
    }

    private void assertRefused(List<String> shards, String message) {
        err.getBuffer().setLength(0);
        assertThat(merge(shards)).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("wsgauntlet: " + message);
        assertThat(directory.resolve("merged")).doesNotExist();
    }

    private int execute(List<String> arguments) {
        return shell.execute(arguments);
    }
}
