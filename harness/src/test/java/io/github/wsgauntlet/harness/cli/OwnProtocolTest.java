package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.junit.Gauntlet;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.server.ReferenceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of the guide about protocols of one's own. */
final class OwnProtocolTest {
    private static final Path EXAMPLE = Path.of("docs/own-protocol");

    @TempDir
    private Path directory;

    private final Shell shell = new Shell();

    @Test
    void a_server_that_keeps_to_the_protocol_passes() throws IOException {
        try (ReferenceServer server = GraphqlServer.start(Set.of())) {
            assertThat(judge(server)).as(shell.out().toString()).isZero();
        }
        assertThat(results().cases()).hasSize(18).allMatch(result -> result.verdict() == Verdict.PASS);
        assertThat(results().header().requirements())
                .extracting(RunHeader.Citation::id)
                .doesNotHaveDuplicates()
                .hasSize(11);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "SECOND_INIT_ACKNOWLEDGED, graphql-ws-one-init",
        "OPERATION_TAKEN_BEFORE_ACK, graphql-ws-ack-first",
        "OTHER_ID_IN_NEXT, graphql-ws-next-complete",
        "ERROR_WITHOUT_LIST, graphql-ws-error",
        "PONG_ANSWERED, graphql-ws-unasked-pong"
    })
    void a_server_that_does_not_is_blamed_for_what_it_breaks(GraphqlServer.Fault fault, String requirement)
            throws IOException {
        try (ReferenceServer server = GraphqlServer.start(Set.of(fault))) {
            assertThat(judge(server)).as(shell.out().toString()).isEqualTo(1);
        }
        List<CaseResult> red = results().cases().stream()
                .filter(result -> result.verdict() != Verdict.PASS && result.verdict() != Verdict.SKIP)
                .toList();
        assertThat(red).isNotEmpty().allMatch(result -> result.verdict() == Verdict.FAIL);
        assertThat(red).extracting(CaseResult::blamed).containsOnly(requirement);
        String says = results().ledger().find(requirement).orElseThrow().says();
        assertThat(shell.out().toString()).contains("FAIL  graphql-transport-ws, ", ": " + says);
        assertThat(directory.resolve("junit.xml")).content().contains(says);
        assertThat(directory.resolve("summary.md"))
                .content()
                .contains(
                        "does not conform to graphql-transport-ws: 1 requirement is broken", says.replace("_", "\\_"));

        Path again = directory.resolve("again.html");
        assertThat(shell.execute("report", "html", record().toString(), "--out", again.toString()))
                .isZero();
        assertThat(again).content().contains(says, "PROTOCOL.md#");
    }

    @Test
    void shards_are_put_together_with_the_requirements_of_each() throws IOException {
        try (ReferenceServer server = GraphqlServer.start(Set.of(GraphqlServer.Fault.PONG_ANSWERED))) {
            judge(server, directory, EXAMPLE);
            for (int shard = 1; shard <= 3; shard++) {
                judge(server, directory.resolve("" + shard), EXAMPLE, "--shard", shard + "/3");
            }
        }
        List<RunHeader.Citation> whole = results().header().requirements();
        assertThat(Results.read(record("1")).header().requirements())
                .hasSizeLessThan(whole.size())
                .isSubsetOf(whole);
        assertThat(merge("1", "2", "3")).isEqualTo(1);
        Results merged = Results.read(record("merged"));
        assertThat(merged.header().requirements()).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(directory.resolve("merged/index.html"))
                .content()
                .contains(merged.ledger()
                        .find("graphql-ws-unasked-pong")
                        .orElseThrow()
                        .says());
    }

    @Test
    void shards_whose_requirements_say_different_things_are_refused() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.toList()) {
                Files.writeString(
                        other.resolve(file.getFileName()),
                        Files.readString(file).replace("  says: ", "  says: Now "));
            }
        }
        try (ReferenceServer server = GraphqlServer.start(Set.of())) {
            judge(server, directory.resolve("1"), EXAMPLE, "--shard", "1/2");
            judge(server, directory.resolve("2"), other, "--shard", "2/2");
        }
        assertThat(merge("1", "2")).isEqualTo(2);
        assertThat(shell.err().toString())
                .startsWith("wsgauntlet: " + record("2") + ": The requirement 'graphql-ws-")
                .contains("' is another one here than in the runs before.");
    }

    private int merge(String... runs) {
        List<String> arguments = new ArrayList<>(List.of("report", "merge"));
        Stream.of(runs).map(this::record).map(Path::toString).forEach(arguments::add);
        arguments.addAll(List.of("--out", directory.resolve("merged").toString()));
        return shell.execute(arguments.toArray(String[]::new));
    }

    @Test
    void each_case_is_a_test_of_junit() throws IOException {
        try (ReferenceServer server = GraphqlServer.start(Set.of())) {
            List<DynamicNode> families = Gauntlet.against(server.uri())
                    .sending("Sec-WebSocket-Protocol", GraphqlServer.SUBPROTOCOL)
                    .cases(EXAMPLE)
                    .reportingTo(directory)
                    .tests()
                    .toList();
            assertThat(families).extracting(DynamicNode::getDisplayName).containsExactly("graphql-ws");
        }
        assertThat(results().cases()).hasSize(18).allMatch(result -> result.verdict() == Verdict.PASS);
    }

    @Test
    void a_baseline_and_a_config_file_may_name_them() throws IOException {
        Path known = Files.writeString(
                directory.resolve("known.yaml"),
                "- {cases: graphql-ws/operations/before-ack, verdict: FAIL, reason: Not mended yet.}\n");
        try (ReferenceServer server = GraphqlServer.start(Set.of(GraphqlServer.Fault.OPERATION_TAKEN_BEFORE_ACK))) {
            Path config = Files.writeString(directory.resolve("runs.yaml"), """
                    report: %s
                    cases: %s
                    subprotocol: %s
                    baseline: %s
                    targets:
                      - {name: A, url: "%s"}
                    """.formatted(
                            directory, EXAMPLE, GraphqlServer.SUBPROTOCOL, known, server.uri()));
            assertThat(shell.execute("run", "--config", config.toString()))
                    .as(shell.out().toString() + shell.err())
                    .isZero();
        }
    }

    @Test
    void the_guide_shows_what_is_there() throws IOException {
        String guide = Files.readString(Path.of("docs/own-protocol.md"));
        String file = Files.readString(EXAMPLE.resolve("connection.yaml"));
        String ledger = Files.readString(EXAMPLE.resolve("ledger.yaml"));
        assertThat(guide.split("```yaml\n"))
                .filteredOn(block -> block.startsWith("suite: ") || block.startsWith("- id: "))
                .hasSize(2)
                .allSatisfy(block -> assertThat(
                                block.substring(0, block.indexOf("```")).split("\n\n"))
                        .allSatisfy(part -> assertThat(file + ledger).contains(part.strip())));
    }

    private int judge(ReferenceServer server) {
        return judge(server, directory, EXAMPLE);
    }

    private int judge(ReferenceServer server, Path report, Path cases, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                server.uri().toString(),
                "--subprotocol",
                GraphqlServer.SUBPROTOCOL,
                "--cases",
                cases.toString(),
                "--report",
                report.toString()));
        arguments.addAll(List.of(more));
        return shell.execute(arguments.toArray(String[]::new));
    }

    private Path record(String run) {
        return directory.resolve(run).resolve("results.ndjson");
    }

    private Path record() {
        return directory.resolve("results.ndjson");
    }

    private Results results() {
        return Results.read(record());
    }
}
