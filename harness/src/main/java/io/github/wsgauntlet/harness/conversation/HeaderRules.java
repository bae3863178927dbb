package io.github.wsgauntlet.harness.conversation;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.Optional;

/** What the header of a frame may say, by itself and where it stands (RFC 6455 5.2 to 5.5). */
final class HeaderRules {
    private HeaderRules() {}

    /**
     * Return the first rule that a header breaks.
     *
     * @param sender who sent it
     * @param inMessage whether a message was begun before it and is unfinished
     * @param compressing whether permessage-deflate was agreed on
     */
    static Optional<SentViolation> broken(WireFrame frame, Role sender, boolean inMessage, boolean compressing) {
        if (frame.masked() != (sender == Role.CLIENT)) {
            return Optional.of(frame.masked() ? SentViolation.MASKED : SentViolation.UNMASKED);
        }
        if (frame.rsv() != 0 && !(compressing && marksCompression(frame))) {
            return Optional.of(SentViolation.RESERVED_BIT);
        }
        if (!Opcodes.defined(frame.opcode())) {
            return Optional.of(SentViolation.RESERVED_OPCODE);
        }
        if (frame.length() < 0) {
            return Optional.of(SentViolation.LENGTH_TOP_BIT);
        }
        if (frame.lengthBytes() == 2 && frame.length() < 126
                || frame.lengthBytes() == 8 && frame.length() >= 0 && frame.length() <= 0xffff) {
            return Optional.of(SentViolation.LENGTH_NOT_MINIMAL);
        }
        if (frame.control()) {
            if (!frame.fin()) {
                return Optional.of(SentViolation.CONTROL_FRAGMENTED);
            }
            if (frame.lengthBytes() > 0) {
                return Optional.of(SentViolation.CONTROL_TOO_LONG);
            }
        } else if (frame.opcode() == Opcodes.CONTINUATION && !inMessage) {
            return Optional.of(SentViolation.CONTINUATION_WITHOUT_START);
        } else if (frame.opcode() != Opcodes.CONTINUATION && inMessage) {
            return Optional.of(SentViolation.MESSAGE_INSIDE_MESSAGE);
        }
        return Optional.empty();
    }

    /** With permessage-deflate agreed on, RSV1 on the first frame of a message is legal (RFC 7692 6.1). */
    private static boolean marksCompression(WireFrame frame) {
        return Opcodes.beginsMessage(frame.opcode()) && frame.rsv() == MessageReader.COMPRESSED;
    }
}
