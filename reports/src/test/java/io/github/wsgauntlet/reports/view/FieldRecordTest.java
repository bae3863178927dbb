package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.html.HtmlReport;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldRecordTest {
    private static final FieldRecord RECORD = FieldRecord.parse("""
            *\tNetty 4.2.16\tJetty 12.1.12\tHypercorn 0.13.2, wsproto 1.2.0
            a/b[c d]\tFAIL 0 2\tSTRICT 1~
            a/e\tWARN 1\tUNPLAYED 2
            """);

    @Test
    void who_does_not_pass_is_named_by_verdict() {
        FieldRecord.Answers answers = RECORD.of("a/b[c d]");

        assertThat(answers.groups())
                .containsExactly(
                        new FieldRecord.Alike("FAIL", List.of("Netty 4.2.16", "Hypercorn 0.13.2, wsproto 1.2.0")),
                        new FieldRecord.Alike("STRICT", List.of("Jetty 12.1.12 (not each time)")));
        assertThat(answers.others()).isEqualTo("Of 3 servers in the field, none passes, or lacks what the case needs.");
    }

    @Test
    void who_is_not_asked_is_no_pass() {
        FieldRecord.Answers answers = RECORD.of("a/e");

        assertThat(answers.others()).isEqualTo("Of 3 servers in the field, 1 passes, or lacks what the case needs.");
        assertThat(answers.groups().getLast().label()).isEqualTo("– not played");
        assertThat(answers.groups().getLast().css()).isEqualTo("v-skip");
    }

    @Test
    void a_case_that_nobody_misses_has_no_names() {
        assertThat(RECORD.of("any").groups()).isEmpty();
        assertThat(RECORD.of("any").others())
                .isEqualTo("Of 3 servers in the field, all pass, or lack what the case needs.");
    }

    @Test
    void only_a_built_in_case_is_looked_up() {
        CaseResult result =
                SampleRun.renamed(SampleRun.faulty().cases().getFirst(), "handshake/request-line/method[method=POST]");
        Results run = SampleRun.complete(List.of(result));
        Sensitivity sensitivity = Sensitivity.load(Role.SERVER);

        assertThat(CaseView.of(result, run, Ledger.load())
                        .with(sensitivity, RECORD)
                        .field())
                .isPresent();
        assertThat(CaseView.of(SampleRun.renamed(result, "my/own"), run, Ledger.load())
                        .with(sensitivity, RECORD)
                        .field())
                .isEmpty();
    }

    @Test
    void the_page_says_what_the_build_knows() {
        CaseResult result =
                SampleRun.renamed(SampleRun.faulty().cases().getFirst(), "handshake/request-line/method[method=POST]");

        assertThat(HtmlReport.render(SampleRun.complete(List.of(result))))
                .containsPattern("<h4>In the field</h4>\\s*<p>Of [0-9]+ servers in the field, [0-9]+ pass, or lack")
                .containsPattern("<p><span class=\"badge v-fail\">✕ FAIL</span> [^<]*Deno [0-9.]+");
    }
}
