package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.reaction.EndReaction;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction;
import io.github.wsgauntlet.cases.reaction.IllegalAnswer;
import io.github.wsgauntlet.cases.reaction.IllegalClose;
import io.github.wsgauntlet.cases.reaction.IllegalCompression;
import io.github.wsgauntlet.cases.reaction.IllegalFrame;
import io.github.wsgauntlet.cases.reaction.IllegalMessage;
import io.github.wsgauntlet.cases.reaction.IllegalRequest;
import io.github.wsgauntlet.cases.reaction.MaskingReaction;
import io.github.wsgauntlet.cases.reaction.MessageReaction;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Preview;
import java.util.Set;

/**
 * Says which fields of a frame are what a reaction is about, of the frame with which the verdict was certain. Where
 * several fields, several frames or the want of one are to blame, none is named.
 */
final class WrongFields {
    private WrongFields() {}

    /** Return their {@linkplain WireField#name() names}. */
    static Set<String> of(Reaction reaction, Entry.Frame frame) {
        if (frame.from() != Entry.From.TARGET) {
            return Set.of();
        }
        return switch (reaction) {
            case IllegalFrame illegal -> isOf(illegal, frame) ? fields(illegal.flaw()) : Set.of();
            case IllegalClose illegal -> frame.opcode() == Opcodes.CLOSE ? fields(illegal, frame) : Set.of();
            case IllegalMessage illegal -> fields(illegal.flaw(), frame);
            case MessageReaction.EchoAltered altered -> fields(altered, frame);
            case MessageReaction.PongAltered altered -> frame.opcode() == Opcodes.PONG ? payload(frame) : Set.of();
            case EndReaction.LegalInputRefused refused -> code(refused.code(), frame);
            case EndReaction.FailedWithNormalClosure normal -> code(1000, frame);
            case EndReaction other -> Set.of();
            case MessageReaction other -> Set.of();
            case HandshakeReaction other -> Set.of();
            case IllegalAnswer other -> Set.of();
            case IllegalRequest other -> Set.of();
            case MaskingReaction other -> Set.of();
            case IllegalCompression other -> Set.of();
            case TurnReaction.OtherMessage other -> payload(frame);
            case TurnReaction other -> Set.of();
            case Unasked other -> Set.of();
        };
    }

    private static boolean isOf(IllegalFrame illegal, Entry.Frame frame) {
        return illegal.opcode() == frame.opcode()
                && illegal.length() == frame.length()
                && illegal.lengthBytes() == frame.lengthBytes();
    }

    private static Set<String> fields(IllegalFrame.Flaw flaw) {
        return switch (flaw) {
            case MASKED -> Set.of(WireField.LENGTH, WireField.KEY);
            case UNMASKED -> Set.of(WireField.LENGTH);
            case UNDEFINED_OPCODE,
                    FRAGMENTED_CONTROL_FRAME,
                    RESERVED_BIT_WITHOUT_EXTENSION,
                    RESERVED_BIT_OF_NO_EXTENSION,
                    RSV1_NOT_ON_FIRST_FRAME -> Set.of(WireField.BITS);
            case LENGTH_WITH_TOP_BIT -> Set.of(WireField.EXTENDED_LENGTH);
            case LENGTH_NOT_MINIMAL, LENGTH_TOO_SHORT, LONG_CONTROL_FRAME ->
                Set.of(WireField.LENGTH, WireField.EXTENDED_LENGTH);
        };
    }

    private static Set<String> fields(IllegalClose illegal, Entry.Frame frame) {
        return switch (illegal.flaw()) {
            case SECOND -> Set.of(WireField.BITS);
            case BODY_OF_ONE_BYTE -> Set.of(WireField.LENGTH, WireField.PAYLOAD);
            case CODE -> code(illegal.code(), frame);
            case REASON_NOT_UTF8 -> Set.of(WireField.PAYLOAD);
        };
    }

    private static Set<String> fields(IllegalMessage.Flaw flaw, Entry.Frame frame) {
        boolean first = Opcodes.beginsMessage(frame.opcode());
        return switch (flaw) {
            case CONTINUES_NOTHING -> frame.opcode() == Opcodes.CONTINUATION ? Set.of(WireField.BITS) : Set.of();
            case INSIDE_UNFINISHED_MESSAGE -> first ? Set.of(WireField.BITS) : Set.of();
            case TEXT_NOT_UTF8 -> isWhole(frame) && frame.opcode() == Opcodes.TEXT ? payload(frame) : Set.of();
            case BEFORE_THE_ANSWER, DATA_AFTER_OWN_CLOSE, HTTP_RESPONSE_INSTEAD -> Set.of();
        };
    }

    /** The opcode is wrong where only the type is; a message in fragments, or compressed, is not in one field. */
    private static Set<String> fields(MessageReaction.EchoAltered altered, Entry.Frame frame) {
        boolean came = frame.opcode() == (altered.came().text() ? Opcodes.TEXT : Opcodes.BINARY)
                && frame.length() == altered.came().length();
        if (!came || !isWhole(frame)) {
            return Set.of();
        }
        return altered.sent().text() == altered.came().text() ? payload(frame) : Set.of(WireField.BITS);
    }

    private static boolean isWhole(Entry.Frame frame) {
        return frame.fin() && frame.rsv() == 0;
    }

    private static Set<String> code(int code, Entry.Frame frame) {
        return frame.preview() instanceof Preview.Close close && close.code() == code
                ? Set.of(frame.masked() ? WireField.PAYLOAD : WireField.CODE)
                : Set.of();
    }

    /** What is not there is shown by its length. */
    private static Set<String> payload(Entry.Frame frame) {
        return Set.of(frame.length() == 0 ? WireField.LENGTH : WireField.PAYLOAD);
    }
}
