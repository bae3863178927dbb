package io.github.wsgauntlet.cases.deflate;

import java.util.ArrayList;
import java.util.List;

/** What the data of a coded block is made of: bytes, and repetitions of bytes before them (RFC 1951 3.2). */
public sealed interface DeflateToken {

    /** Return how many bytes it makes. */
    int length();

    /**
     * A byte.
     *
     * @param value the byte
     */
    record Literal(byte value) implements DeflateToken {
        private static final Literal[] ALL = new Literal[1 << Byte.SIZE];

        static {
            for (int i = 0; i < ALL.length; i++) {
                ALL[i] = new Literal((byte) i);
            }
        }

        /** Return the literal of a byte: there are only so many, and messages of a million. */
        static Literal of(byte value) {
            return ALL[value & 0xff];
        }

        @Override
        public int length() {
            return 1;
        }
    }

    /**
     * Bytes that were there before. They may reach into those that the match itself makes.
     *
     * @param length how many, 3 to 258
     * @param distance how far back they start, 1 to 32768 bytes. Nothing checks that there are as many.
     */
    record Match(int length, int distance) implements DeflateToken {
        static final int SHORTEST = 3;
        static final int LONGEST = 258;
        private static final int FURTHEST = 1 << 15;

        public Match {
            if (length < SHORTEST || length > LONGEST) {
                throw new IllegalArgumentException("A match has 3 to 258 bytes, not " + length);
            }
            if (distance < 1 || distance > FURTHEST) {
                throw new IllegalArgumentException("A match starts 1 to 32768 bytes back, not " + distance);
            }
        }
    }

    /** Return bytes as literals, without any match. */
    static List<DeflateToken> literals(byte[] data) {
        var literals = new ArrayList<DeflateToken>(data.length);
        for (byte value : data) {
            literals.add(Literal.of(value));
        }
        return literals;
    }
}
