package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ProbeText;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a case that allows an outcome, and of a transcript that shows something no case allows. */
class JudgeTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final Capabilities ECHO = new Capabilities(true, true, true, false, 0, false, Duration.ZERO);

    private static final String UNMASKED_A = "8101 61";
    private static final String CLOSE_1000 = "8882 00000000 03e8";
    private static final String HELLO = "c187 00000000 f248cdc9c90700";
    private static final String HELLO_AGAIN = "c185 00000000 f200110000";
    private static final String SAYS_1000 = "8802 03e8";
    private static final String SAYS_1011 = "8802 03f3";

    @Test
    void warns_of_code_1000_in_answer_to_a_violation() {
        Judgement judgement =
                judge("masking/unmasked/data", Talk.opened().sent(UNMASKED_A).received(SAYS_1000));
        assertThat(judgement.verdict()).isEqualTo(Verdict.WARN);
        assertThat(judgement.violated()).isEqualTo("rfc6455-7.1.7-fail-sends-close-frame");
        assertThat(judgement.actual())
                .startsWith("The target failed the connection with code 1000, which says that all is well.");
    }

    @Test
    void takes_no_offence_at_another_code() {
        assertThat(judge("masking/unmasked/data", Talk.opened().sent(UNMASKED_A).received(SAYS_1011))
                        .verdict())
                .isEqualTo(Verdict.INFO);
    }

    @Test
    void takes_no_offence_at_code_1000_in_answer_to_a_close() {
        Talk talk = Talk.opened().sent(CLOSE_1000).received(SAYS_1000).ended(End.FIN);
        assertThat(judge("closing/body/empty", talk).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void skips_what_needs_a_compression_that_was_declined() {
        Judgement judgement = judge("compression/messages/rfc-sample[one-block]", Talk.opened());
        assertThat(judgement.verdict()).isEqualTo(Verdict.SKIP);
        assertThat(judgement.actual()).isEqualTo("The target declined the compression that was offered.");
    }

    @Test
    void skips_what_reaches_beyond_the_agreement() {
        Talk talk = Talk.compressing("; client_no_context_takeover").sent(HELLO, HELLO_AGAIN);
        Judgement judgement = judge("compression/context/rfc-sample", talk);
        assertThat(judgement.verdict()).isEqualTo(Verdict.SKIP);
        assertThat(judgement.actual())
                .isEqualTo("The target agreed on less of a window or context than what was sent needs.");
    }

    /** What is wrong with an answer must not redden every case that goes by it. */
    @Test
    void judges_the_parameters_of_an_answer_where_nothing_else_is_asked() {
        String wrong = "; client_max_window_bits=12";
        assertThat(judge("compression/negotiation/plain", Talk.compressing(wrong)))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.FAIL, "rfc7692-7.1.2.2-cmwb-never-unsolicited");
        Talk talk = Talk.compressing(wrong).sent(HELLO).received("c107 f248cdc9c90700");
        assertThat(judge("compression/messages/rfc-sample[one-block]", talk).verdict())
                .isEqualTo(Verdict.PASS);
    }

    /**
     * A server that answers Close 1000 breaks what is said of 4000; one that answers none breaks what is said of
     * Close.
     */
    @Test
    void blames_what_is_broken_where_no_close_frame_is_answered() {
        Talk talk = Talk.opened().sent("8882 00000000 0fa0").ended(End.FIN); // Close, code 4000
        String id = "closing/codes/private[code=4000]";
        assertThat(judge(id, talk))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.FAIL, "rfc6455-7.4.2-range-4000-4999-private");
        var closesNever = new Capabilities(true, true, false, false, 0, false, Duration.ZERO);
        Judgement judgement = judge(new Judge(closesNever), id, talk);
        assertThat(judgement)
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.FAIL, "rfc6455-5.5.1-close-is-answered");
        assertThat(judgement.actual())
                .isEqualTo("The target ended the TCP connection without answering the Close frame.");
    }

    /** What a target did before it was sent anything cannot be its answer to it. */
    @Test
    void judges_nothing_that_ended_before_the_stimulus() {
        Judgement judgement =
                judge("masking/unmasked/data", Talk.opened().ended(End.FIN).sent(UNMASKED_A));
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.actual())
                .isEqualTo("The target ended the TCP connection without a Close frame before it was sent anything that "
                        + "the case is about.");
        assertThat(judge(
                                "masking/unmasked/data",
                                Talk.opened().received(SAYS_1011).sent(UNMASKED_A))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** What is illegal shows in the beginning as well; the rest nobody has read. */
    @Test
    void judges_of_a_flood_what_has_come_of_it() {
        Talk legal = Talk.opened().sent("8981 00000000 70").received("8900").flooded(17_000_000);
        Judgement judgement = judge("control/ping/payload[4]", legal);
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.actual())
                .isEqualTo("The target sends without end: the tester read no further after 17000000 bytes.");
        Talk reserved = Talk.opened().sent("8981 00000000 70").received("8b00").flooded(17_000_000);
        assertThat(judge("control/ping/payload[4]", reserved).verdict()).isEqualTo(Verdict.FAIL);
    }

    /** The legal message before may well be what it ended at. */
    @Test
    void judges_nothing_that_ended_before_the_violation() {
        Talk talk = Talk.opened().sent("8181 00000000 61").received(SAYS_1011).sent(UNMASKED_A);
        assertThat(judge("masking/unmasked/data", talk).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** What never failed broke the rule of the frame that it took, and not the one for what comes after a failure. */
    @Test
    void blames_what_never_failed_for_that() {
        String id = "closing/failing/nothing-behind-is-processed[an-unmasked-frame]";
        String[] all = {"8100", "8181 00000000 62", CLOSE_1000};
        assertThat(judge(id, Talk.opened().sent(all).received("8100 8101 62", SAYS_1000)))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.FAIL, "rfc6455-5.1-server-closes-unmasked");
        assertThat(judge(id, Talk.opened().sent(all).received("8802 03ea", "8101 62")))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.FAIL, "rfc6455-7.1.7-no-processing-after-fail");
    }

    @Test
    void blames_nobody_for_an_open_tcp_connection_who_has_not_failed_it() {
        Talk talk = Talk.opened().sent("8b87 00000000 696c6c6567616c").received("8107 696c6c6567616c", SAYS_1000);
        assertThat(judge("closing/tcp/after-failing", talk))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.FAIL, "rfc6455-5.2-reserved-control-opcode-fails");
    }

    @Test
    void says_that_a_continuation_continues_nothing() {
        Talk talk = Talk.opened().sent("8281 00000000 61").received("8000", SAYS_1000);
        Judgement judgement = judge("framing/payload/**", talk);
        assertThat(judgement.actual()).isEqualTo("The target sent a continuation frame that continues nothing.");
    }

    /** "81" announces one byte of the two or more that came: the rest looks like a frame that is masked. */
    @Test
    void reads_no_frames_out_of_the_rest_of_a_message() {
        Talk talk = Talk.opened().sent("8288 00000000 61 81 85 61 62 63 64 65").received("8201 61");
        talk.receivedBytes("81 85 61 62 63 64 65");
        Judgement judgement = judge("framing/payload/**", talk);
        assertThat(judgement.violated()).isEqualTo("rfc6455-5.2-length-sent-network-order");
        assertThat(judgement.actual())
                .isEqualTo("The target sent a binary frame that announces 1 bytes and carries more.");
    }

    /** Loss is excused after a final block, and so is the half of a message; another message is not. */
    @Test
    void excuses_loss_and_not_corruption() {
        String id = "compression/blocks/bfinal";
        String finalBlock = "c188 00000000 f348cdc9c9070000"; // "Hello" with BFINAL set, and an empty block after it
        assertThat(lastTry(
                                id,
                                Talk.compressing("")
                                        .sent(finalBlock)
                                        .received("8102 4865")
                                        .canary(true)
                                        .closing()
                                        .received("8802 03e8"))
                        .verdict())
                .isEqualTo(Verdict.STRICT);
        assertThat(lastTry(
                                id,
                                Talk.compressing("")
                                        .sent(finalBlock)
                                        .received("810a 48656c6c6f48656c6c6f")
                                        .canary(true))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    /** An empty Close is legal, and 1007 says that something was not. */
    @Test
    void calls_it_strict_to_call_something_legal_an_error() {
        Talk empty = Talk.opened().sent("8880 00000000").received("8802 03ef").ended(End.FIN);
        assertThat(judge("closing/body/empty", empty))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.STRICT, "rfc6455-7.4.1-code-1007-inconsistent-data");
        Talk afterAll = Talk.opened()
                .sent("8981 00000000 70")
                .received("8a01 70")
                .closing()
                .received("8802 03ea")
                .ended(End.FIN);
        assertThat(judge("control/ping/payload[4]", afterAll))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.STRICT, "rfc6455-7.4.1-code-1002-for-protocol-error");
    }

    /** Where others are served at the same time, silence on three connections is an answer. */
    @Test
    void settles_silence_where_others_are_served() {
        String ping = "8981 00000000 70";
        String id = "control/ping/payload[4]";
        Talk silent = Talk.opened().sent(ping).gaveUp(Step.Awaited.ANSWERS);
        assertThat(lastTry(id, silent).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(lastTry(id, silent.canary(true)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(id, silent).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        Talk nobody = Talk.opened().sent(ping).gaveUp(Step.Awaited.ANSWERS).canary(false);
        assertThat(lastTry(id, nobody).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void calls_silence_about_something_illegal_strict() {
        Talk talk = Talk.opened().sent(UNMASKED_A).gaveUp(Step.Awaited.ANSWERS).canary(true);
        assertThat(lastTry("masking/unmasked/data", talk).verdict()).isEqualTo(Verdict.STRICT);
        Talk handshake = Talk.asked().gaveUp(Step.Awaited.ANSWERS).canary(true);
        assertThat(lastTry("handshake/version/supported", handshake).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(lastTry("handshake/version/missing", handshake).verdict()).isEqualTo(Verdict.STRICT);
    }

    @Test
    void judges_an_echo_by_the_type_that_the_target_gives_it() {
        String id = "framing/lengths/**";
        Talk binaryForText = Talk.opened().sent("8181 00000000 61").received("8201 61");
        assertThat(judge(new Judge(echoing(Echo.Back.BINARY, Echo.Back.BINARY)), id, binaryForText)
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judge(id, binaryForText).verdict()).isEqualTo(Verdict.FAIL);
        Talk refused =
                Talk.opened().sent("8181 00000000 61").received("8802 03eb").ended(End.FIN);
        Judgement skipped = judge(new Judge(echoing(Echo.Back.NOTHING, Echo.Back.BINARY)), id, refused);
        assertThat(skipped.verdict()).isEqualTo(Verdict.SKIP);
        assertThat(skipped.actual()).isEqualTo("The target does not send text messages back.");
    }

    /** The texts are "{1}" and, of the barrier, "p123456789", which "q123456789" answers. */
    @Test
    void what_an_application_says_of_a_message_it_need_not_take_blames_nobody() {
        var probe = new ProbeText("p{tag}", Optional.of("q{tag}"));
        var known =
                new Capabilities(Echo.NONE, false, true, false, 0, false, Duration.ZERO).withProbe(Optional.of(probe));
        var picky = new Judge(known);
        String id = "framing/segmentation/border-in-long-length[16-behind-126]";
        Talk disliked =
                Talk.opened().sent("8183 00000000 7b317d").received("8802 03ef").ended(End.FIN);
        assertThat(judge(picky, id, disliked).verdict()).isEqualTo(Verdict.SKIP);
        assertThat(judge(id, disliked).verdict()).isEqualTo(Verdict.FAIL);
        Talk accused =
                Talk.opened().sent("8183 00000000 7b317d").received("8802 03ea").ended(End.FIN);
        assertThat(judge(picky, id, accused).verdict()).isEqualTo(Verdict.FAIL);
        Talk answered = Talk.opened()
                .sent("8a80 00000000")
                .barrier("818a 00000000 70313233343536373839")
                .received("810a 71313233343536373839")
                .closing()
                .received("8802 03e8");
        assertThat(Evidence.of(answered.transcript(), known, Patience.standard(), false)
                        .alive())
                .isTrue();
    }

    private static Capabilities echoing(Echo.Back text, Echo.Back binary) {
        return new Capabilities(new Echo(text, binary), true, true, false, 0, false, Duration.ZERO);
    }

    /** Garbage in a Close frame is no clean end, however TCP ends. */
    @Test
    void judges_the_close_frame_with_the_closing() {
        Talk garbage = Talk.opened().sent(CLOSE_1000).received("8803 03e8 ff").ended(End.FIN);
        assertThat(judge("closing/handshake/normal", garbage).closing())
                .isEqualTo(new Closing(Verdict.FAIL, Closing.Manner.ILLEGAL_CLOSE));
        Talk twice =
                Talk.opened().sent(CLOSE_1000).received(SAYS_1000, SAYS_1000).ended(End.FIN);
        assertThat(judge("closing/handshake/normal", twice).closing())
                .isEqualTo(new Closing(Verdict.STRICT, Closing.Manner.ILLEGAL_CLOSE));
        Talk stillOpen = Talk.opened().sent(CLOSE_1000).received(SAYS_1000).gaveUp(Step.Awaited.END);
        assertThat(judge("closing/handshake/normal", stillOpen).closing())
                .isEqualTo(new Closing(Verdict.FAIL, Closing.Manner.STILL_OPEN));
    }

    /** To inflate a bomb takes its time, and others are served meanwhile. */
    @Test
    void warns_of_a_target_that_is_busy_with_a_bomb() {
        String id = "compression/limits/bomb[1-MiB]";
        Talk busy = Talk.compressing("").sent(HELLO).waitedInVain().canary(true).closing();
        assertThat(judge(id, busy).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(lastTry(id, busy))
                .extracting(Judgement::verdict, Judgement::actual)
                .containsExactly(Verdict.WARN, "The target sent nothing more and kept the connection open.");
        Talk alone =
                Talk.compressing("").sent(HELLO).waitedInVain().canary(false).closing();
        assertThat(lastTry(id, alone).verdict()).isNotEqualTo(Verdict.WARN);
    }

    /** Bytes that were not read reset TCP, and whoever closes by itself need not read on. */
    @Test
    void warns_of_a_reset_only_where_all_was_read() {
        Talk answered = Talk.opened().sent(CLOSE_1000).received(SAYS_1000).ended(End.RST);
        assertThat(judge("closing/handshake/normal", answered).closing())
                .isEqualTo(new Closing(Verdict.WARN, Closing.Manner.RESET));
        var excused = new Closing(Verdict.INFO, Closing.Manner.RESET);
        Talk byItself = Talk.opened().received(SAYS_1011).closing().ended(End.RST);
        assertThat(judge("closing/handshake/normal", byItself).closing()).isEqualTo(excused);
        Talk mute = Talk.opened().sent("8181 00000000 61").received(SAYS_1011).ended(End.RST);
        assertThat(judge("closing/handshake/normal", mute).closing()).isEqualTo(excused);
        Talk saidMore = Talk.opened()
                .sent(CLOSE_1000, "8980 00000000")
                .received(SAYS_1000)
                .ended(End.RST);
        assertThat(judge("closing/handshake/normal", saidMore).closing()).isEqualTo(excused);
    }

    /** The tester did not know that what it sent would be taken for compressed, and nor does its judge. */
    @Test
    void what_was_sent_before_a_late_answer_is_held_against_nobody() {
        String id = "compression/context/rfc-sample";
        String sent = "c187 00000000 f248cdc9c90700";
        String echo = "c107 f248cdc9c90700";
        Talk late = Talk.offering().waitedInVain().sent(sent).agreed("").received(echo);
        assertThat(lastTry(id, late))
                .extracting(Judgement::verdict, Judgement::actual)
                .containsExactly(Verdict.INCONCLUSIVE, "The target did not answer the opening handshake in time.");
        Talk knowing = Talk.offering().waitedInVain().agreed("").sent(sent).received(echo);
        Talk withTheHandshake =
                Talk.offering().sent(sent).waitedInVain().agreed("").received(echo);
        assertThat(List.of(lastTry(id, knowing), lastTry(id, withTheHandshake)))
                .extracting(Judgement::verdict)
                .doesNotContain(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_101_followed_by_the_end_is_not_accepted() {
        Talk talk = Talk.opened().ended(End.FIN);
        assertThat(lastTry("handshake/version/supported", talk).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(lastTry("handshake/subprotocol/unknown", talk).verdict()).isEqualTo(Verdict.WARN);
        assertThat(judge("handshake/version/supported", talk).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        Talk goingAway = Talk.opened().received("8802 03e9").ended(End.FIN);
        assertThat(lastTry("handshake/version/supported", goingAway).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Judgement lastTry(String id, Talk talk) {
        Case asked = Catalogue.load(LEDGER).select(List.of(id), List.of()).getFirst();
        return new Judge(ECHO).judge(asked, talk.transcript(), Patience.standard(), true);
    }

    /** A text is broken as a whole; whoever fails at its first fragment has seen enough. */
    @Test
    void takes_the_first_fragment_of_a_broken_message_for_the_stimulus() {
        Talk talk = Talk.opened()
                .sent("0181 00000000 ff")
                .received("8802 03ef")
                .sent("8081 00000000 61")
                .ended(End.FIN);
        assertThat(judge("utf8/invalid-in-fragments/**", talk).verdict()).isEqualTo(Verdict.PASS);
    }

    /** A 101 of a draft keeps that draft's rules: it has no Accept, and what follows are other frames. */
    @Test
    void knows_a_101_of_an_interim_draft() {
        String oldest = "HTTP/1.1 101 WebSocket Protocol Handshake\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Origin: http://a\r\nSec-WebSocket-Location: ws://a/\r\n\r\n";
        Talk version0 = Talk.of("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: " + Talk.KEY + "\r\nSec-WebSocket-Version: 0\r\n\r\n")
                .answered(oldest)
                .received("ff00")
                .ended(End.FIN);
        Judgement accepted = judge("handshake/version/interim[version=0]", version0);
        assertThat(accepted.verdict()).isEqualTo(Verdict.INFO);
        assertThat(accepted.actual())
                .isEqualTo(
                        "The target accepted the opening handshake with a 101 of an interim draft, not of RFC 6455.");
        Talk noVersion = Talk.of("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: " + Talk.KEY + "\r\n\r\n")
                .answered(oldest);
        assertThat(judge("handshake/version/missing", noVersion))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.FAIL, "rfc6455-4.2.1-version-header-required");
        assertThat(judge("handshake/version/supported", Talk.asked().answered(oldest)))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(Verdict.FAIL, "rfc6455-4.2.2-accept-computed-from-raw-key");
    }

    private static Judgement judge(String id, Talk talk) {
        return judge(new Judge(ECHO), id, talk);
    }

    private static Judgement judge(Judge judge, String id, Talk talk) {
        Case asked = Catalogue.load(LEDGER).select(List.of(id), List.of()).getFirst();
        return judge.judge(asked, talk.transcript(), Patience.standard(), false);
    }
}
