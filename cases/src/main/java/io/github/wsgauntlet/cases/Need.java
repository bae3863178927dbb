package io.github.wsgauntlet.cases;

import java.util.Locale;

/** Something a target has to offer before a case can be judged on it; a target without it gets SKIP. */
public enum Need {
    /** The target sends every data message back. */
    ECHO,
    /** The target accepts an offer of permessage-deflate (RFC 7692). */
    DEFLATE,
    /** The target listens for TLS connections. */
    TLS;

    /** Return the name as case files write it, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
