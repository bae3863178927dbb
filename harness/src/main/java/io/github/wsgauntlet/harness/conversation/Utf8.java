package io.github.wsgauntlet.harness.conversation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells valid UTF-8 (RFC 3629) from anything else. */
public final class Utf8 {
    private Utf8() {}

    /** Return whether the bytes are complete, valid UTF-8. */
    public static boolean valid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
