package io.github.wsgauntlet.harness.target;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import io.github.wsgauntlet.harness.wire.HeaderField;
import io.github.wsgauntlet.harness.wire.Route;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A server under test: where it is and how to reach it.
 *
 * @param name what reports call it
 * @param url a {@code ws} or {@code wss} URL with host and port
 * @param tls how {@code wss} is trusted; empty for the trust of the Java platform, which takes time to load
 * @param fields what it wants to see in the head of every request
 * @param route how connections to it come about
 * @param probe a text that it takes and answers, where it does not take just any
 * @param adapter how it is made an echo server, where it is none by itself
 */
public record ServerTarget(
        String name,
        URI url,
        Optional<SSLContext> tls,
        List<HeaderField> fields,
        Route route,
        Optional<ProbeText> probe,
        Optional<EchoAdapter> adapter)
        implements Target {
    /**
     * Create a target.
     *
     * @throws IllegalArgumentException if there are both a probe and an adapter
     */
    public ServerTarget {
        fields = List.copyOf(fields);
        if (probe.isPresent() && adapter.isPresent()) {
            throw new IllegalArgumentException(
                    "A server behind an adapter is sent what that makes, and no other text.");
        }
    }

    /** Create a target that takes any text. */
    public ServerTarget(String name, URI url, SSLContext tls, List<HeaderField> fields, Route route) {
        this(name, url, Optional.of(tls), fields, route, Optional.empty(), Optional.empty());
    }

    /** Create a target with nothing in between, that wants nothing in its requests but what cases put there. */
    public ServerTarget(String name, URI url, SSLContext tls) {
        this(name, url, tls, List.of(), Route.direct());
    }

    @Override
    public String address() {
        return url.toString();
    }

    @Override
    public Role role() {
        return Role.SERVER;
    }

    /**
     * Return a new connection to it.
     *
     * @param patience how long that may take
     * @param lastFlightWaits whether the last flight of a TLS handshake waits for what is written first, where the
     *     tester has the last word
     * @throws IOException if there is none in time; the message says why
     */
    public WireTransport connect(Duration patience, boolean lastFlightWaits) throws IOException {
        return WireTransport.connect(url, route, this::context, patience, lastFlightWaits);
    }

    /** Return what speaks TLS for the tester. */
    SSLContext context() {
        try {
            return tls.isPresent() ? tls.get() : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform speaks TLS", e);
        }
    }

    /** Return the same with another name. */
    public ServerTarget withName(String other) {
        return new ServerTarget(other, url, tls, fields, route, probe, adapter);
    }

    /** Return the same with another trust in certificates. */
    public ServerTarget withTls(SSLContext other) {
        return new ServerTarget(name, url, Optional.of(other), fields, route, probe, adapter);
    }

    /** Return the same with other header fields in every request. */
    public ServerTarget withFields(List<HeaderField> others) {
        return new ServerTarget(name, url, tls, others, route, probe, adapter);
    }

    /** Return the same that takes and answers this text, and need not take any other. */
    public ServerTarget withProbe(ProbeText other) {
        return new ServerTarget(name, url, tls, fields, route, Optional.of(other), adapter);
    }

    /** Return the same with something that makes it an echo server. */
    public ServerTarget withAdapter(EchoAdapter other) {
        return new ServerTarget(name, url, tls, fields, route, probe, Optional.of(other));
    }

    /**
     * Read a URL as a user wrote it.
     *
     * @throws IllegalArgumentException if it is no absolute {@code ws} or {@code wss} URL; the message says what is
     *     wrong
     */
    public static URI parse(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a URL: " + e.getReason() + ".", e);
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme();
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a WebSocket URL: it starts with ws:// or wss://.");
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("'" + text + "' names no host, or one that is no host name.");
        }
        if (url.getRawFragment() != null) {
            throw new IllegalArgumentException("'" + text + "' has a fragment, which a WebSocket URL may not have.");
        }
        if (url.getPort() > 65535 || url.getPort() == 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' names port " + url.getPort() + "; ports are 1 to 65535.");
        }
        if (url.getPort() >= 0) {
            return url;
        }
        int port = scheme.equals("wss") ? 443 : 80;
        return URI.create(scheme + "://" + url.getHost() + ":" + port + pathOf(url));
    }

    /** Return the authority for the Host field; a default port is left out (RFC 6455 4.1). */
    public String authority() {
        boolean defaultPort = url.getPort() == (secure() ? 443 : 80);
        return defaultPort ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** Return the resource name, path and query (RFC 6455 3). */
    public String path() {
        return pathOf(url);
    }

    @Override
    public boolean more() {
        return true;
    }

    @Override
    public boolean secure() {
        return url.getScheme().equals("wss");
    }

    /**
     * Wait until somebody listens there, for a server that is only starting.
     *
     * @param limit for how long at most; then whoever connects next finds out
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void awaitListening(Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        while (!listens(limit) && System.nanoTime() - start < limit.toNanos()) {
            Pause.beforeNextLook();
        }
    }

    /** Return whether somebody listens there, and accepts a connection within that time. */
    boolean listens(Duration limit) {
        try (Socket tcp = route.connect(url.getHost(), url.getPort(), limit)) {
            // On loopback, a connection to a port that nobody has may by chance come from that very port.
            return !tcp.getLocalSocketAddress().equals(tcp.getRemoteSocketAddress());
        } catch (IOException e) {
            return false;
        }
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
