package io.github.wsgauntlet.server.net;

import javax.net.ssl.SSLContext;

/** Whether a server speaks ws or wss. */
public sealed interface Security {

    /** Plain TCP. */
    record Plain() implements Security {}

    /**
     * TLS (RFC 6455 10.6).
     *
     * @param context where the keys and certificates of the server come from
     */
    record Tls(SSLContext context) implements Security {}
}
