package io.github.wsgauntlet.cases.deflate;

import java.util.Arrays;
import java.util.List;

/** Turns tokens back into bytes, in the plainest way. */
final class Tokens {
    private Tokens() {}

    /** Returns the bytes that tokens make, without the history that they may reach into. */
    static byte[] expand(byte[] history, List<Token> tokens) {
        int length = tokens.stream().mapToInt(Token::length).sum();
        byte[] bytes = Arrays.copyOf(history, history.length + length);
        int at = history.length;
        for (Token token : tokens) {
            for (int i = 0; i < token.length(); i++) {
                bytes[at] = switch (token) {
                    case Token.Literal(byte value) -> value;
                    case Token.Match(int ignored, int distance) -> bytes[at - distance];
                };
                at++;
            }
        }
        return Arrays.copyOfRange(bytes, history.length, at);
    }
}
