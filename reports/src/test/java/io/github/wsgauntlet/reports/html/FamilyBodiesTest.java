package io.github.wsgauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.FamilyBodies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class FamilyBodiesTest {
    private static final Results RUN = SampleRun.faulty();
    private static final CaseResult PASSED = RUN.cases().stream()
            .filter(result -> result.verdict() == Verdict.PASS)
            .findFirst()
            .orElseThrow();
    private static final Entry EVIL = new Entry.Event(0, Entry.From.NOTE, "\u001e</template><img src=x>");

    @Test
    void cases_that_passed_are_packed_together_and_say_their_places() throws IOException {
        FamilyBodies family = family(passed(12));

        assertThat(bodies(family))
                .hasSize(12)
                .startsWith("<noscript data-place=\"0\">What is in here needs JavaScript.</noscript>")
                .endsWith("<noscript data-place=\"11\">What is in here needs JavaScript.</noscript>");
        assertThat(unpacked(family).split("\u001e"))
                .hasSize(12)
                .allSatisfy(part -> assertThat(part)
                        .contains("␞&lt;/template&gt;&lt;img src=x&gt;")
                        .doesNotContain("<img"));
    }

    @Test
    void what_was_left_out_is_said() throws IOException {
        List<CaseView> cases = passed(12).stream()
                .map(view -> CaseView.of(view.result().withoutTranscript(), RUN, Ledger.load()))
                .toList();

        assertThat(unpacked(family(cases)))
                .contains("1 entry left out, since the case passed; --transcripts all keeps them");
    }

    @Test
    void a_few_stand_there_as_they_are() {
        FamilyBodies family = family(passed(11));

        assertThat(bodies(family)).allMatch(body -> body.startsWith("<noscript><section"));
        assertThat(family.pack()).isEmpty();
    }

    @Test
    void what_is_long_or_did_not_pass_stands_by_itself() {
        List<CaseView> cases = new ArrayList<>(passed(12));
        CaseResult failed = RUN.cases().stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .findFirst()
                .orElseThrow();
        cases.add(CaseView.of(SampleRun.with(failed, "a/failed", List.of()), RUN, Ledger.load()));
        cases.add(view("a/long", Collections.nCopies(200, EVIL)));

        List<String> bodies = bodies(family(cases));

        assertThat(bodies.get(12)).startsWith("<noscript><section");
        assertThat(bodies.get(13)).contains("<template>");
    }

    private static FamilyBodies family(List<CaseView> cases) {
        return FamilyBodies.of(cases, CaseInside::of, FamilyBodies::isQuiet);
    }

    private static List<String> bodies(FamilyBodies family) {
        return family.rows().stream().map(FamilyBodies.Row::body).toList();
    }

    private static List<CaseView> passed(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> view("a/" + i, List.of(EVIL)))
                .toList();
    }

    private static CaseView view(String id, List<Entry> transcript) {
        return CaseView.of(SampleRun.with(PASSED, id, transcript), RUN, Ledger.load());
    }

    private static String unpacked(FamilyBodies family) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(family.pack());
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
