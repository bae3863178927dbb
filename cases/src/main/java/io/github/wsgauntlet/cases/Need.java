package io.github.wsgauntlet.cases;

import java.util.Locale;

/** Something a target has to offer before a case can be judged on it; a target without it gets SKIP. */
public enum Need {
    /** The target sends every data message back. */
    ECHO,
    /** The target accepts an offer of permessage-deflate (RFC 7692). */
    DEFLATE,
    /** The target listens for TLS connections. */
    TLS,
    /** The target speaks TLS 1.3, where the last flight of the handshake is the client's (RFC 8446 2). */
    TLS13,
    /** The target, a client, may be told how large a window it may use (RFC 7692 7.1.2.2). */
    WINDOW,
    /** The target, a client, offers compression and lets nobody tell it how large a window it may use. */
    FIXED_WINDOW;

    /** Return the name as case files write it, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
