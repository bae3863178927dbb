package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction;
import io.github.wsgauntlet.cases.reaction.IllegalAnswer;
import io.github.wsgauntlet.cases.reaction.IllegalClose;
import io.github.wsgauntlet.cases.reaction.IllegalFrame;
import io.github.wsgauntlet.cases.reaction.IllegalMessage;
import io.github.wsgauntlet.cases.reaction.MessageReaction;
import io.github.wsgauntlet.cases.reaction.MessageReaction.Gist;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.record.Preview;
import io.github.wsgauntlet.reports.record.RunArbitraries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each frame is what stands on the wire, and what is marked of it is the bytes that are wrong. */
class WrongFieldsTest {
    /** A masked close, reserved bits and opcodes, a ping without FIN, a long ping, lengths of 16 and 64 bits. */
    @ParameterizedTest
    @CsvSource({
        "MASKED, 88 82 37 fa 21 3d 34 12, 82|37 fa 21 3d",
        "UNDEFINED_OPCODE, 83 00, 83",
        "FRAGMENTED_CONTROL_FRAME, 0a 00, 0a",
        "RESERVED_BIT_WITHOUT_EXTENSION, c1 00, c1",
        "RESERVED_BIT_OF_NO_EXTENSION, a1 00, a1",
        "RSV1_NOT_ON_FIRST_FRAME, c0 00, c0",
        "LENGTH_NOT_MINIMAL, 81 7e 00 01 61, 7e|00 01",
        "LENGTH_TOO_SHORT, 81 01 61, 01",
        "LENGTH_WITH_TOP_BIT, 82 7f 80 00 00 00 00 00 00 00, 80 00 00 00 00 00 00 00",
        "LONG_CONTROL_FRAME, 89 7e 00 7e, 7e|00 7e"
    })
    void the_field_of_a_frame_that_nobody_may_send(IllegalFrame.Flaw flaw, String bytes, String wrong) {
        Entry.Frame frame = frame(bytes);
        Reaction reaction = new IllegalFrame(flaw, frame.opcode(), frame.length(), frame.lengthBytes());
        assertThat(marked(reaction, frame)).isEqualTo(wrong);
        assertThat(marked(new IllegalFrame(flaw, frame.opcode(), 5, 0), frame)).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_close_frame() {
        Entry.Frame close = frame("88 04 03 ed 6e 6f");
        assertThat(marked(new IllegalClose(IllegalClose.Flaw.CODE, 1005), close))
                .isEqualTo("03 ed");
        assertThat(marked(new IllegalClose(IllegalClose.Flaw.CODE, 1006), close))
                .isEmpty();
        assertThat(marked(new IllegalClose(IllegalClose.Flaw.REASON_NOT_UTF8), close))
                .isEqualTo("6e 6f");
        assertThat(marked(new IllegalClose(IllegalClose.Flaw.SECOND), close)).isEqualTo("88");
        assertThat(marked(new IllegalClose(IllegalClose.Flaw.BODY_OF_ONE_BYTE), frame("88 01 03")))
                .isEqualTo("01|03");
        assertThat(marked(new EndReaction.LegalInputRefused(1005), close)).isEqualTo("03 ed");
        assertThat(marked(new EndReaction.LegalInputRefused(1002), close)).isEmpty();
        assertThat(marked(new EndReaction.FailedWithNormalClosure(), frame("88 02 03 e8")))
                .isEqualTo("03 e8");
        assertThat(marked(new EndReaction.FailedWithNormalClosure(), frame("88 00")))
                .isEmpty();
    }

    @Test
    void an_answer_that_is_not_what_was_sent() {
        assertThat(marked(new MessageReaction.PongAltered(1), frame("8a 01 61")))
                .isEqualTo("61");
        assertThat(marked(new MessageReaction.PongAltered(1), frame("8a 00"))).isEqualTo("00");
        assertThat(marked(new MessageReaction.PongAltered(1), frame("81 01 61")))
                .isEmpty();
        Reaction cut = new MessageReaction.EchoAltered(0, new Gist(true, 3), new Gist(true, 2), true);
        assertThat(marked(cut, frame("81 02 61 62"))).isEqualTo("61 62");
        assertThat(marked(cut, frame("81 03 61 62 63"))).isEmpty();
        assertThat(marked(cut, frame("01 02 61 62"))).isEmpty();
        Reaction retyped = new MessageReaction.EchoAltered(0, new Gist(true, 2), new Gist(false, 2), false);
        assertThat(marked(retyped, frame("82 02 61 62"))).isEqualTo("82");
    }

    @Test
    void a_frame_that_may_not_come_there() {
        assertThat(marked(new IllegalMessage(IllegalMessage.Flaw.CONTINUES_NOTHING), frame("80 00")))
                .isEqualTo("80");
        assertThat(marked(new IllegalMessage(IllegalMessage.Flaw.INSIDE_UNFINISHED_MESSAGE), frame("81 01 61")))
                .isEqualTo("81");
        assertThat(marked(new IllegalMessage(IllegalMessage.Flaw.TEXT_NOT_UTF8), frame("81 01 ff")))
                .isEqualTo("ff");
        assertThat(marked(new IllegalMessage(IllegalMessage.Flaw.TEXT_NOT_UTF8), frame("80 01 ff")))
                .isEmpty();
        assertThat(marked(new IllegalMessage(IllegalMessage.Flaw.DATA_AFTER_OWN_CLOSE), frame("81 01 61")))
                .isEmpty();
    }

    @Test
    void nothing_is_marked_of_what_no_field_alone_is_to_blame_for() {
        assertThat(marked(new MessageReaction.Deaf(), frame("81 01 61"))).isEmpty();
        assertThat(marked(new IllegalAnswer(IllegalAnswer.Flaw.STATUS_LINE), frame("81 01 61")))
                .isEmpty();
        Entry.Frame own = frame(From.TESTER, "83 00");
        assertThat(marked(new IllegalFrame(IllegalFrame.Flaw.UNDEFINED_OPCODE, 3, 0, 0), own))
                .isEmpty();
    }

    @Test
    void only_the_frame_that_decided_is_marked() {
        Entry.Frame wrong = frame("83 00");
        Reaction reaction = new IllegalFrame(IllegalFrame.Flaw.UNDEFINED_OPCODE, 3, 0, 0);
        List<EntryView> views = EntryView.of(List.of(wrong, wrong, new Entry.Mark(0, Verdict.FAIL), wrong), reaction);
        assertThat(views)
                .extracting(view -> view.fields().stream().anyMatch(WireField::wrong))
                .containsExactly(false, true, false, false);
    }

    @Test
    void the_mark_is_there_for_whoever_does_not_see_it() {
        Reaction reaction = new IllegalFrame(IllegalFrame.Flaw.UNDEFINED_OPCODE, 3, 0, 0);
        EntryView decisive = EntryView.of(List.of(frame("83 00"), new Entry.Mark(0, Verdict.FAIL)), reaction)
                .getFirst();
        var html = new StringOutput();
        JteentryGenerated.render(new OwaspHtmlTemplateOutput(html), null, decisive);
        assertThat(html.toString())
                .contains(
                        "<span class=\"f bits wrong\"><b>83</b><i>FIN · reserved 0x3 (3)"
                                + "<span class=\"sr\">: this is wrong</span></i></span>",
                        "<span class=\"f len\"><b>00</b><i>not masked · length 0</i></span>");
    }

    /** Return the bytes of the fields that are wrong. */
    private static String marked(Reaction reaction, Entry.Frame frame) {
        EntryView decisive = EntryView.of(List.of(frame, new Entry.Mark(0, Verdict.FAIL)), reaction)
                .getFirst();
        return String.join(
                "|",
                decisive.fields().stream()
                        .filter(WireField::wrong)
                        .map(WireField::hex)
                        .toList());
    }

    private static Entry.Frame frame(String hex) {
        return frame(From.TARGET, hex);
    }

    /** Read a frame whose payload needs no unmasking. */
    private static Entry.Frame frame(From from, String hex) {
        byte[] bytes = RunArbitraries.hex(hex);
        int lengthBytes = (bytes[1] & 0x7f) == 126 ? 2 : (bytes[1] & 0x7f) == 127 ? 8 : 0;
        long length = bytes[1] & 0x7f;
        if (lengthBytes > 0) {
            length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | bytes[2 + i] & 0xff;
            }
        }
        boolean masked = bytes[1] < 0;
        int start = 2 + lengthBytes + (masked ? 4 : 0);
        byte[] payload = Arrays.copyOfRange(bytes, start, bytes.length);
        return new Entry.Frame(
                0,
                from,
                "",
                bytes[0] < 0,
                bytes[0] >> 4 & 7,
                bytes[0] & 15,
                masked ? "37fa213d" : "",
                length,
                lengthBytes,
                Elided.of(payload),
                Preview.of(bytes[0] & 15, payload),
                Elided.of(bytes));
    }
}
