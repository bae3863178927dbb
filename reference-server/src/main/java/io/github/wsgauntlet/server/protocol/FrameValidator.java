package io.github.wsgauntlet.server.protocol;

import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;

/** The rules for one frame of the peer, whatever came before it (RFC 6455 5.1, 5.2, 5.5 and 7.4, RFC 7692 6). */
final class FrameValidator {

    static final int MAX_CONTROL_LENGTH = 125;

    private final EndpointRole role;
    private final Rules rules;
    private final long controlLimit;
    private final boolean compression;

    FrameValidator(EndpointRole role, Rules rules, long messageLimit, boolean compression) {
        this.role = role;
        this.rules = rules;
        this.compression = compression;
        // Only with waived rules can a control frame be as large as a message.
        this.controlLimit = Math.max(MAX_CONTROL_LENGTH, messageLimit);
    }

    /**
     * Check the header of a frame.
     *
     * @throws Violation when the frame is not legal
     */
    void check(FrameHeader header) {
        switch (role) {
            case SERVER -> masked(header);
            case CLIENT -> unmasked(header);
        }
        reservedBits(header);
        opcode(header);
        length(header);
        if (header.opcode().isControl() && !header.opcode().isReserved()) {
            require(Rule.CONTROL_FRAMES_NOT_FRAGMENTED, header.fin());
            require(Rule.CONTROL_FRAMES_AT_MOST_125, header.payloadLength() <= MAX_CONTROL_LENGTH);
            rules.require(Policy.MESSAGE_SIZE, header.payloadLength() <= controlLimit);
        }
    }

    private void masked(FrameHeader header) {
        if (header.opcode().isControl()) {
            require(Rule.CONTROL_FRAMES_MASKED, header.masked());
        } else if (header.opcode() == Opcode.CONTINUATION) {
            require(Rule.CONTINUATION_FRAMES_MASKED, header.masked());
        } else {
            require(Rule.CLIENT_FRAMES_MASKED, header.masked());
        }
    }

    private void unmasked(FrameHeader header) {
        if (header.opcode().isControl()) {
            require(Rule.SERVER_CONTROL_FRAMES_UNMASKED, !header.masked());
        } else {
            require(Rule.SERVER_FRAMES_UNMASKED, !header.masked());
        }
    }

    private void reservedBits(FrameHeader header) {
        int undefined = compression ? header.rsv() & ~FrameHeader.RSV1 : header.rsv();
        boolean misplaced = compression && header.rsv1();
        if (header.opcode().isControl()) {
            require(Rule.CONTROL_FRAMES_RSV1_ZERO, !misplaced);
            require(Rule.CONTROL_FRAMES_RSV_ZERO, undefined == 0);
        } else if (header.opcode() == Opcode.CONTINUATION) {
            require(Rule.CONTINUATION_FRAMES_RSV1_ZERO, !misplaced);
            require(Rule.CONTINUATION_FRAMES_RSV_ZERO, undefined == 0);
        } else {
            require(Rule.DATA_FRAMES_RSV_ZERO, undefined == 0);
        }
    }

    private void opcode(FrameHeader header) {
        if (header.opcode().isControl()) {
            require(Rule.CONTROL_OPCODES_DEFINED, !header.opcode().isReserved());
        } else {
            require(Rule.DATA_OPCODES_DEFINED, !header.opcode().isReserved());
        }
    }

    private void length(FrameHeader header) {
        boolean minimal = header.lengthForm() == LengthForm.shortestFor(header.length());
        switch (header.lengthForm()) {
            case BITS_7 -> {}
            case BITS_16 -> require(Rule.LENGTH_16_IS_MINIMAL, minimal);
            case BITS_64 -> {
                require(Rule.LENGTH_64_IS_MINIMAL, minimal);
                require(Rule.LENGTH_64_TOP_BIT_ZERO, header.length() >= 0);
            }
        }
    }

    /**
     * Check the body of a Close frame (RFC 6455 5.5.1 and 7.4).
     *
     * @throws Violation when it is not legal
     */
    void checkCloseBody(byte[] body) {
        if (body.length == 0 || !require(Rule.CLOSE_BODY_STARTS_WITH_A_CODE, body.length > 1)) {
            return;
        }
        int code = CloseStatus.decode(body).code();
        require(Rule.CLOSE_CODE_AT_LEAST_1000, code >= 1000);
        require(Rule.CLOSE_CODE_AT_MOST_4999, code <= 4999);
        require(Rule.CLOSE_CODE_IS_FOR_THE_WIRE, CloseStatus.isForTheWire(code));
        require(Rule.CLOSE_CODE_IS_ASSIGNED, CloseStatus.isAssigned(code));
        require(Rule.CLOSE_REASON_IS_UTF8, Utf8Validator.isValid(body, 2));
    }

    private boolean require(Rule rule, boolean holds) {
        return rules.require(rule, holds);
    }
}
