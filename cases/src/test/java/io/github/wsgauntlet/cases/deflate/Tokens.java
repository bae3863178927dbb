package io.github.wsgauntlet.cases.deflate;

import java.util.Arrays;
import java.util.List;

/** Turns tokens back into bytes, in the plainest way. */
final class Tokens {
    private Tokens() {}

    /** Return the bytes that tokens make, without the history that they may reach into. */
    static byte[] expand(byte[] history, List<DeflateToken> tokens) {
        int length = tokens.stream().mapToInt(DeflateToken::length).sum();
        byte[] bytes = Arrays.copyOf(history, history.length + length);
        int at = history.length;
        for (DeflateToken token : tokens) {
            for (int i = 0; i < token.length(); i++) {
                bytes[at] = switch (token) {
                    case DeflateToken.Literal(byte value) -> value;
                    case DeflateToken.Match(int ignored, int distance) -> bytes[at - distance];
                };
                at++;
            }
        }
        return Arrays.copyOfRange(bytes, history.length, at);
    }
}
