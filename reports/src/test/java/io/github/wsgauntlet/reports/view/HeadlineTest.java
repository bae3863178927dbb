package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleFuzzing;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    @Test
    void counts_broken_requirements_and_not_cases() {
        assertThat(Headline.of(SampleRun.faulty()))
                .isEqualTo("ws://127.0.0.1:9001/chat does not conform to RFC 6455: 4 requirements are broken");
        assertThat(headline(only(Verdict.FAIL).subList(0, 1)))
                .isEqualTo("ws://127.0.0.1:9001/chat does not conform to RFC 6455: 1 requirement is broken");
    }

    @Test
    void counts_what_was_judged() {
        assertThat(Headline.of(SampleRun.clean()))
                .isEqualTo("ws://127.0.0.1:9001/chat conforms to RFC 6455 in all 78 cases judged");
        assertThat(headline(only(Verdict.WARN)))
                .isEqualTo("ws://127.0.0.1:9001/chat conforms to RFC 6455 in the one case judged");
    }

    @Test
    void names_the_rfc_that_is_broken_or_kept() {
        CaseResult broken = about("rfc7692-7.2.1-strip-tail", Verdict.FAIL);
        CaseResult kept = about("rfc7692-7.2.1-strip-tail", Verdict.PASS);
        CaseResult other = SampleRun.renamed(about("rfc6455-5.1-server-never-masks", Verdict.FAIL), "masking/one");

        assertThat(headline(List.of(broken)))
                .isEqualTo("ws://127.0.0.1:9001/chat does not conform to RFC 7692: 1 requirement is broken");
        assertThat(headline(List.of(broken, other)))
                .isEqualTo("ws://127.0.0.1:9001/chat does not conform to RFC 6455 and RFC 7692: 2 requirements are"
                        + " broken");
        assertThat(headline(List.of(kept)))
                .isEqualTo("ws://127.0.0.1:9001/chat conforms to RFC 7692 in the one case judged");
    }

    @Test
    void names_the_document_of_a_protocol_on_top() {
        CaseResult broken = about("socketio5-ack-same-id", Verdict.FAIL);
        CaseResult other = SampleRun.renamed(about("rfc6455-5.1-server-never-masks", Verdict.FAIL), "masking/one");
        CaseResult third = SampleRun.renamed(about("engineio4-post-ok", Verdict.FAIL), "engineio/one");

        assertThat(headline(List.of(broken)))
                .isEqualTo("ws://127.0.0.1:9001/chat does not conform to Socket.IO 5: 1 requirement is broken");
        assertThat(headline(List.of(broken, other, third)))
                .isEqualTo("ws://127.0.0.1:9001/chat does not conform to RFC 6455, Engine.IO 4 and Socket.IO 5:"
                        + " 3 requirements are broken");
    }

    private static CaseResult about(String requirement, Verdict verdict) {
        CaseResult like = SampleRun.faulty().cases().getFirst();
        return new CaseResult(
                "compression/messages/one",
                like.title(),
                like.section(),
                verdict,
                like.closing(),
                like.level(),
                List.of(requirement),
                List.of(),
                1,
                like.sent(),
                like.expected(),
                "",
                "",
                like.reaction(),
                like.repeated(),
                List.of());
    }

    @Test
    void what_was_fuzzed_is_not_counted_among_the_cases() {
        CaseResult one = only(Verdict.PASS).getFirst();
        CaseResult holds = SampleRun.renamed(one, SampleFuzzing.HOLDS);

        assertThat(headline(List.of(one, holds)))
                .isEqualTo("ws://127.0.0.1:9001/chat conforms to RFC 6455 in the one case judged and as far as it was"
                        + " fuzzed");
        assertThat(headline(List.of(holds)))
                .isEqualTo("ws://127.0.0.1:9001/chat conforms to RFC 6455 as far as it was fuzzed");
        assertThat(Headline.of(SampleRun.fuzzed()))
                .isEqualTo("ws://127.0.0.1:9001/chat does not conform to RFC 6455: 5 requirements are broken");
    }

    @Test
    void without_a_judgement_it_says_so() {
        assertThat(headline(only(Verdict.SKIP))).isEqualTo("Nothing could be judged about ws://127.0.0.1:9001/chat");
    }

    @Test
    void an_incomplete_run_never_conforms() {
        Results clean = SampleRun.clean();

        assertThat(Headline.of(Results.incomplete(clean.header(), clean.cases())))
                .isEqualTo("The run against ws://127.0.0.1:9001/chat did not finish, so it proves nothing");
        assertThat(Headline.of(SampleRun.incomplete()))
                .isEqualTo("ws://127.0.0.1:9001/chat does not conform to RFC 6455: 2 requirements are broken");
    }

    @Test
    void a_run_whose_target_was_gone_never_conforms() {
        assertThat(Headline.of(SampleRun.gone()))
                .isEqualTo("ws://127.0.0.1:9001/chat could not be judged to the end, so the run proves nothing");
    }

    private static String headline(List<CaseResult> cases) {
        return Headline.of(SampleRun.complete(cases));
    }

    private static List<CaseResult> only(Verdict verdict) {
        return SampleRun.faulty().cases().stream()
                .filter(result -> result.verdict() == verdict)
                .toList();
    }
}
