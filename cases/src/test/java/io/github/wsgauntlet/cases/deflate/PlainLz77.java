package io.github.wsgauntlet.cases.deflate;

import java.util.ArrayList;
import java.util.List;

/** Finds what {@link Lz77} is to find, in the plainest way: it looks at every place, one after the other. */
final class PlainLz77 {
    private static final int MOST_PLACES = 64;

    private PlainLz77() {}

    static List<DeflateToken> tokens(byte[] history, byte[] data, int windowBits) {
        int window = 1 << windowBits;
        int known = Math.min(history.length, window);
        byte[] bytes = new byte[known + data.length];
        System.arraycopy(history, history.length - known, bytes, 0, known);
        System.arraycopy(data, 0, bytes, known, data.length);
        var tokens = new ArrayList<DeflateToken>();
        for (int at = known; at < bytes.length; at += tokens.getLast().length()) {
            tokens.add(tokenAt(bytes, at, window));
        }
        return tokens;
    }

    private static DeflateToken tokenAt(byte[] bytes, int at, int window) {
        int best = 2;
        int from = at;
        int looked = 0;
        for (int place = at - 1;
                place >= Math.max(0, at - window) && at + 2 < bytes.length && looked < MOST_PLACES;
                place--) {
            if (hash(bytes, place) == hash(bytes, at)) {
                looked++;
                int length = 0;
                while (length < 258 && at + length < bytes.length && bytes[place + length] == bytes[at + length]) {
                    length++;
                }
                from = length > best ? place : from;
                best = Math.max(best, length);
            }
        }
        return best == 2 ? new DeflateToken.Literal(bytes[at]) : new DeflateToken.Match(best, at - from);
    }

    private static int hash(byte[] bytes, int at) {
        int three = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        return three * 0x9E3779B1 >>> 17;
    }
}
