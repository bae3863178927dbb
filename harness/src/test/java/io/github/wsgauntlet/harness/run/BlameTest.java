package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction.CloseUnanswered;
import io.github.wsgauntlet.cases.reaction.EndReaction.ConnectionEnded;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.HandshakeUnanswered;
import io.github.wsgauntlet.cases.reaction.IllegalClose;
import io.github.wsgauntlet.cases.reaction.MessageReaction.Deaf;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoAltered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoedTooMany;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ForbiddenMessageEchoed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ForbiddenPingAnswered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.Gist;
import io.github.wsgauntlet.cases.reaction.MessageReaction.NeitherFailedNorAlive;
import io.github.wsgauntlet.cases.reaction.MessageReaction.UnknownMessage;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.harness.SampleResult;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlameTest {
    private static final String ON_DATA = "rfc6455-5.2-rsv-on-data-fails";
    private static final String ON_CONTROL = "rfc6455-5.2-rsv-on-control-fails";
    private static final String ON_CONTROL_COMPRESSING = "rfc7692-6.1-rsv1-on-control-fails";
    private static final String SPLIT = "rfc6455-8.1-invalid-utf8-across-fragments";
    private static final String OVERLONG = "rfc6455-8.1-invalid-utf8-overlong";

    @Test
    void what_follows_from_what_is_broken_is_named_by_that() {
        assertThat(named(
                        taken("a", Verdict.FAIL, ON_CONTROL_COMPRESSING),
                        taken("b", Verdict.FAIL, ON_CONTROL),
                        taken("c", Verdict.FAIL, ON_DATA)))
                .containsExactly(ON_DATA, ON_DATA, ON_DATA);
    }

    @Test
    void what_alone_is_broken_keeps_its_name() {
        assertThat(named(taken("a", Verdict.FAIL, ON_CONTROL_COMPRESSING), taken("b", Verdict.FAIL, SPLIT)))
                .containsExactly(ON_CONTROL_COMPRESSING, SPLIT);
    }

    @Test
    void a_milder_fault_hides_no_worse_one() {
        assertThat(named(taken("a", Verdict.FAIL, ON_CONTROL), taken("b", Verdict.STRICT, ON_DATA)))
                .containsExactly(ON_CONTROL, ON_DATA);
        assertThat(named(taken("a", Verdict.STRICT, ON_CONTROL), taken("b", Verdict.FAIL, ON_DATA)))
                .containsExactly(ON_DATA, ON_DATA);
    }

    @Test
    void what_a_target_did_has_to_be_the_same() {
        assertThat(named(result("a", Verdict.FAIL, new Deaf(), ON_CONTROL), taken("b", Verdict.FAIL, ON_DATA)))
                .containsExactly(ON_CONTROL, ON_DATA);
        assertThat(named(
                        result("a", Verdict.FAIL, new ForbiddenPingAnswered(), ON_CONTROL),
                        result("b", Verdict.FAIL, new UnknownMessage(), ON_CONTROL),
                        taken("c", Verdict.FAIL, ON_DATA)))
                .containsExactly(ON_DATA, ON_DATA, ON_DATA);
    }

    @Test
    void lines_that_are_not_combined_are_one_fault_in_whatever_field() {
        String combine = "rfc9110-5.3-repeated-list-fields-combine";
        assertThat(named(
                        unanswered("a", "rfc6455-4.2.1-duplicate-upgrade-line"),
                        unanswered("b", combine),
                        unanswered("c", "rfc6455-11.3.4-protocol-header-request-many"),
                        unanswered("d", "rfc6455-9.1-extensions-header-may-be-split")))
                .containsOnly(combine);
    }

    private static CaseResult unanswered(String id, String requirement) {
        return result(id, Verdict.FAIL, new HandshakeUnanswered(), requirement);
    }

    @Test
    void whoever_does_nothing_about_any_close_frame_has_one_fault() {
        String answered = "rfc6455-5.5.1-close-is-answered";
        String oneByte = "rfc6455-5.5.1-close-body-starts-with-code";
        CaseResult close = result(Foundation.CLOSE.id(), Verdict.FAIL, new CloseUnanswered(false), answered);
        CaseResult illegal = result("a", Verdict.FAIL, new NeitherFailedNorAlive(), oneByte);
        CaseResult code = result("b", Verdict.FAIL, new NeitherFailedNorAlive(), "rfc6455-7.4.2-range-0-999-unused");
        assertThat(named(close, illegal, code)).containsOnly(answered);
        assertThat(named(illegal)).containsExactly(oneByte);
        assertThat(named(result(Foundation.CLOSE.id(), Verdict.FAIL, new CloseUnanswered(true), answered), illegal))
                .containsExactly(answered, oneByte);
    }

    @Test
    void a_code_that_is_sent_back_is_the_same_fault_wherever_it_is_awaited() {
        var ended = new ConnectionEnded(new TargetEnding(TargetEnding.How.CLOSED, 1006));
        var said = new IllegalClose(IllegalClose.Flaw.CODE, 65535);
        assertThat(named(
                        result("a", Verdict.FAIL, said, "rfc6455-7.4.2-range-5000-up-undefined"),
                        result("b", Verdict.FAIL, ended, "rfc6455-7.4.1-forbidden-code-received")))
                .containsExactly("rfc6455-7.4.1-forbidden-code-received", "rfc6455-7.4.1-forbidden-code-received");
    }

    @Test
    void what_comes_back_wrong_where_nothing_is_special_is_named_by_that_wherever_it_shows() {
        assertThat(named(
                        shorter("compression/a", 300, ON_CONTROL_COMPRESSING),
                        shorter("framing/lengths/bits-64[1]", 65_536, SPLIT),
                        shorter("framing/lengths/bits-16[1]", 126, OVERLONG),
                        more("framing/b", ON_DATA),
                        more(Foundation.TEXT.id(), SPLIT)))
                .containsExactly(OVERLONG, OVERLONG, OVERLONG, SPLIT, SPLIT);
    }

    @Test
    void of_which_type_a_message_is_does_not_matter_where_it_keeps_that() {
        CaseResult plain = shorter("framing/lengths/bits-16[1]", 126, OVERLONG);
        assertThat(named(plain, altered("a", new Gist(false, 300), new Gist(false, 299), SPLIT)))
                .containsExactly(OVERLONG, OVERLONG);
    }

    @Test
    void what_comes_back_wrong_in_another_way_or_is_not_as_long_has_a_name_of_its_own() {
        CaseResult plain = shorter("framing/lengths/bits-16[1]", 126, OVERLONG);
        assertThat(named(plain, shorter("a", 125, SPLIT))).containsExactly(OVERLONG, SPLIT);
        assertThat(named(plain, altered("a", new Gist(true, 300), new Gist(true, 301), SPLIT)))
                .containsExactly(OVERLONG, SPLIT);
        assertThat(named(plain, altered("a", new Gist(true, 300), new Gist(false, 299), SPLIT)))
                .containsExactly(OVERLONG, SPLIT);
        assertThat(named(shorter("framing/payload/a", 126, OVERLONG), shorter("a", 126, SPLIT)))
                .containsExactly(OVERLONG, SPLIT);
    }

    private static CaseResult shorter(String id, int length, String requirement) {
        return altered(id, new Gist(true, length), new Gist(true, length - 1), requirement);
    }

    private static CaseResult altered(String id, Gist sent, Gist came, String requirement) {
        return result(id, Verdict.FAIL, new EchoAltered(1, sent, came, true), requirement);
    }

    private static CaseResult more(String id, String requirement) {
        return result(id, Verdict.FAIL, new EchoedTooMany(2, 1), requirement);
    }

    @Test
    void of_several_requirements_that_is_named_which_another_case_shows() {
        assertThat(named(taken("a", Verdict.FAIL, SPLIT, OVERLONG), taken("b", Verdict.FAIL, OVERLONG)))
                .containsExactly(OVERLONG, OVERLONG);
    }

    @Test
    void of_several_requirements_the_first_is_named_where_nothing_tells() {
        assertThat(named(taken("a", Verdict.FAIL, SPLIT, OVERLONG))).containsExactly(SPLIT);
        assertThat(named(taken("a", Verdict.FAIL, SPLIT, OVERLONG), taken("b", Verdict.FAIL, OVERLONG, SPLIT)))
                .containsExactly(SPLIT, OVERLONG);
    }

    @Test
    void of_several_requirements_the_first_is_named_where_another_case_shows_it_by_itself() {
        assertThat(named(
                        taken("a", Verdict.FAIL, SPLIT, OVERLONG),
                        taken("b", Verdict.FAIL, OVERLONG),
                        taken("c", Verdict.FAIL, SPLIT)))
                .containsExactly(SPLIT, OVERLONG, SPLIT);
    }

    @Test
    void what_breaks_nothing_that_the_case_is_about_keeps_its_name() {
        CaseResult elsewhere = taken("a", Verdict.FAIL, SPLIT, OVERLONG).blaming("rfc6455-5.1-server-never-masks");
        assertThat(named(elsewhere, taken("b", Verdict.FAIL, OVERLONG)))
                .containsExactly("rfc6455-5.1-server-never-masks", OVERLONG);
    }

    @Test
    void verdicts_and_what_passes_stay_as_they_are() {
        List<CaseResult> results = List.of(
                SampleResult.of("a", Verdict.PASS),
                taken("b", Verdict.FAIL, ON_CONTROL),
                taken("c", Verdict.INFO, ON_CONTROL),
                taken("d", Verdict.FAIL, ON_DATA));
        assertThat(Blame.settled(results))
                .containsExactly(results.get(0), results.get(1).blaming(ON_DATA), results.get(2), results.get(3));
    }

    @Test
    void once_more_changes_nothing() {
        List<CaseResult> once = Blame.settled(List.of(
                taken("a", Verdict.FAIL, SPLIT, OVERLONG),
                taken("b", Verdict.FAIL, OVERLONG),
                taken("c", Verdict.FAIL, ON_CONTROL),
                taken("d", Verdict.FAIL, ON_DATA)));
        assertThat(Blame.settled(once)).isEqualTo(once);
    }

    private static List<String> named(CaseResult... results) {
        return Blame.settled(List.of(results)).stream()
                .map(CaseResult::violated)
                .toList();
    }

    private static CaseResult taken(String id, Verdict verdict, String... requirements) {
        return result(id, verdict, new ForbiddenMessageEchoed(), requirements);
    }

    private static CaseResult result(String id, Verdict verdict, Reaction reaction, String... requirements) {
        return SampleResult.of(id, verdict, reaction, List.of(requirements));
    }
}
