package io.github.wsgauntlet.server.protocol;

import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.util.Optional;

/** Joins the data frames of a message (RFC 6455 5.4 and 6.2) and decompresses it, piece by piece (RFC 7692 6.2). */
final class MessageAssembler {

    private final Rules rules;
    private final long messageLimit;
    private final FrameSequence sequence;
    private final Utf8Validator utf8;
    private final PayloadBuffer payload;
    private final Compression compression;
    private Message.Type type = Message.Type.BINARY;
    private boolean compressed;

    MessageAssembler(Rules rules, long messageLimit, Compression compression) {
        this.rules = rules;
        this.messageLimit = messageLimit;
        this.payload = new PayloadBuffer(messageLimit);
        this.compression = compression;
        this.sequence = new FrameSequence(rules);
        this.utf8 = new Utf8Validator(rules);
    }

    /**
     * Take the next part of a data frame.
     *
     * @return the message, when it is complete
     * @throws Violation when the frame may not come now, or makes the message too large, not UTF-8 or not valid DEFLATE
     *     data
     */
    Optional<Message> add(FramePart part) {
        if (part.isFirst()) {
            begin(part.header());
        }
        if (compressed) {
            inflate(part);
        } else {
            append(part);
        }
        return part.isLast() && part.header().fin() ? Optional.of(complete()) : Optional.empty();
    }

    private void begin(FrameHeader header) {
        type = sequence.next(header);
        if (header.opcode() != Opcode.CONTINUATION) {
            payload.clear();
            utf8.reset();
            compressed = compression.isAgreed() && header.rsv1();
            if (compressed) {
                compression.startMessage();
            }
        }
        if (!compressed) {
            // The header is enough to know, so a message that is too large costs neither memory nor time.
            rules.require(Policy.MESSAGE_SIZE, header.payloadLength() <= messageLimit - payload.size());
        }
    }

    private void append(FramePart part) {
        int from = payload.size();
        payload.append(part);
        if (isChecked()) {
            utf8.check(payload.bytes(), from, payload.size());
        }
    }

    private void inflate(FramePart part) {
        byte[] piece = new byte[part.length()];
        part.copyTo(piece, 0);
        compression.inflate(piece, 0, piece.length, this::appendInflated);
    }

    /** The limit is for what comes out. What was wrong before it is reached counts first, however the input was cut. */
    private void appendInflated(byte[] bytes, int from, int to) {
        int end = (int) Math.min(to, from + messageLimit - payload.size());
        if (isChecked()) {
            utf8.check(bytes, from, end);
        }
        rules.require(Policy.MESSAGE_SIZE, end == to);
        payload.append(bytes, from, to);
    }

    private boolean isChecked() {
        return type == Message.Type.TEXT
                && rules.enforced(Rule.TEXT_IS_UTF8)
                && (!compressed || rules.enforced(Rule.INFLATED_TEXT_IS_CHECKED));
    }

    private Message complete() {
        if (compressed) {
            compression.endMessage();
        }
        if (isChecked()) {
            utf8.end();
        }
        compressed = false;
        return Message.of(type, payload.take());
    }

    /** Return whether a message has begun, and its last frame has not. */
    boolean isInside() {
        return sequence.isInside();
    }

    /** Return how many bytes an unfinished message takes. */
    long held() {
        return payload.held();
    }

    /** Forget an unfinished message. */
    void reset() {
        sequence.reset();
        compressed = false;
        payload.clear();
        utf8.reset();
    }
}
