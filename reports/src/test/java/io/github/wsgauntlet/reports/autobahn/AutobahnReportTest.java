package io.github.wsgauntlet.reports.autobahn;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.INCONCLUSIVE;
import static io.github.wsgauntlet.cases.Verdict.INFO;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.SKIP;
import static io.github.wsgauntlet.cases.Verdict.STRICT;
import static io.github.wsgauntlet.cases.Verdict.WARN;
import static io.github.wsgauntlet.reports.autobahn.AutobahnReport.Ids.AUTOBAHN;
import static io.github.wsgauntlet.reports.autobahn.AutobahnReport.Ids.BOTH;
import static io.github.wsgauntlet.reports.autobahn.AutobahnReport.Ids.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.autobahn.AutobahnReport.Ids;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunArbitraries;
import io.github.wsgauntlet.reports.record.SampleCase;
import io.github.wsgauntlet.reports.record.SampleConversation;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AutobahnReportTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    /** Verdicts of every kind, under ids of Autobahn and without. */
    private static Results mixed() {
        return SampleCase.run(
                "Example Server 2.4",
                1,
                SampleCase.of("framing/plain", PASS).autobahn("1.1.1", "1.1.2"),
                SampleCase.of("framing/rsv[rsv=1]", PASS).autobahn("3.1"),
                SampleCase.of("framing/rsv[rsv=2]", FAIL)
                        .autobahn("3.1")
                        .saying(SampleConversation.opened()
                                .text(Entry.From.TARGET, "no")
                                .closed()),
                SampleCase.of("framing/rsv[rsv=3]", WARN).autobahn("3.1").closing(FAIL),
                SampleCase.of("control/flood", INFO).autobahn("2.10").closing(WARN),
                SampleCase.of("control/strict", STRICT).autobahn("2.11"),
                SampleCase.of("compression/plain", SKIP).autobahn("12.1.1"),
                SampleCase.of("utf-8/silent", INCONCLUSIVE).autobahn("6.4.1"),
                SampleCase.of("masking/unmasked", FAIL));
    }

    @Test
    void the_index_is_in_their_layout() throws IOException {
        Results run = SampleCase.run(
                "Example Server 2.4",
                0,
                SampleCase.of("a/a", PASS)
                        .autobahn("7.7.1")
                        .saying(SampleConversation.opened().closed()));

        assertThat(index(run, AUTOBAHN)).content().isEqualTo("""
                {
                   "Example Server 2.4": {
                      "7.7.1": {
                         "behavior": "OK",
                         "behaviorClose": "OK",
                         "duration": 1,
                         "remoteCloseCode": 1000,
                         "reportfile": "example_server_2_4_case_7_7_1.json"
                      }
                   }
                }
                """);
    }

    @Test
    void a_gate_sees_all_that_is_not_ok() throws IOException {
        assertThat(Jq.query(".[] | .[] | select(.behavior != \"OK\") | .behavior", index(mixed(), AUTOBAHN)))
                .containsExactly(
                        "\"INFORMATIONAL\"", "\"NON-STRICT\"", "\"FAILED\"", "\"FAILED\"", "\"UNIMPLEMENTED\"");
    }

    @Test
    void a_gate_that_accepts_what_is_informational_still_sees_what_was_not_judged() throws IOException {
        String query =
                ".\"Example Server 2.4\" | to_entries | map(select((.value.behavior != \"OK\" and .value.behavior !="
                        + " \"NON-STRICT\" and .value.behavior != \"INFORMATIONAL\") or (.value.behaviorClose !="
                        + " \"OK\" and .value.behaviorClose != \"INFORMATIONAL\"))) | map(.key) | .[]";

        assertThat(Jq.query(query, index(mixed(), AUTOBAHN)))
                .containsExactly("\"2.10\"", "\"3.1\"", "\"6.4.1\"", "\"12.1.1\"");
    }

    @Test
    void a_list_of_cases_and_their_behaviors() throws IOException {
        assertThat(Jq.query(".[] as $in | $in | keys[] | . + \" \" + $in[.].behavior", index(mixed(), AUTOBAHN)))
                .containsExactly(
                        "\"1.1.1 OK\"",
                        "\"1.1.2 OK\"",
                        "\"12.1.1 UNIMPLEMENTED\"",
                        "\"2.10 INFORMATIONAL\"",
                        "\"2.11 NON-STRICT\"",
                        "\"3.1 FAILED\"",
                        "\"6.4.1 FAILED\"");
    }

    @Test
    void an_index_without_durations_is_the_same_in_each_run() throws IOException {
        String query = "del(.\"Example Server 2.4\" | .. | .duration?) | .[] | .\"3.1\"";

        assertThat(Jq.query(query, index(mixed(), AUTOBAHN)))
                .containsExactly("{\"behavior\":\"FAILED\",\"behaviorClose\":\"FAILED\",\"remoteCloseCode\":1000,"
                        + "\"reportfile\":\"example_server_2_4_case_3_1.json\"}");
    }

    @Test
    void a_table_by_section() throws IOException {
        String query = ".[\"Example Server 2.4\"] | to_entries | map({section: (.key | split(\".\") | .[0]), b:"
                + " .value.behavior}) | group_by(.section) | .[] | [.[0].section, length, (map(select(.b =="
                + " \"FAILED\")) | length)] | @tsv";

        assertThat(Jq.query(query, index(mixed(), AUTOBAHN)))
                .containsExactly("\"1\\t2\\t0\"", "\"12\\t1\\t0\"", "\"2\\t2\\t0\"", "\"3\\t1\\t1\"", "\"6\\t1\\t1\"");
    }

    @Test
    void the_worst_behavior_and_the_worst_closing_count() throws IOException {
        JsonNode report = report(mixed(), AUTOBAHN, "example_server_2_4_case_3_1.json");

        assertThat(report.get("behavior").asString()).isEqualTo("FAILED");
        assertThat(report.get("behaviorClose").asString()).isEqualTo("FAILED");
        assertThat(report.get("result").asString()).isEqualTo("framing/rsv[rsv=2]: It ended in fail.");
        assertThat(report.get("resultClose").asString())
                .isEqualTo("TCP was still open after the closing handshake (RFC 6455 5.5.1).");
        assertThat(report.get("wsgauntlet").toString())
                .isEqualTo("[{\"id\":\"framing/rsv[rsv=1]\",\"verdict\":\"PASS\",\"closing\":\"PASS\",\"actual\":\"It"
                        + " ended in pass.\"},{\"id\":\"framing/rsv[rsv=2]\",\"verdict\":\"FAIL\",\"closing\":\"PASS\","
                        + "\"actual\":\"It ended in fail.\"},{\"id\":\"framing/rsv[rsv=3]\",\"verdict\":\"WARN\","
                        + "\"closing\":\"FAIL\",\"actual\":\"It ended in warn.\"}]");
    }

    @Test
    void a_case_has_the_keys_and_types_of_the_original() throws IOException {
        JsonNode report = report(mixed(), AUTOBAHN, "example_server_2_4_case_3_1.json");

        assertThat(report.propertyNames())
                .containsExactly(
                        "agent",
                        "behavior",
                        "behaviorClose",
                        "case",
                        "closedByMe",
                        "createStats",
                        "createWirelog",
                        "description",
                        "droppedByMe",
                        "duration",
                        "expectation",
                        "expected",
                        "expectedClose",
                        "failedByMe",
                        "httpRequest",
                        "httpResponse",
                        "id",
                        "isServer",
                        "localCloseCode",
                        "localCloseReason",
                        "received",
                        "remoteCloseCode",
                        "remoteCloseReason",
                        "reportCompressionRatio",
                        "reportTime",
                        "result",
                        "resultClose",
                        "rxFrameStats",
                        "rxOctetStats",
                        "started",
                        "trafficStats",
                        "txFrameStats",
                        "txOctetStats",
                        "wasClean",
                        "wasCloseHandshakeTimeout",
                        "wasNotCleanReason",
                        "wasOpenHandshakeTimeout",
                        "wasServerConnectionDropTimeout",
                        "wirelog",
                        "wsgauntlet");
        assertThat(report.get("case").asInt()).isEqualTo(5);
        assertThat(report.get("started").asString()).isEqualTo("2026-11-22T14:03:07.520Z");
        assertThat(report.get("description").asString())
                .isEqualTo(
                        "The title of framing/rsv[rsv=2].\nComplete the opening handshake.\nSend an unmasked frame.");
        assertThat(report.get("expectation").asString())
                .isEqualTo("Expected: the target fails the connection.\nEverything else is FAIL.");
        assertThat(report.get("httpResponse").asString())
                .startsWith("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n")
                .endsWith("\r\n\r\n");
        assertThat(report.get("localCloseCode").asInt()).isEqualTo(1000);
        assertThat(report.get("expected").isObject()).isTrue();
        assertThat(report.get("trafficStats").isNull()).isTrue();
    }

    @Test
    void the_wire_log_has_their_rows() throws IOException {
        Results run = SampleCase.run(
                "x",
                0,
                SampleCase.of("a/a", PASS)
                        .autobahn("5.3")
                        .saying(new SampleConversation()
                                .event(Entry.From.TESTER, "connected")
                                .bytes(Entry.From.TESTER, "half a frame", "81 ff")
                                .frame(Entry.From.TARGET, false, 0, 2, new byte[] {0, (byte) 255})
                                .frame(Entry.From.TARGET, true, 0, 9, utf8("hello"))
                                .frame(Entry.From.TARGET, true, 0, 0, new byte[0])
                                .event(Entry.From.TARGET, "FIN")));

        JsonNode report = report(run, AUTOBAHN, "x_case_5_3.json");

        assertThat(report.get("wirelog").toString())
                .isEqualTo("[[\"TO\",[2,\"81ff\"],false],"
                        + "[\"RO\",[4,\"020200ff\"]],[\"RF\",[2,\"0x00ff\"],2,false,0,false,null],"
                        + "[\"RO\",[7,\"890568656c6c6f\"]],[\"RF\",[5,\"hello\"],9,true,0,false,null],"
                        + "[\"RO\",[2,\"8000\"]],[\"RF\",[0,\"\"],0,true,0,false,null]]");
        assertThat(report.get("received").toString()).isEqualTo("[[\"ping\",\"hello\"],[\"message\",\"0x00ff\",true]]");
        assertThat(report.get("rxFrameStats").toString()).isEqualTo("{\"0\":1,\"2\":1,\"9\":1}");
        assertThat(report.get("txOctetStats").toString()).isEqualTo("{\"2\":1}");
        assertThat(report.get("httpRequest").asString()).isEqualTo("?");
        assertThat(report.get("remoteCloseCode").isNull()).isTrue();
    }

    @Test
    void what_the_tester_sends_is_logged_as_transmitted() throws IOException {
        Results run = SampleCase.run(
                "x",
                0,
                SampleCase.of("a/a", PASS)
                        .autobahn("1.1.1")
                        .saying(new SampleConversation().text(Entry.From.TESTER, "a".repeat(100))));

        JsonNode row = report(run, AUTOBAHN, "x_case_1_1_1.json").get("wirelog").get(0);

        assertThat(row.toString())
                .matches("\\[\"TF\",\\[100,\"a{60} \\.\\.\\.\"],1,true,0,\"[0-9a-f]{8}\",null,null,false]");
    }

    @Test
    void who_closed_and_who_waited_in_vain() throws IOException {
        SampleConversation late =
                SampleConversation.opened().close(Entry.From.TESTER, 1000, "").close(Entry.From.TARGET, 1000, "");
        Results run = SampleCase.run(
                "x",
                1,
                SampleCase.of("a/clean", PASS)
                        .autobahn("1")
                        .saying(SampleConversation.opened()
                                .close(Entry.From.TARGET, 1002, "no")
                                .close(Entry.From.TESTER, 1002, "no")
                                .event(Entry.From.TARGET, "FIN")
                                .event(Entry.From.TESTER, "closed")),
                SampleCase.of("a/late", FAIL).autobahn("2").saying(late.event(Entry.From.TESTER, "closed")),
                SampleCase.of("a/mute", FAIL)
                        .autobahn("3")
                        .saying(SampleConversation.opened()
                                .close(Entry.From.TESTER, 1000, "")
                                .event(Entry.From.TESTER, "RST")),
                SampleCase.of("a/silent", FAIL)
                        .autobahn("4")
                        .saying(new SampleConversation()
                                .event(Entry.From.TESTER, "connected")
                                .head(Entry.From.TESTER, "GET", "GET / HTTP/1.1\n\n")
                                .event(Entry.From.TESTER, "closed")));
        index(run, AUTOBAHN);

        assertThat(flags("1")).containsExactly(false, false, true, false, false, false);
        assertThat(flags("2")).containsExactly(true, true, false, false, false, true);
        assertThat(flags("3")).containsExactly(true, true, false, false, true, false);
        assertThat(flags("4")).containsExactly(false, true, false, true, false, false);
        assertThat(read("x_case_1.json").get("remoteCloseReason").asString()).isEqualTo("no");
        assertThat(read("x_case_1.json").get("wasNotCleanReason").isNull()).isTrue();
        assertThat(read("x_case_2.json").get("wasNotCleanReason").asString())
                .isEqualTo("Both sides sent Close, and the target ended TCP.");
    }

    private List<Boolean> flags(String id) throws IOException {
        JsonNode report = read("x_case_" + id + ".json");
        return Stream.of(
                        "closedByMe",
                        "droppedByMe",
                        "wasClean",
                        "wasOpenHandshakeTimeout",
                        "wasCloseHandshakeTimeout",
                        "wasServerConnectionDropTimeout")
                .map(key -> report.get(key).asBoolean())
                .toList();
    }

    @Test
    void every_verdict_has_a_word() {
        assertThat(Stream.of(Verdict.values())
                        .map(each -> AutobahnBehavior.of(each, true))
                        .map(AutobahnBehavior::word))
                .containsExactly(
                        "OK", "INFORMATIONAL", "NON-STRICT", "NON-STRICT", "FAILED", "UNIMPLEMENTED", "FAILED");
        assertThat(Stream.of(Verdict.values()).map(AutobahnReportTest::closed))
                .containsExactly("OK", "INFORMATIONAL", "UNCLEAN", "UNCLEAN", "FAILED", "INFORMATIONAL", "FAILED");
    }

    private static String closed(Verdict closing) {
        return AutobahnBehavior.ofClosing(
                        SampleCase.of("a/a", PASS).closing(closing).result(), true)
                .word();
    }

    @Test
    void what_they_only_tell_of_is_informational_unless_it_is_broken() throws IOException {
        Results run = SampleCase.run(
                "x",
                1,
                SampleCase.of("a/a", PASS).autobahn("7.1.6"),
                SampleCase.of("a/b", STRICT).autobahn("7.13.1"),
                SampleCase.of("a/c", FAIL).autobahn("7.13.2"));

        assertThat(Jq.query(".[] | .[] | [.behavior, .behaviorClose]", index(run, AUTOBAHN)))
                .containsExactly(
                        "[\"INFORMATIONAL\",\"INFORMATIONAL\"]",
                        "[\"INFORMATIONAL\",\"INFORMATIONAL\"]",
                        "[\"FAILED\",\"INFORMATIONAL\"]");
    }

    @Test
    void a_class_stands_in_the_page_twice_and_once_more_for_each_cell() {
        index(mixed(), AUTOBAHN);
        assertThat(directory.resolve("index.html"))
                .content()
                .satisfies(page -> assertThat(page.split("case_failed", -1)).hasSize(3 + 4))
                .satisfies(page -> assertThat(page.split("case_non_strict", -1)).hasSize(3 + 1))
                .contains("<td class=\"case_info\"><a href=\"example_server_2_4_case_2_10.json\">Info</a></td>")
                .contains("<td class=\"close case_ok\">");
    }

    @Test
    void of_two_runs_of_the_same_agent_the_last_is_there_and_of_others_what_is_missing() throws IOException {
        Results first = SampleCase.run("x", 1, SampleCase.of("a/a", FAIL).autobahn("1.1.1"));
        Results last = SampleCase.run("x", 0, SampleCase.of("a/a", PASS).autobahn("1.1.1"));
        Results other = SampleCase.run("y", 0, SampleCase.of("a/b", PASS).autobahn("1.1.2"));

        assertThat(AutobahnReport.write(List.of(first, last, other), directory, AUTOBAHN, AutobahnVerdicts.OURS))
                .isZero();
        assertThat(Jq.query(".[] | .[] | .reportfile", directory.resolve("index.json")))
                .containsExactly("\"x_case_1_1_1.json\"", "\"y_case_1_1_2.json\"");
        assertThat(directory.resolve("index.html")).content().contains("<td class=\"case_missing\" colspan=\"2\">");
    }

    @Test
    void a_target_that_could_not_be_judged_fails() throws IOException {
        Results run = SampleCase.run(
                "x", 3, SampleCase.of("a/a", SKIP).autobahn("1.1.1").closing(SKIP));

        assertThat(Jq.query(".[] | .[] | [.behavior, .behaviorClose]", index(run, AUTOBAHN)))
                .containsExactly("[\"FAILED\",\"FAILED\"]");
    }

    @Test
    void our_ids_are_there_where_they_are_asked_for() throws IOException {
        String keys = ".[] | keys | length";

        assertThat(Jq.query(keys, index(mixed(), AUTOBAHN))).containsExactly("7");
        assertThat(Jq.query(keys, index(mixed(), BOTH))).containsExactly("8");
        assertThat(Jq.query(keys, index(mixed(), OURS))).containsExactly("9");
        assertThat(read("example_server_2_4_case_framing_rsv_rsv_3.json")
                        .get("id")
                        .asString())
                .isEqualTo("framing/rsv[rsv=3]");
    }

    @Test
    void ids_that_differ_in_signs_only_get_files_of_their_own() throws IOException {
        Results run = SampleCase.run(
                "x", 0, SampleCase.of("a/b", PASS), SampleCase.of("a-b", PASS), SampleCase.of("A/b", PASS));

        assertThat(Jq.query(".[] | .[] | .reportfile", index(run, OURS)))
                .containsExactly("\"x_case_a_b.json\"", "\"x_case_a_b_2.json\"", "\"x_case_a_b_3.json\"");
    }

    @Test
    void an_id_leads_to_no_other_directory() throws IOException {
        Path out = directory.resolve("out");
        Results run = SampleCase.run(
                "../x", 0, SampleCase.of("a/a", PASS).autobahn("../../etc/x", "1\u0000/\ud800", "y".repeat(400)));
        AutobahnReport.write(run, out, AUTOBAHN, AutobahnVerdicts.OURS);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(out);
        }
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "index.json",
                            "index.html",
                            "x_case_etc_x.json",
                            "x_case_1.json",
                            "x_case_" + "y".repeat(120) + ".json");
        }
    }

    @Test
    void a_run_without_such_ids_is_refused() {
        Results run = SampleCase.run("x", 0, SampleCase.of("a/a", PASS));

        assertThatThrownBy(() -> AutobahnReport.write(run, directory, AUTOBAHN, AutobahnVerdicts.OURS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "No case of this run sends what a case of Autobahn does, so there is nothing to report by its"
                                + " ids");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_run_that_was_cut_off_is_refused() {
        assertThatThrownBy(() -> AutobahnReport.write(SampleRun.incomplete(), directory, OURS, AutobahnVerdicts.OURS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 30 of 91 cases and no footer");
        assertThat(directory).isEmptyDirectory();
    }

    @Provide
    Arbitrary<Results> runs() {
        return RunArbitraries.runs()
                .filter(run -> !run.cases().isEmpty() && run.cases().stream().noneMatch(CaseResult::leavesOut));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void any_run_gives_files_that_the_index_names(@ForAll("runs") Results run) throws IOException {
        Path out = Files.createTempDirectory("autobahn");
        try {
            AutobahnReport.write(run, out, OURS, AutobahnVerdicts.OURS);
            assertThatTheIndexNamesEveryFile(run, out);
        } finally {
            deleteWithFiles(out);
        }
    }

    private static void assertThatTheIndexNamesEveryFile(Results run, Path out) throws IOException {
        JsonNode index = MAPPER.readTree(Files.readString(out.resolve("index.json"), StandardCharsets.UTF_8));
        JsonNode rows = index.values().iterator().next();
        List<String> named = rows.values().stream()
                .map(row -> row.get("reportfile").asString())
                .toList();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> !file.startsWith("index.")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
        long failed = rows.values().stream()
                .filter(row -> row.get("behavior").asString().equals("FAILED"))
                .count();
        assertThat(failed)
                .isGreaterThanOrEqualTo(run.cases().stream()
                        .filter(result -> result.verdict() == FAIL || result.verdict() == INCONCLUSIVE)
                        .map(result -> Legible.text(result.id()))
                        .distinct()
                        .count());
        assertThat(Files.readString(out.resolve("index.json"))).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f]");
    }

    private static void deleteWithFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private Path index(Results run, Ids ids) {
        AutobahnReport.write(run, directory, ids, AutobahnVerdicts.OURS);
        return directory.resolve("index.json");
    }

    private JsonNode report(Results run, Ids ids, String file) throws IOException {
        index(run, ids);
        return read(file);
    }

    private JsonNode read(String file) throws IOException {
        return MAPPER.readTree(Files.readString(directory.resolve(file), StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
