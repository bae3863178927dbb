package io.github.wsgauntlet.harness.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.wsgauntlet.cases.HandshakeAnswer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Writes the head of an answer to an opening handshake (RFC 6455 4.2.2) as a case describes it. */
public final class AnswerWriter {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String END = "\r\n\r\n";

    private AnswerWriter() {}

    /**
     * Write the head, and the content where the answer has some. Where it accepts permessage-deflate, it repeats what
     * the client asks of a server that does.
     *
     * @param answer what it says
     * @param request what it answers
     * @param random where random tokens come from
     */
    public static byte[] write(HandshakeAnswer answer, HttpHead request, RandomGenerator random) {
        String key = request.values("Sec-WebSocket-Key").stream().findFirst().orElse("");
        byte[] token = new byte[6];
        random.nextBytes(token);
        String head = Acceptance.of(answer.head(), request)
                .replace("<accept>", accept(key))
                .replace("<key>", key)
                .replace("<random>", "x-" + HexFormat.of().formatHex(token));
        int end = head.indexOf(END);
        String counted =
                end < 0 ? head : head.replace("<content-length>", String.valueOf(head.length() - end - END.length()));
        return counted.getBytes(ISO_8859_1);
    }

    /**
     * Return the Sec-WebSocket-Accept that proves that a key was read (RFC 6455 4.2.2 item 5.4).
     *
     * @param key the key as it stood in the request
     */
    public static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1", impossible);
        }
    }
}
