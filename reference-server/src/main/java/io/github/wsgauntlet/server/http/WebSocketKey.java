package io.github.wsgauntlet.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A Sec-WebSocket-Key (RFC 6455 4.2.1 item 5 and 4.2.2 item 5.4).
 *
 * <p>It is judged as text and never decoded: {@link Base64} would take missing padding for granted. The unused bits of
 * the last character may be anything (erratum 3150).
 *
 * @param text the value of the field without the white space around it
 */
public record WebSocketKey(String text) {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int GROUP = 4;
    private static final int NONCE = 16;

    /**
     * Return the key of 16 bytes.
     *
     * @throws IllegalArgumentException when there are more or fewer
     */
    public static WebSocketKey of(byte[] nonce) {
        if (nonce.length != NONCE) {
            throw new IllegalArgumentException("A key has " + NONCE + " bytes, not " + nonce.length);
        }
        return new WebSocketKey(Base64.getEncoder().encodeToString(nonce));
    }

    /** Return whether the text is base64: groups of four characters, only the last one padded (RFC 4648 4). */
    boolean isBase64() {
        return text.length() % GROUP == 0
                && padding() <= 2
                && text.chars().limit(text.length() - padding()).allMatch(WebSocketKey::isBase64Character);
    }

    /** Return how many bytes the text, when it is base64, decodes to. */
    int decodedLength() {
        return text.length() / GROUP * 3 - padding();
    }

    private int padding() {
        int unpadded = text.length();
        while (unpadded > 0 && text.charAt(unpadded - 1) == '=') {
            unpadded--;
        }
        return text.length() - unpadded;
    }

    private static boolean isBase64Character(int character) {
        return Grammar.isLetterOrDigit(character) || character == '+' || character == '/';
    }

    /** Return the Sec-WebSocket-Accept that proves that this very key was read. */
    public String accept() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((text + GUID).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1", impossible);
        }
    }
}
