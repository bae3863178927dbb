package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissedTest {
    private static final String RULE = "rfc6455-5.2-length-16-bit";

    private static final CaseResult RED = SampleRun.faulty().cases().stream()
            .filter(each -> each.verdict() == Verdict.FAIL)
            .findFirst()
            .orElseThrow();

    @Test
    void begins_with_a_case_that_is_about_it() {
        List<CaseResult> cases = List.of(
                citing("a/on-the-way", "rfc6455-5.4-fragments-in-order").blaming(RULE),
                citing("b/about-it[10]", RULE).blaming(RULE),
                citing("b/about-it[9]", RULE).blaming(RULE));
        assertThat(Missed.of(Verdict.FAIL, cases, Ledger.load()))
                .singleElement()
                .extracting(Missed::cases, as(list(CaseResult.class)))
                .extracting(CaseResult::id)
                .containsExactly("b/about-it[9]", "b/about-it[10]", "a/on-the-way");
    }

    private static CaseResult citing(String id, String requirement) {
        return SampleRun.citing(SampleRun.renamed(RED, id), requirement);
    }
}
