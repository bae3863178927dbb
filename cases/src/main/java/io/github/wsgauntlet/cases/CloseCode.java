package io.github.wsgauntlet.cases;

import java.util.Set;

/** The classes of status codes a Close frame can carry (RFC 6455 7.4 and the IANA registry). */
public enum CloseCode {
    /** Defined and meant to be sent: 1000 to 1003, 1007 to 1014, and the ranges 3000 to 4999. */
    SENDABLE,
    /** Not defined today: 1004 and the unregistered codes up to 2999. */
    UNREGISTERED,
    /** Never to be put into a Close frame: 0 to 999, 1005, 1006, 1015, and 5000 and above. */
    FORBIDDEN;

    private static final Set<Integer> OF_POLICY = Set.of(1001, 1008, 1009, 1012, 1013);

    /** Return whether a server closes with a code for reasons of its own (RFC 6455 7.3, 10.4; IANA). */
    public static boolean ofPolicy(int code) {
        return OF_POLICY.contains(code);
    }

    /** Return the class of a code. */
    public static CloseCode classOf(int code) {
        if (code < 1000 || code >= 5000 || code == 1005 || code == 1006 || code == 1015) {
            return FORBIDDEN;
        }
        if (code >= 3000 || code <= 1003 || (code >= 1007 && code <= 1014)) {
            return SENDABLE;
        }
        return UNREGISTERED;
    }
}
