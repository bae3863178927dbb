package io.github.wsgauntlet.harness.conversation;

import io.github.wsgauntlet.harness.wire.MessageReader;
import java.util.Arrays;

/**
 * A complete message, reassembled from its fragments (RFC 6455 5.4) and inflated (RFC 7692 6.2).
 *
 * @param text whether it is a text message; binary otherwise
 * @param payload its bytes
 */
public record Message(boolean text, byte[] payload) {

    /** Returns the message that was read. */
    public static Message of(MessageReader.Read read) {
        return new Message(read.text(), read.payload());
    }

    /** Returns whether the other message has the same type and bytes. */
    public boolean sameAs(Message other) {
        return text == other.text && Arrays.equals(payload, other.payload);
    }
}
