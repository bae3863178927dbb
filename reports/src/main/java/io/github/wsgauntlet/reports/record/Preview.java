package io.github.wsgauntlet.reports.record;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** What a payload means to people, as far as that can be said in a line. */
public sealed interface Preview {
    /** How many bytes of a payload are read for its preview. */
    int LIMIT = 256;

    /** Nothing more than its bytes. */
    record None() implements Preview {}

    /**
     * Text.
     *
     * @param text the text, or how it begins
     * @param whole whether that is all of it
     */
    record Text(String text, boolean whole) implements Preview {}

    /**
     * The body of a Close frame (RFC 6455 5.5.1).
     *
     * @param code the status code, 0 to 65535
     * @param reason the reason; bytes that are not UTF-8 are shown as U+FFFD
     */
    record Close(int code, String reason) implements Preview {}

    /**
     * Read the payload of a frame.
     *
     * @param opcode the opcode of the frame
     * @param payload its unmasked payload
     */
    static Preview of(int opcode, byte[] payload) {
        if (opcode == 8) {
            return payload.length < 2
                    ? new None()
                    : new Close(
                            ((payload[0] & 0xff) << 8) | (payload[1] & 0xff),
                            new String(payload, 2, Math.min(payload.length - 2, LIMIT), StandardCharsets.UTF_8));
        }
        boolean whole = payload.length <= LIMIT;
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(LIMIT);
        var result = decoder.decode(ByteBuffer.wrap(payload, 0, Math.min(payload.length, LIMIT)), text, whole);
        text.flip();
        boolean legible = opcode == 1 || text.chars().noneMatch(c -> Character.isISOControl(c) && !isSpace(c));
        return result.isError() || text.isEmpty() || !legible ? new None() : new Text(text.toString(), whole);
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }
}
