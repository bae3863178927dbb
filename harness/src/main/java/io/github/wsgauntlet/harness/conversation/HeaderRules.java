package io.github.wsgauntlet.harness.conversation;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the header of a frame may say, by itself and where it stands (RFC 6455 5.2 to 5.5). */
final class HeaderRules {
    private HeaderRules() {}

    /**
     * Return the rules that a header breaks, the one first that says most of it.
     *
     * @param sender who sent it
     * @param inMessage whether a message was begun before it and is unfinished
     * @param compressing whether permessage-deflate was agreed on
     */
    static List<SentViolation> broken(WireFrame frame, Role sender, boolean inMessage, boolean compressing) {
        var broken = new ArrayList<SentViolation>();
        if (frame.masked() != (sender == Role.CLIENT)) {
            broken.add(frame.masked() ? SentViolation.MASKED : SentViolation.UNMASKED);
        }
        if (frame.rsv() != 0 && !(compressing && marksCompression(frame))) {
            broken.add(SentViolation.RESERVED_BIT);
        }
        if (!Opcodes.defined(frame.opcode())) {
            broken.add(SentViolation.RESERVED_OPCODE);
        }
        if (frame.length() < 0) {
            broken.add(SentViolation.LENGTH_TOP_BIT);
        } else if (frame.lengthBytes() == 2 && frame.length() < 126
                || frame.lengthBytes() == 8 && frame.length() <= 0xffff) {
            broken.add(SentViolation.LENGTH_NOT_MINIMAL);
        }
        place(frame, inMessage).ifPresent(broken::add);
        return broken;
    }

    /** Return what is wrong with a frame of that kind where it stands, or with a control frame wherever it does. */
    private static Optional<SentViolation> place(WireFrame frame, boolean inMessage) {
        if (frame.control()) {
            return !frame.fin()
                    ? Optional.of(SentViolation.CONTROL_FRAGMENTED)
                    : Optional.of(SentViolation.CONTROL_TOO_LONG).filter(rule -> frame.lengthBytes() > 0);
        }
        return frame.opcode() == Opcodes.CONTINUATION
                ? Optional.of(SentViolation.CONTINUATION_WITHOUT_START).filter(rule -> !inMessage)
                : Optional.of(SentViolation.MESSAGE_INSIDE_MESSAGE).filter(rule -> inMessage);
    }

    /** With permessage-deflate agreed on, RSV1 on the first frame of a message is legal (RFC 7692 6.1). */
    private static boolean marksCompression(WireFrame frame) {
        return Opcodes.beginsMessage(frame.opcode()) && frame.rsv() == MessageReader.COMPRESSED;
    }
}
