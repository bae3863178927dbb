package io.github.wsgauntlet.reports.sarif;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.INCONCLUSIVE;
import static io.github.wsgauntlet.cases.Verdict.INFO;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.SKIP;
import static io.github.wsgauntlet.cases.Verdict.STRICT;
import static io.github.wsgauntlet.cases.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunArbitraries;
import io.github.wsgauntlet.reports.record.SampleCase;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.view.Standing;
import io.github.wsgauntlet.reports.view.Standing.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Schema SCHEMA = schema();
    private static final Function<CaseResult, Standing> NOTHING_KNOWN =
            result -> new Standing(Kind.UNREMARKABLE, PASS, "");

    @Test
    void a_log_is_of_one_run(@TempDir Path directory) {
        Path file = directory.resolve("deep/results.sarif");

        SarifReport.write(
                SampleCase.run("examplesrv 2.4", 1, SampleCase.of("masking/unmasked[opcode=text]", FAIL)), file);

        assertThat(file).content().isEqualToIgnoringWhitespace("""
                {
                  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/\
                sarif-schema-2.1.0.json",
                  "version": "2.1.0",
                  "runs": [{
                    "tool": {"driver": {
                      "name": "wsgauntlet",
                      "version": "0.1.0",
                      "rules": [{
                        "id": "rfc6455-5.1-server-closes-unmasked",
                        "shortDescription": {"text": "The server closes the connection when it receives a frame that \
                is not masked."},
                        "fullDescription": {"text": "The server closes the connection when it receives a frame that \
                is not masked."},
                        "help": {
                          "text": "The server closes the connection when it receives a frame that is not masked. MUST \
                RFC 6455 5.1",
                          "markdown": "The server closes the connection when it receives a frame that is not \
                masked.\\n\\n[MUST RFC 6455 5.1](https://www.rfc-editor.org/rfc/rfc6455#section-5.1)"
                        },
                        "helpUri": "https://www.rfc-editor.org/rfc/rfc6455#section-5.1",
                        "properties": {"tags": ["websocket", "conformance"]}
                      }]
                    }},
                    "invocations": [{
                      "startTimeUtc": "2026-11-22T14:03:07.520Z",
                      "endTimeUtc": "2026-11-22T14:03:08.700Z",
                      "exitCode": 1,
                      "executionSuccessful": true,
                      "properties": {"target": "examplesrv 2.4", "url": "ws://127.0.0.1:9001/chat"}
                    }],
                    "columnKind": "utf16CodeUnits",
                    "results": [{
                      "ruleId": "rfc6455-5.1-server-closes-unmasked",
                      "ruleIndex": 0,
                      "level": "error",
                      "message": {"text": "It ended in fail."},
                      "locations": [{
                        "physicalLocation": {
                          "artifactLocation": {"uri": "masking/unmasked"},
                          "region": {"startLine": 1}
                        },
                        "logicalLocations": [{"fullyQualifiedName": "masking/unmasked[opcode=text]"}]
                      }],
                      "partialFingerprints": {"primaryLocationLineHash": "HASH:1"},
                      "properties": {
                        "verdict": "FAIL",
                        "actual": "It ended in fail.",
                        "expected": ["Expected: the target fails the connection", "Everything else is FAIL"]
                      }
                    }]
                  }]
                }
                """.replace("HASH", "5805c64765fdb4e3"));
    }

    @Test
    void only_what_is_not_as_it_should_be_is_a_result() throws IOException {
        JsonNode run = valid(SampleCase.run(
                "x",
                1,
                SampleCase.of("a/pass", PASS),
                SampleCase.of("a/info", INFO),
                SampleCase.of("a/warn", WARN).violating("unknown"),
                SampleCase.of("a/strict", STRICT),
                SampleCase.of("a/fail", FAIL),
                SampleCase.of("a/skip", SKIP),
                SampleCase.of("a/inconclusive", INCONCLUSIVE)));

        assertThat(run.get("results").values().stream()
                        .map(result -> result.get("locations")
                                        .get(0)
                                        .get("logicalLocations")
                                        .get(0)
                                        .get("fullyQualifiedName")
                                        .asString()
                                + " " + result.get("level").asString() + " "
                                + result.get("ruleIndex")))
                .containsExactly("a/fail error 0", "a/strict warning 0", "a/warn note 1");
        assertThat(run.get("tool").get("driver").get("rules").get(1).toString())
                .isEqualTo("{\"id\":\"unknown\",\"shortDescription\":{\"text\":\"unknown\"},\"fullDescription\":{"
                        + "\"text\":\"unknown\"},\"help\":{\"text\":\"unknown\",\"markdown\":\"unknown\"},"
                        + "\"properties\":{\"tags\":[\"websocket\",\"conformance\"]}}");
    }

    @Test
    void the_schema_finds_what_is_wrong() {
        String log = new SarifLog(SampleRun.faulty(), LEDGER, NOTHING_KNOWN).write();

        assertThat(SCHEMA.validate(log, InputFormat.JSON)).isEmpty();
        assertThat(SCHEMA.validate(log.replace("\"error\"", "\"severe\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(SCHEMA.validate(log.replace("\"startLine\" : 1", "\"startLine\" : 0"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void a_clean_run_is_a_log_without_results() throws IOException {
        assertThat(valid(SampleRun.clean()).get("results")).isEmpty();
    }

    @Test
    void what_is_known_is_suppressed() throws IOException {
        Results run = SampleCase.run("x", 0, SampleCase.of("a/known", FAIL), SampleCase.of("a/new", FAIL));

        JsonNode results = valid(
                        run,
                        result -> result.id().equals("a/known")
                                ? new Standing(Kind.KNOWN, FAIL, "Mended in the next release.")
                                : new Standing(Kind.WORSE, PASS, ""))
                .get("results");

        assertThat(results.get(0).get("suppressions").toString())
                .isEqualTo("[{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":\"Mended in the next"
                        + " release.\"}]");
        assertThat(results.get(1).has("suppressions")).isFalse();
    }

    @Test
    void a_fingerprint_is_of_the_case_alone() throws IOException {
        JsonNode before =
                valid(SampleCase.run("x", 1, SampleCase.of("a/b[c=1]", FAIL), SampleCase.of("a/b[c=2]", FAIL)));
        JsonNode after =
                valid(SampleCase.run("y", 1, SampleCase.of("a/b[c=2]", FAIL).reason("Otherwise.")));

        assertThat(fingerprint(before, 0)).isNotEqualTo(fingerprint(before, 1));
        assertThat(fingerprint(before, 1)).isEqualTo(fingerprint(after, 0)).matches("[0-9a-f]{16}:1");
    }

    private static String fingerprint(JsonNode run, int index) {
        return run.get("results")
                .get(index)
                .get("partialFingerprints")
                .get("primaryLocationLineHash")
                .asString();
    }

    @Test
    void an_id_leads_to_no_other_file() throws IOException {
        JsonNode results = valid(SampleCase.run(
                        "x",
                        1,
                        SampleCase.of("/etc/x", FAIL),
                        SampleCase.of("../../x", FAIL),
                        SampleCase.of("C:\\x?y#z%00 é\u0000[a=1]", FAIL),
                        SampleCase.of("[a=1]", FAIL)))
                .get("results");

        assertThat(results.values().stream().map(SarifReportTest::path))
                .containsExactlyInAnyOrder(
                        "_/etc/x", "_/_/x", "C%3A%5Cx%3Fy%23z%2500%20%C3%A9%E2%90%80", "%5Ba%3D1%5D");
    }

    private static String path(JsonNode result) {
        return result.get("locations")
                .get(0)
                .get("physicalLocation")
                .get("artifactLocation")
                .get("uri")
                .asString();
    }

    @Test
    void a_message_holds_no_link_and_no_argument() throws IOException {
        Results run = SampleCase.run(
                "x", 1, SampleCase.of("a/a", FAIL).reason("See [this](https://e.example) and {0}, [2](3).\u0000"));

        assertThat(valid(run).get("results").get(0).get("message").get("text").asString())
                .isEqualTo("See [this] (https://e.example) and { 0}, [2] (3).␀");
    }

    @Test
    void a_run_that_proves_nothing_is_refused(@TempDir Path directory) {
        Path file = directory.resolve("results.sarif");

        assertThatThrownBy(() -> SarifReport.write(SampleRun.incomplete(), file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 30 of 91 cases and no footer");
        assertThatThrownBy(() -> SarifReport.write(SampleCase.run("x", 3, SampleCase.of("a/a", SKIP)), file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The target could not be judged: The summary of the run");
        assertThat(directory).isEmptyDirectory();
    }

    @Provide
    Arbitrary<Results> runs() {
        return RunArbitraries.runs();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void any_run_is_valid(@ForAll("runs") Results run) throws IOException {
        JsonNode log = valid(run, result -> new Standing(Kind.KNOWN, FAIL, result.why()));

        JsonNode rules = log.get("tool").get("driver").get("rules");
        assertThat(log.get("results"))
                .hasSize(Math.toIntExact(run.cases().stream()
                        .filter(result -> result.verdict().atLeast(WARN))
                        .count()));
        for (JsonNode result : log.get("results").values()) {
            assertThat(rules.get(result.get("ruleIndex").asInt()).get("id")).isEqualTo(result.get("ruleId"));
            URI uri = URI.create(path(result));
            assertThat(uri.isAbsolute()).isFalse();
            assertThat(uri.normalize()).isEqualTo(uri);
        }
    }

    private static JsonNode valid(Results run) throws IOException {
        return valid(run, NOTHING_KNOWN);
    }

    /** Validate against the schema and return the run of the log. */
    private static JsonNode valid(Results run, Function<CaseResult, Standing> standing) throws IOException {
        String log = new SarifLog(run, LEDGER, standing).write();
        assertThat(SCHEMA.validate(log, InputFormat.JSON)).isEmpty();
        return MAPPER.readTree(log).get("runs").get(0);
    }

    private static Schema schema() {
        try (InputStream schema = SarifReportTest.class.getResourceAsStream("/sarif-2.1.0-rtm.5.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
