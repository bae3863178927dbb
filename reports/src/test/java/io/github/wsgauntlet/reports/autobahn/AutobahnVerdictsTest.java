package io.github.wsgauntlet.reports.autobahn;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.INFO;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.SKIP;
import static io.github.wsgauntlet.cases.Verdict.STRICT;
import static io.github.wsgauntlet.cases.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.record.SampleCase;
import io.github.wsgauntlet.reports.record.SampleConversation;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the original says of a conversation, by its expectations: events in order, and who closes with which code. */
class AutobahnVerdictsTest {
    private static final Reaction FAILED_BY_TARGET =
            new EndReaction.ConnectionEnded(new TargetEnding(TargetEnding.How.CLOSED, 1002));

    private static SampleConversation opened() {
        return SampleConversation.opened();
    }

    private static SampleConversation failed(int code) {
        return opened().close(From.TARGET, code, "")
                .close(From.TESTER, code, "")
                .event(From.TARGET, "FIN");
    }

    private static String words(String id, Verdict verdict, Reaction reaction, SampleConversation conversation) {
        return words("a/a", id, verdict, reaction, conversation);
    }

    private static String words(
            String own, String id, Verdict verdict, Reaction reaction, SampleConversation conversation) {
        CaseResult result =
                SampleCase.of(own, verdict).saying(conversation).doing(reaction).result();
        return AutobahnVerdicts.AUTOBAHN.behavior(id, result, true).word() + ", "
                + AutobahnVerdicts.AUTOBAHN.closing(id, result, true).word();
    }

    private static String words(String id, Verdict verdict, SampleConversation conversation) {
        return words(id, verdict, FAILED_BY_TARGET, conversation);
    }

    @Test
    void a_violation_that_ends_in_a_close_frame_with_its_code_or_none_or_without_a_frame_is_ok() {
        assertThat(words("5.1", PASS, failed(1002))).isEqualTo("OK, OK");
        assertThat(words("5.1", WARN, opened().event(From.TARGET, "FIN"))).isEqualTo("OK, OK");
        assertThat(words("6.3.1", PASS, failed(1007))).isEqualTo("OK, OK");
    }

    @Test
    void another_code_is_wrong() {
        assertThat(words("5.1", INFO, failed(1007))).isEqualTo("OK, WRONG CODE");
        assertThat(words("6.3.1", INFO, failed(1002))).isEqualTo("OK, WRONG CODE");
        assertThat(words(
                        "1.1.1",
                        PASS,
                        opened().close(From.TESTER, 1000, "")
                                .close(From.TARGET, 1001, "")
                                .event(From.TARGET, "FIN")))
                .isEqualTo("OK, WRONG CODE");
    }

    @Test
    void in_the_section_on_closing_a_wrong_code_is_a_failure() {
        SampleConversation echoed =
                opened().close(From.TESTER, 999, "").close(From.TARGET, 999, "").event(From.TARGET, "FIN");

        assertThat(words("7.9.1", FAIL, echoed)).isEqualTo("FAILED, WRONG CODE");
        assertThat(words("7.7.1", PASS, echoed)).isEqualTo("OK, OK");
        assertThat(words(
                        "7.7.1",
                        INFO,
                        opened().close(From.TESTER, 1003, "")
                                .close(From.TARGET, 1001, "")
                                .event(From.TARGET, "FIN")))
                .isEqualTo("FAILED, WRONG CODE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "3.4", "4.1.3", "4.2.5", "5.15"})
    void a_message_before_a_violation_is_owed_its_echo(String id) {
        assertThat(words(id, INFO, failed(1002))).isEqualTo("NON-STRICT, OK");
        assertThat(words(id, PASS, opened().text(From.TARGET, "Hello").close(From.TARGET, 1002, "")))
                .isEqualTo("OK, OK");
    }

    @Test
    void text_that_is_no_utf8_has_to_be_found_at_once() {
        assertThat(words("6.4.1", PASS, failed(1007))).isEqualTo("OK, OK");
        assertThat(words("6.4.1", INFO, failed(1007))).isEqualTo("NON-STRICT, OK");
    }

    @Test
    void ten_pings_are_owed_ten_pongs() {
        SampleConversation nine = opened();
        IntStream.range(0, 9).forEach(i -> nine.frame(From.TARGET, true, 0, 10, new byte[] {(byte) i}));

        assertThat(words("2.10", PASS, nine)).startsWith("FAILED");
        assertThat(words(
                        "2.10",
                        PASS,
                        nine.frame(From.TARGET, true, 0, 10, new byte[] {9}).closed()))
                .isEqualTo("OK, OK");
    }

    @Test
    void what_is_only_told_of_is_informational_even_where_we_hold_it_to_be_broken() {
        assertThat(words("7.1.6", FAIL, opened())).isEqualTo("INFORMATIONAL, INFORMATIONAL");
    }

    @Test
    void legal_input_that_is_called_an_error_fails() {
        assertThat(words("9.1.1", STRICT, new EndReaction.LegalInputRefused(1002), failed(1002)))
                .isEqualTo("FAILED, FAILED");
    }

    @Test
    void what_is_more_than_a_peer_takes_fails_and_an_extension_that_it_lacks_does_not() {
        assertThat(words("9.3.1", SKIP, new Unasked.BeyondLimit(Limit.FRAGMENTS, 16_384), opened()))
                .isEqualTo("FAILED, FAILED");
        assertThat(words("1.1.1", SKIP, new Unasked.RestsOnBroken(Foundation.TEXT), opened()))
                .isEqualTo("FAILED, FAILED");
        assertThat(words("1.1.1", SKIP, new Unasked.NeedMissing(Need.ECHO), opened()))
                .isEqualTo("FAILED, FAILED");
        assertThat(words("12.1.1", SKIP, new Unasked.NeedMissing(Need.DEFLATE), opened()))
                .isEqualTo("UNIMPLEMENTED, UNIMPLEMENTED");
        assertThat(words("13.3.1", SKIP, new Unasked.CompressionDeclined(), opened()))
                .isEqualTo("UNIMPLEMENTED, UNIMPLEMENTED");
    }

    @Test
    void a_close_frame_that_is_not_answered_is_unclean_and_one_that_had_to_be_refused_is_not() {
        SampleConversation ended = opened().close(From.TESTER, 1000, "").event(From.TARGET, "FIN");

        assertThat(words("1.1.1", PASS, ended)).isEqualTo("OK, UNCLEAN");
        assertThat(words("7.3.2", PASS, ended)).isEqualTo("OK, OK");
    }

    @Test
    void a_server_ends_tcp_and_a_client_need_not() {
        SampleConversation left = failed1002AndLeft();

        assertThat(words("5.1", PASS, left)).isEqualTo("OK, FAILED BY CLIENT");
        assertThat(words("client/a", "5.1", PASS, FAILED_BY_TARGET, left)).isEqualTo("OK, OK");
    }

    private static SampleConversation failed1002AndLeft() {
        return opened().close(From.TARGET, 1002, "")
                .close(From.TESTER, 1002, "")
                .event(From.TESTER, "FIN");
    }

    @Test
    void a_connection_that_never_opened_fails_on_both_sides() {
        assertThat(words("1.1.1", FAIL, new SampleConversation().event(From.TESTER, "connected")))
                .isEqualTo("FAILED, FAILED");
    }
}
