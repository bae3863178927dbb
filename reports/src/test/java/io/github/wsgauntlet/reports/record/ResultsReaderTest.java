package io.github.wsgauntlet.reports.record;

import static io.github.wsgauntlet.reports.record.RecordLines.CITING;
import static io.github.wsgauntlet.reports.record.RecordLines.FOOTER;
import static io.github.wsgauntlet.reports.record.RecordLines.HEADER;
import static io.github.wsgauntlet.reports.record.RecordLines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsReaderTest {
    @TempDir
    private Path directory;

    @Test
    void reads_header_cases_and_footer() throws IOException {
        Results results = read(HEADER + line("a/b/1") + line("a/b/2") + FOOTER);

        assertThat(results.header().target()).isEqualTo(new RunHeader.Target("a", "ws://127.0.0.1:9001/"));
        assertThat(results.header().capabilities())
                .containsExactly(entry("echo", true), entry("rtt", 0.25), entry("n", 3L));
        assertThat(results.cases()).extracting(CaseResult::id).containsExactly("a/b/1", "a/b/2");
        assertThat(results.footer().orElseThrow().counts())
                .containsEntry(Verdict.PASS, 2)
                .containsEntry(Verdict.FAIL, 0);
        assertThat(results.complete()).isTrue();
        assertThat(results.requireComplete()).isSameAs(results);
    }

    @Test
    void a_field_that_is_unknown_is_overlooked() throws IOException {
        assertThat(read(HEADER.replace("\"cases\":2", "\"cases\":2,\"later\":[]"))
                        .header()
                        .cases())
                .isEqualTo(2);
    }

    @Test
    void a_footer_without_its_line_end_counts() throws IOException {
        assertThat(read(HEADER + line("a/1") + line("a/2") + FOOTER.strip()).complete())
                .isTrue();
    }

    @Test
    void without_footer_a_run_is_readable_and_incomplete() throws IOException {
        Results results = read(HEADER + line("a/b/1"));

        assertThat(results.cases()).hasSize(1);
        assertThat(results.footer()).isEmpty();
        assertThat(results.notes()).isEmpty();
        assertThat(results.complete()).isFalse();
        assertThatThrownBy(results::requireComplete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 1 of 2 cases and no footer");
    }

    @Test
    void a_footer_after_too_few_cases_is_incomplete() throws IOException {
        Results results = read(HEADER + line("a/b/1") + FOOTER.replace("\"PASS\":2", "\"PASS\":1"));

        assertThat(results.complete()).isFalse();
        assertThatThrownBy(results::requireComplete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 1 of 2 cases and a footer");
    }

    @Test
    void a_last_line_that_is_cut_off_is_dropped_and_noted() throws IOException {
        Results results = read(HEADER + line("a/b/1") + "{\"type\":\"case\",\"id\":\"a/b/2\",\"ti");

        assertThat(results.cases()).extracting(CaseResult::id).containsExactly("a/b/1");
        assertThat(results.notes()).containsExactly("Line 3 is cut off and was dropped");
        assertThat(results.complete()).isFalse();
    }

    @Test
    void refuses_a_file_that_is_empty() {
        refused("", 1, "The file is empty; it must begin with a header");
    }

    @Test
    void refuses_a_header_that_is_cut_off() {
        refused(HEADER.substring(0, 40), 1, "This is not a JSON object");
    }

    @Test
    void refuses_a_case_in_place_of_the_header() {
        refused(line("a/b/1"), 1, "The file must begin with a header");
    }

    @Test
    void refuses_another_format() {
        refused(HEADER.replace("\"format\":2", "\"format\":1"), 1, "The format must be 2, not 1");
        refused(HEADER.replace("\"format\":2", "\"format\":\"2\""), 1, "The format must be 2, not \"2\"");
        refused(HEADER.replace("\"format\":2,", ""), 1, "The format must be 2, and the header has none");
    }

    @Test
    void refuses_a_line_that_is_broken() {
        refused(HEADER + "nonsense\n" + line("a/b/1"), 2, "This is not a JSON object");
        refused(HEADER + "[]\n", 2, "This is not a JSON object");
        refused(HEADER + "\n" + line("a/b/1"), 2, "This is not a JSON object");
        refused(HEADER + line("a/b/1").strip() + line("a/b/2"), 2, "This is not a JSON object");
        refused(HEADER + "{\"a\":1,\"a\":2}\n", 2, "This is not a JSON object");
    }

    @Test
    void refuses_an_unknown_type() {
        refused(HEADER + "{}\n", 2, "The line has no type");
        refused(HEADER + "{\"type\":\"trailer\"}\n", 2, "The type \"trailer\" is unknown");
        refused(HEADER + HEADER, 2, "A run has one header, and this is another");
    }

    @Test
    void refuses_fields_that_are_missing_or_wrong() {
        refused(
                HEADER + line("a").replace("\"PASS\",\"cl", "\"GREAT\",\"cl"),
                2,
                "The field verdict cannot be \"GREAT\"");
        refused(HEADER + line("a").replace("\"why\":\"\"", "\"why\":[]"), 2, "The field why is missing or wrong");
        refused(HEADER + line("a").replace("\"why\":\"\",", ""), 2, "The field why is missing or wrong");
        refused(HEADER + line("a").replace("\"why\":\"\"", "\"why\":null"), 2, "The field why is missing or wrong");
        refused(HEADER + line("a").replace("\"sent\":[]", "\"sent\":[null]"), 2, "A field is missing or wrong");
        refused(HEADER + line("a").replace("obstacle", "dream"), 2, "The field reaction is missing or wrong");
        refused(
                HEADER + line("a").replace("\"sentence\"", "\"word\""),
                2,
                "The field reaction.sentence is missing or wrong");
        refused(HEADER + line("a").replace("EVENT", "WISH"), 2, "The field transcript[0] is missing or wrong");
        refused(HEADER + line("a").replace("\"TESTER\"", "7"), 2, "The field transcript[0].from cannot be \"7\"");
        refused(HEADER + line("a").replace("2.5", "-1"), 2, "A duration is 0 milliseconds or more, not -1.0");
        refused(HEADER + line(""), 2, "A case has an id");
    }

    @Test
    void reads_what_does_not_ship_with_the_catalogue() throws IOException {
        assertThat(read(HEADER).header().requirements()).isEmpty();
        assertThat(read(CITING).header().requirements())
                .containsExactly(new RunHeader.Citation(
                        "own-greeting",
                        "Own 1",
                        "Greeting",
                        "https://example.org/own",
                        Level.MUST,
                        "A server greets."));
    }

    @Test
    void refuses_requirements_that_are_none() {
        refused(CITING.replace("\"MUST\"", "\"WILL\""), 1, "The field requirements[0].level cannot be \"WILL\"");
        refused(CITING.replace("\"says\"", "\"said\""), 1, "The field requirements[0].says is missing or wrong");
        refused(CITING.replace("own-greeting", " "), 1, "A requirement has no id");
        refused(
                CITING.replace("https://example.org/own", "javascript:alert(1)"),
                1,
                "The link of the requirement own-greeting must be an http:// or https:// URL");
        String row = CITING.substring(CITING.indexOf("{\"id\""), CITING.indexOf(']'));
        refused(CITING.replace(row, row + "," + row), 1, "The requirement own-greeting is there twice");
        refused(CITING.replace("[" + row + "]", "null"), 1, "The field requirements is missing or wrong");
        refused(CITING.replace("[" + row + "]", "[null]"), 1, "A field is missing or wrong");
    }

    @Test
    void refuses_a_case_that_is_there_twice() {
        refused(HEADER + line("a/b/1") + line("a/b/1"), 3, "The case a/b/1 is there twice");
    }

    @Test
    void refuses_more_cases_than_announced() {
        refused(
                HEADER + line("a/1") + line("a/2") + line("a/3"),
                4,
                "The header announces 2 cases, and here is one more");
    }

    @Test
    void refuses_a_footer_that_miscounts() {
        refused(
                HEADER + line("a/1") + line("a/2") + FOOTER.replace("\"PASS\":2", "\"PASS\":1,\"FAIL\":1"),
                4,
                "The footer counts 1 with PASS, and there are 2");
    }

    @Test
    void refuses_a_footer_with_a_count_that_is_none() {
        refused(
                HEADER + line("a/1") + line("a/2") + FOOTER.replace("\"PASS\":2", "\"PASS\":null"),
                4,
                "A field is missing or wrong");
    }

    @Test
    void refuses_a_target_that_is_less_than_idle() {
        String busy = FOOTER.replace("\"busy\":0", "\"busy\":-1");
        refused(
                HEADER + line("a/1") + line("a/2") + busy,
                4,
                "A target keeps 0 percent of a processor busy or more, not -1");
    }

    @Test
    void refuses_anything_behind_the_footer() {
        String complete = HEADER + line("a/1") + line("a/2") + FOOTER;
        refused(complete + line("a/3"), 5, "Nothing may follow the footer");
        refused(complete + "\n", 5, "Nothing may follow the footer");
        refused(complete + "cut", 5, "Nothing may follow the footer");
    }

    @Test
    void a_file_that_is_not_there_is_an_io_error() {
        assertThatThrownBy(() -> Results.read(directory.resolve("none"))).isInstanceOf(UncheckedIOException.class);
    }

    private Results read(String text) throws IOException {
        return Results.read(Files.writeString(directory.resolve("results.ndjson"), text));
    }

    private void refused(String text, int line, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidResultsException.class)
                .hasMessage(directory.resolve("results.ndjson") + ":" + line + ": " + reason);
    }

    private static Map.Entry<String, Object> entry(String name, Object value) {
        return Map.entry(name, value);
    }
}
