package io.github.wsgauntlet.harness.adapter;

/** The number of a message, as it stands in one. */
final class Digits {
    /** No number of ours has more. */
    private static final int MOST = 9;

    private Digits() {}

    /** Return how many digits stand there, 0 to 9. */
    static int count(byte[] message, int at) {
        int count = 0;
        while (count < MOST && at + count < message.length && isDigit(message[at + count])) {
            count++;
        }
        return count;
    }

    /** Return the number that so many digits are. */
    static int value(byte[] message, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            value = 10 * value + message[i] - '0';
        }
        return value;
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
