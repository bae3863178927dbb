package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.casefile.CaseFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SelectionTest {
    private static final String RSV = "framing/bits/no-extension";
    private static final List<String> IDS = List.of(
            "framing/bits/no-extension[rsv=1,opcode=text]",
            "framing/bits/no-extension[rsv=2,opcode=text]",
            "framing/bits/no-extension-at-all",
            "framing/bits-more/plain",
            "handshake/request-line/version[HTTP/1.0]",
            "closing/codes/reply[c*]");

    private static final Catalogue CATALOGUE =
            Catalogue.of(IDS.stream().map(SelectionTest::withId).toList());

    @Test
    void no_glob_selects_everything() {
        assertThat(select(List.of(), List.of())).isEqualTo(IDS);
        assertThat(select(List.of("", " , "), List.of(""))).isEqualTo(IDS);
    }

    @Test
    void the_name_of_a_suite_or_case_selects_what_is_below() {
        assertThat(select("framing")).isEqualTo(IDS.subList(0, 4));
        assertThat(select("framing/bits")).isEqualTo(IDS.subList(0, 3));
        assertThat(select(RSV)).isEqualTo(IDS.subList(0, 2));
        assertThat(select(RSV + "[rsv=2,opcode=text]")).containsExactly(IDS.get(1));
        assertThat(select("handshake/request-line/version[HTTP/1.0]")).containsExactly(IDS.get(4));
        assertThat(select("closing/codes/reply[c*]")).containsExactly(IDS.get(5));
    }

    @Test
    void two_stars_cross_slashes_and_one_does_not() {
        assertThat(select("framing/**")).isEqualTo(IDS.subList(0, 4));
        assertThat(select("**/plain")).containsExactly(IDS.get(3));
        assertThat(select("framing/*/plain")).containsExactly(IDS.get(3));
        assertThat(select("*/*/no-extension*")).isEqualTo(IDS.subList(0, 3));
        assertThat(select("**rsv=1**")).containsExactly(IDS.get(0));
        assertNothing("framing/*");
    }

    @Test
    void a_glob_matches_with_and_without_the_variant() {
        assertThat(select("*/*/version")).containsExactly(IDS.get(4));
        assertThat(select("framing/bits/*-extension")).isEqualTo(IDS.subList(0, 2));
        assertThat(select(RSV + "[rsv=?,opcode=*]")).isEqualTo(IDS.subList(0, 2));
    }

    @Test
    void a_question_mark_is_one_character_but_a_slash() {
        assertThat(select("framing/bits/no?extension")).isEqualTo(IDS.subList(0, 2));
        assertNothing("framing?bits-more/plain");
    }

    @Test
    void everything_else_stands_for_itself() {
        assertNothing("framing/.its");
        assertNothing("framing/[ab]its");
        assertNothing("framing/bits/no-extension[rsv=1");
        assertNothing("framing/bit");
    }

    @Test
    void commas_outside_brackets_separate_globs() {
        assertThat(select("closing, " + RSV + "[rsv=2,opcode=text]")).containsExactly(IDS.get(1), IDS.get(5));
        assertThat(select(List.of("closing", "**/plain"), List.of())).containsExactly(IDS.get(3), IDS.get(5));
    }

    @Test
    void excluded_cases_are_left_out() {
        assertThat(select(List.of("framing"), List.of("**/no-extension", "nothing")))
                .containsExactly(IDS.get(2), IDS.get(3));
        assertThat(select(List.of(), List.of("framing,handshake"))).containsExactly(IDS.get(5));
    }

    @Test
    void an_included_glob_that_matches_nothing_is_named() {
        assertThatThrownBy(() -> select("framing,nothing/**"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No case matches 'nothing/**'");
    }

    @Test
    void finds_a_case_by_its_id() {
        assertThat(CATALOGUE.find(IDS.get(1)).orElseThrow().id()).isEqualTo(IDS.get(1));
        assertThat(CATALOGUE.find(RSV)).isEmpty();
    }

    @Test
    void an_id_stands_once() {
        Case one = withId("a/b/c");
        assertThatThrownBy(() -> Catalogue.of(List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two cases have the id 'a/b/c'");
    }

    private static List<String> select(String include) {
        return select(List.of(include), List.of());
    }

    private static List<String> select(List<String> include, List<String> exclude) {
        return CATALOGUE.select(include, exclude).stream().map(Case::id).toList();
    }

    private static void assertNothing(String include) {
        assertThatThrownBy(() -> select(include))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No case matches '" + include + "'");
    }

    @Test
    void a_case_that_is_off_by_default_is_played_only_when_asked_for() {
        Catalogue catalogue = Catalogue.of(List.of(withId("framing/bits/on", true), withId("http/fold/off", false)));
        assertThat(catalogue.select(List.of(), List.of())).extracting(Case::id).containsExactly("framing/bits/on");
        assertThat(catalogue.select(List.of("http"), List.of()))
                .extracting(Case::id)
                .containsExactly("http/fold/off");
        assertThat(catalogue.select(List.of("**"), List.of())).hasSize(2);
    }

    private static Case withId(String id) {
        return withId(id, true);
    }

    private static Case withId(String id, boolean byDefault) {
        Case plain = CaseFile.plain().first();
        return new Case(
                id,
                plain.title(),
                plain.section(),
                plain.requirements(),
                plain.level(),
                plain.needs(),
                plain.group(),
                plain.autobahn(),
                plain.why(),
                byDefault,
                plain.scenario(),
                plain.expectation());
    }
}
