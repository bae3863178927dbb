package io.github.wsgauntlet.harness.conversation;

import io.github.wsgauntlet.harness.wire.MessageReader;
import java.util.Arrays;

/**
 * A complete message, reassembled from its fragments (RFC 6455 5.4) and inflated (RFC 7692 6.2).
 *
 * @param text whether it is a text message; binary otherwise
 * @param payload its bytes
 */
public record WireMessage(boolean text, byte[] payload) {

    /** Return the message that was read. */
    public static WireMessage of(MessageReader.Read read) {
        return new WireMessage(read.text(), read.payload());
    }

    /** Return this message with the other type. */
    public WireMessage retyped() {
        return new WireMessage(!text, payload);
    }

    /** Return whether the other message has the same type and bytes. */
    public boolean sameAs(WireMessage other) {
        return text == other.text && Arrays.equals(payload, other.payload);
    }
}
