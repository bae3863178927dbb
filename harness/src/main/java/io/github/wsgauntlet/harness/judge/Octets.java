package io.github.wsgauntlet.harness.judge;

import java.util.Arrays;
import java.util.List;

/** Compares payloads. */
final class Octets {
    private Octets() {}

    /** Return whether one of these has the same bytes. */
    static boolean among(List<byte[]> all, byte[] one) {
        return all.stream().anyMatch(each -> Arrays.equals(each, one));
    }

    /** Return whether the first bytes of one payload are another, which may be all of it. */
    static boolean startsWith(byte[] whole, byte[] start) {
        return start.length <= whole.length && Arrays.equals(whole, 0, start.length, start, 0, start.length);
    }
}
