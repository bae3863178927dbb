package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.reports.record.SampleFuzzing;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a view says of how a case is played again. */
class CaseViewTest {
    private static CaseView view(String id, Map<String, Object> capabilities) {
        Results run = SampleRun.fuzzed();
        RunHeader plain = run.header();
        var header = new RunHeader(
                plain.tool(),
                plain.started(),
                plain.target(),
                capabilities,
                plain.cases(),
                plain.shard(),
                plain.requirements());
        CaseResult result = run.cases().stream()
                .filter(each -> id.isEmpty() || each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return CaseView.of(
                result,
                Results.of(header, run.cases(), run.fuzzing(), run.footer().orElseThrow()),
                Ledger.load());
    }

    @Test
    void a_case_is_played_again_through_the_adapter_of_the_record() {
        Map<String, Object> adapter = Map.of("echoAdapter", "prefix:it's ");
        assertThat(view("", adapter).replay()).contains(" --echo 'prefix:it'\\''s ' --include ");
        assertThat(view("", Map.of()).replay()).doesNotContain("--echo");
        assertThat(view(SampleFuzzing.UNMASKED, adapter).replay()).endsWith(" --echo 'prefix:it'\\''s '");
        assertThat(view(SampleFuzzing.UNMASKED, adapter).replayByToken()).endsWith(" --echo 'prefix:it'\\''s '");
    }
}
