package io.github.wsgauntlet.reports.record;

import static io.github.wsgauntlet.reports.record.RecordLines.FOOTER;
import static io.github.wsgauntlet.reports.record.RecordLines.FUZZ;
import static io.github.wsgauntlet.reports.record.RecordLines.HEADER;
import static io.github.wsgauntlet.reports.record.RecordLines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads records of runs that were fuzzed. */
class FuzzedResultsTest {
    @TempDir
    private Path directory;

    @Test
    void reads_what_was_fuzzed() throws IOException {
        Results results = read(
                HEADER + line("a/1") + line("a/2") + line("fuzz/violation/1") + FUZZ + FOOTER.replace(":2}", ":3}"));

        assertThat(results.fuzzing())
                .contains(new Fuzzing(
                        7,
                        5,
                        1,
                        2,
                        3.5,
                        List.of(new Fuzzing.Tried("violation", "t", 5, 1)),
                        Map.of("violated: unmasked", 3, "legal", 2),
                        Map.of("rfc6455-5.1-server-closes-unmasked", 3),
                        List.of(new Fuzzing.Found("fuzz/violation/1", "f", "wg1")),
                        List.of("It came once.")));
        assertThat(results.cases()).extracting(CaseResult::id).containsExactly("a/1", "a/2", "fuzz/violation/1");
        assertThat(results.chosen()).isEqualTo(2);
        assertThat(results.complete()).isTrue();
    }

    @Test
    void a_run_may_be_nothing_but_fuzzed() throws IOException {
        assertThat(read(HEADER.replace("\"cases\":2", "\"cases\":0")
                                + line("fuzz/violation/1")
                                + FUZZ
                                + FOOTER.replace(":2}", ":1}"))
                        .complete())
                .isTrue();
    }

    @Test
    void what_was_fuzzed_stands_for_no_case() throws IOException {
        Results results = read(HEADER + line("a/1") + line("fuzz/violation/1") + FUZZ + FOOTER);

        assertThat(results.complete()).isFalse();
        assertThatThrownBy(results::requireComplete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 1 of 2 cases and a footer");
    }

    @Test
    void a_summary_of_the_fuzzing_that_is_cut_off_is_dropped_and_noted() throws IOException {
        Results results = read(
                HEADER + line("a/1") + line("a/2") + line("fuzz/violation/1") + FUZZ.substring(0, FUZZ.length() / 2));

        assertThat(results.cases()).hasSize(3);
        assertThat(results.fuzzing()).isEmpty();
        assertThat(results.notes()).containsExactly("Line 5 is cut off and was dropped");
        assertThatThrownBy(results::requireComplete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 2 of 2 cases and no footer");
    }

    @Test
    void refuses_more_cases_than_announced_beside_what_was_fuzzed() {
        refused(
                HEADER + line("fuzz/a/1") + line("a/1") + line("a/2") + line("fuzz/a/2") + line("a/3"),
                6,
                "The header announces 2 cases, and here is one more");
    }

    @Test
    void refuses_a_footer_that_leaves_out_what_was_fuzzed() {
        refused(
                HEADER + line("a/1") + line("a/2") + line("fuzz/violation/1") + FUZZ + FOOTER,
                6,
                "The footer counts 2 with PASS, and there are 3");
    }

    @Test
    void refuses_a_summary_of_the_fuzzing_out_of_its_place() {
        String fuzzed = HEADER + line("fuzz/violation/1") + FUZZ;
        refused(fuzzed + FUZZ, 4, "A run has one summary of the fuzzing, and this is another");
        refused(fuzzed + line("a/1"), 4, "No case may follow the summary of the fuzzing");
        refused(fuzzed + FOOTER.replace(":2}", ":1}") + FUZZ, 5, "Nothing may follow the footer");
        refused(HEADER + FUZZ, 2, "The finding fuzz/violation/1 is not among the cases");
        refused(FUZZ, 1, "The file must begin with a header");
    }

    @Test
    void refuses_a_summary_of_the_fuzzing_that_miscounts() {
        refusedFuzzing("\"tries\":5,\"u", "\"tries\":-5,\"u", "The number of samples is 0 or more, not -5");
        refusedFuzzing(
                "\"unjudged\":1",
                "\"unjudged\":-1",
                "The number of samples that could not be judged is 0 or more, not -1");
        refusedFuzzing("\"unjudged\":1", "\"unjudged\":6", "Of 5 samples, 6 cannot have been unjudged");
        refusedFuzzing("\"again\":2", "\"again\":-2", "The number of further samples is 0 or more, not -2");
        refusedFuzzing("3.5", "-3.5", "A duration is 0 milliseconds or more, not -3.5");
        refusedFuzzing(
                "\"tries\":5,\"f",
                "\"tries\":4,\"f",
                "The tries of the properties add up to 4, and there are 5 samples");
        refusedFuzzing("\"findings\":1", "\"findings\":-1", "The number of findings is 0 or more, not -1");
        refusedFuzzing("\"legal\":2", "\"legal\":-2", "The number of \"legal\" is 0 or more, not -2");
        refusedFuzzing(
                "\"file\":\"f\",\"token\":\"wg1\"}",
                "\"file\":\"f\",\"token\":\"wg1\"},{\"id\":\"fuzz/violation/1\",\"file\":\"g\",\"token\":\"\"}",
                "The finding fuzz/violation/1 is there twice");
    }

    @Test
    void refuses_a_summary_of_the_fuzzing_whose_fields_are_missing_or_wrong() {
        refusedFuzzing("\"seed\":7,", "", "The field seed is missing or wrong");
        refusedFuzzing("\"tries\":5,\"u", "\"tries\":\"many\",\"u", "The field tries cannot be \"many\"");
        refusedFuzzing("\"token\"", "\"ticket\"", "The field findings[0].token is missing or wrong");
        refusedFuzzing("\"legal\":2", "\"legal\":null", "A field is missing or wrong");
        refusedFuzzing("\"legal\":2", "\"legal\":[]", "The field states.legal is missing or wrong");
        refusedFuzzing("[\"It came once.\"]", "\"It came once.\"", "The field flaky is missing or wrong");
    }

    @Test
    void a_name_that_no_file_could_hold_is_refused() {
        assertThatThrownBy(() -> new Fuzzing(
                        7, 0, 0, 0, 1, List.of(), Map.of("violated: \ud800", 1), Map.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name of what is counted must be well-formed Unicode");
    }

    private void refusedFuzzing(String part, String replacement, String reason) {
        assertThat(FUZZ).containsOnlyOnce(part);
        refused(HEADER + line("fuzz/violation/1") + FUZZ.replace(part, replacement), 3, reason);
    }

    private Results read(String text) throws IOException {
        return Results.read(Files.writeString(directory.resolve("results.ndjson"), text));
    }

    private void refused(String text, int line, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidResultsException.class)
                .hasMessage(directory.resolve("results.ndjson") + ":" + line + ": " + reason);
    }
}
