package io.github.wsgauntlet.harness.target;

import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import io.github.wsgauntlet.harness.wire.HeaderField;
import io.github.wsgauntlet.harness.wire.Route;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How servers are reached, wherever they are.
 *
 * @param tls how {@code wss} is trusted; empty for the trust of the Java platform, which takes time to load
 * @param fields what stands in the head of every request
 * @param route how connections come about
 * @param probe a text that they take and answer, where they do not take just any
 */
public record Reach(
        Optional<SSLContext> tls,
        List<HeaderField> fields,
        Route route,
        Optional<ProbeText> probe,
        Optional<EchoAdapter> adapter) {
    public Reach {
        fields = List.copyOf(fields);
    }

    /** Create a way to servers that take any text. */
    public Reach(SSLContext tls, List<HeaderField> fields, Route route) {
        this(Optional.of(tls), fields, route, Optional.empty(), Optional.empty());
    }

    /** Return the usual way: with the trust of the Java platform, no header fields, and nothing in between. */
    public static Reach standard() {
        return new Reach(Optional.empty(), List.of(), Route.direct(), Optional.empty(), Optional.empty());
    }

    /**
     * Return the server at a URL.
     *
     * @param name what reports call it
     * @param url a {@code ws} or {@code wss} URL with host and port
     */
    public ServerTarget to(String name, URI url) {
        return new ServerTarget(name, url, tls, fields, route, probe, adapter);
    }
}
