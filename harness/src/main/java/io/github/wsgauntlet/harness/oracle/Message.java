package io.github.wsgauntlet.harness.oracle;

import java.util.Arrays;

/**
 * A complete message, reassembled from its fragments (RFC 6455 5.4).
 *
 * @param text whether it is a text message; binary otherwise
 * @param payload its bytes
 */
public record Message(boolean text, byte[] payload) {

    /** Returns whether the other message has the same type and bytes. */
    public boolean sameAs(Message other) {
        return text == other.text && Arrays.equals(payload, other.payload);
    }
}
