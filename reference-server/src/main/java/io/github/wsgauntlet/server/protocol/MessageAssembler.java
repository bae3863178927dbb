package io.github.wsgauntlet.server.protocol;

import io.github.wsgauntlet.server.Message;
import io.github.wsgauntlet.server.Policy;
import io.github.wsgauntlet.server.Rule;
import io.github.wsgauntlet.server.Rules;
import io.github.wsgauntlet.server.Violation;
import java.util.Optional;

/** Joins the data frames of a message (RFC 6455 5.4 and 6.2). */
final class MessageAssembler {

    private final Rules rules;
    private final long messageLimit;
    private final FrameSequence sequence;
    private final Utf8Validator utf8;
    private final PayloadBuffer payload = new PayloadBuffer();
    private Message.Type type = Message.Type.BINARY;

    MessageAssembler(Rules rules, long messageLimit) {
        this.rules = rules;
        this.messageLimit = messageLimit;
        this.sequence = new FrameSequence(rules);
        this.utf8 = new Utf8Validator(rules);
    }

    /**
     * Takes the next part of a data frame.
     *
     * @return the message, when it is complete
     * @throws Violation when the frame may not come now, or makes the message too large or not UTF-8
     */
    Optional<Message> add(FramePart part) {
        if (part.isFirst()) {
            begin(part.header());
        }
        int from = payload.size();
        payload.append(part);
        if (type == Message.Type.TEXT && rules.enforced(Rule.TEXT_IS_UTF8)) {
            utf8.check(payload.bytes(), from, payload.size());
        }
        return part.isLast() && part.header().fin() ? Optional.of(complete()) : Optional.empty();
    }

    private void begin(FrameHeader header) {
        type = sequence.next(header);
        if (header.opcode() != Opcode.CONTINUATION) {
            payload.clear();
            utf8.reset();
        }
        // The header is enough to know, so a message that is too large costs neither memory nor time.
        rules.require(Policy.MESSAGE_SIZE, header.payloadLength() <= messageLimit - payload.size());
    }

    private Message complete() {
        if (type == Message.Type.TEXT && rules.enforced(Rule.TEXT_IS_UTF8)) {
            utf8.end();
        }
        return Message.of(type, payload.take());
    }

    /** Forgets an unfinished message. */
    void reset() {
        sequence.reset();
        payload.clear();
        utf8.reset();
    }
}
