package io.github.wsgauntlet.cases.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.baseline.BaselineUpdate.Seen;
import io.github.wsgauntlet.cases.casefile.CaseFile;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BaselineTest {
    private static final Catalogue CATALOGUE = Catalogue.load(CaseFile.LEDGER);
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);
    private static final String EMPTY_KEYS = "handshake/key/empty";
    private static final String NO_HOST = "handshake/host/missing";

    @Test
    void names_cases_by_id_and_glob_and_the_first_entry_counts() {
        Baseline baseline = parse("""
                - cases: [handshake/key/empty, "handshake/host/**"]
                  verdict: FAIL
                  reason: It takes anything.
                - cases: handshake/**
                  verdict: WARN
                  reason: It is slow.
                  link: https://example.org/1
                """);
        String emptyKey =
                CATALOGUE.select(List.of(EMPTY_KEYS), List.of()).getFirst().id();
        assertThat(expected(baseline, emptyKey)).isEqualTo(Optional.of(Verdict.FAIL));
        assertThat(expected(baseline, NO_HOST)).isEqualTo(Optional.of(Verdict.FAIL));
        assertThat(expected(baseline, "handshake/key/missing")).isEqualTo(Optional.of(Verdict.WARN));
        assertThat(expected(baseline, "closing/body/empty")).isEmpty();
        assertThat(baseline.entries().getLast().link()).isEqualTo(Optional.of("https://example.org/1"));
    }

    @Test
    void forgets_an_entry_after_its_last_day() {
        Baseline baseline =
                parse("- {cases: handshake/host/missing, verdict: FAIL, reason: Soon mended., until: 2027-03-31}\n");
        assertThat(baseline.of(NO_HOST, DAY)).isPresent();
        assertThat(baseline.of(NO_HOST, DAY.plusDays(1))).isEmpty();
    }

    @Test
    void expects_milder_verdicts_where_they_come_now_and_then() {
        Baseline.Entry entry = parse(
                        "- {cases: handshake/host/missing, verdict: STRICT, sometimes: true, reason: A race.}\n")
                .entries()
                .getFirst();
        assertThat(List.of(Verdict.STRICT, Verdict.WARN, Verdict.PASS)).allMatch(entry::expects);
        assertThat(List.of(Verdict.FAIL, Verdict.SKIP)).noneMatch(entry::expects);
    }

    @Test
    void refuses_what_cannot_stand_naming_the_line() {
        refused("- {cases: handshake/key/no-such, verdict: FAIL, reason: x}", "b.yaml:1: No case matches");
        refused(
                "- {cases: handshake, verdict: PASS, reason: x}",
                "b.yaml:1: 'verdict' is INFO, WARN, STRICT, FAIL or INCONCLUSIVE");
        refused("- {cases: handshake, verdict: FAIL}", "b.yaml:1: An entry of the baseline needs 'reason'");
        refused("- {cases: handshake, verdict: FAIL, reason: x, until: soon}", "b.yaml:1: 'until' is a date like");
        refused("- {cases: handshake, verdict: FAIL, reason: x, who: me}", "b.yaml:1: Unknown key 'who'");
        assertThatThrownBy(() -> Baseline.read(Path.of("no-such-file.yaml"), CATALOGUE))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("no-such-file.yaml:1: There is no such file");
    }

    @Test
    void is_read_back_as_it_was_written() {
        var entry = new Baseline.Entry(
                List.of("handshake/key/alphabet[zeros]", "closing/**"),
                Verdict.STRICT,
                true,
                "It's \"so\": [> 8882 # 03e8]",
                Optional.of("https://example.org/?a=b#c"),
                Optional.of(DAY));
        Baseline read = parse(BaselineFile.yaml("A comment\nof two lines", new Baseline(List.of(entry))));
        assertThat(read.entries()).containsExactly(entry);
        assertThat(parse(BaselineFile.yaml("Nothing", Baseline.empty())).entries())
                .isEmpty();
    }

    @Test
    void an_update_keeps_what_holds_with_its_reason() {
        Baseline old = parse("- {cases: handshake/key/empty, verdict: FAIL, reason: Known.}\n");
        Baseline updated = update(old, seen(EMPTY_KEYS, Verdict.FAIL));
        assertThat(updated.entries()).isEqualTo(old.entries());
    }

    @Test
    void an_update_drops_what_passes_and_adds_what_is_new() {
        Baseline old =
                parse("- {cases: [handshake/key/empty, handshake/host/missing], verdict: FAIL, reason: Known.}\n");
        Map<String, Seen> now = seen(EMPTY_KEYS, Verdict.PASS);
        now.putAll(seen(NO_HOST, Verdict.FAIL));
        now.putAll(seen("closing/codes", Verdict.WARN));

        Baseline updated = update(old, now);

        assertThat(updated.entries())
                .containsExactly(
                        new Baseline.Entry(
                                List.of(NO_HOST), Verdict.FAIL, false, "Known.", Optional.empty(), Optional.empty()),
                        new Baseline.Entry(
                                List.of("closing/codes"),
                                Verdict.WARN,
                                false,
                                "Seen in closing/codes.",
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void an_update_leaves_alone_what_was_not_judged() {
        Baseline old = parse("- {cases: handshake/key/empty, verdict: FAIL, reason: Known.}\n");
        assertThat(update(old, seen(EMPTY_KEYS, Verdict.INCONCLUSIVE)).entries())
                .isEqualTo(old.entries());
        assertThat(update(old, Map.of()).entries()).isEqualTo(old.entries());
    }

    @Test
    void an_update_expects_now_and_then_what_could_not_be_judged_of_a_case_of_which_nothing_was_known() {
        assertThat(update(Baseline.empty(), seen(EMPTY_KEYS, Verdict.INCONCLUSIVE))
                        .entries())
                .containsExactly(new Baseline.Entry(
                        List.of(EMPTY_KEYS),
                        Verdict.INCONCLUSIVE,
                        true,
                        "Seen in handshake/key/empty.",
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void an_update_replaces_a_verdict_that_has_changed() {
        Baseline old = parse("- {cases: handshake/key/empty, verdict: FAIL, reason: Known.}\n");
        assertThat(update(old, seen(EMPTY_KEYS, Verdict.WARN)).entries())
                .extracting(Baseline.Entry::verdict, Baseline.Entry::cases)
                .containsExactly(tuple(Verdict.WARN, List.of(EMPTY_KEYS)));
    }

    private static Baseline update(Baseline old, Map<String, Seen> seen) {
        return new BaselineUpdate(CATALOGUE, Map.of("echo", true), seen, DAY).of(old);
    }

    /** Every variant of a case, or case of a suite, with the same verdict. */
    private static Map<String, Seen> seen(String glob, Verdict verdict) {
        var seen = new LinkedHashMap<String, Seen>();
        CATALOGUE
                .select(List.of(glob), List.of())
                .forEach(each -> seen.put(each.id(), new Seen(verdict, "Seen in " + glob + ".")));
        return seen;
    }

    private static Optional<Verdict> expected(Baseline baseline, String id) {
        return baseline.of(id, DAY).map(Baseline.Entry::verdict);
    }

    private static void refused(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith(message);
    }

    private static Baseline parse(String yaml) {
        return Baseline.parse("b.yaml", yaml, CATALOGUE);
    }
}
