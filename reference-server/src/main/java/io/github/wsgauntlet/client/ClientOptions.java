package io.github.wsgauntlet.client;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.http.CompressionOffer;
import io.github.wsgauntlet.server.net.Parts;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * How a {@link ReferenceClient} is to behave.
 *
 * @param application what to do with messages
 * @param subprotocols what to offer, the best first
 * @param compression the offer of permessage-deflate to make, if any
 * @param tls what to trust where the URL is {@code wss}; the default of this JVM if empty
 * @param waived the rules not to keep
 * @param parts asked once for each connection, for what it is made of
 * @param limits what is too large or too slow
 * @param trace takes a line for every step of every connection
 */
public record ClientOptions(
        Application application,
        List<String> subprotocols,
        Optional<CompressionOffer> compression,
        Optional<SSLContext> tls,
        Set<Rule> waived,
        Supplier<Parts> parts,
        Limits limits,
        Consumer<String> trace) {

    /** One instance, so that equal options are equal. */
    private static final Supplier<Parts> CLEAN = Parts::clean;

    /**
     * Copy the collections.
     *
     * @throws IllegalArgumentException if a rule is waived that no client keeps
     */
    public ClientOptions {
        subprotocols = List.copyOf(subprotocols);
        waived = Set.copyOf(waived);
        waived.stream()
                .filter(rule -> !rule.concerns(EndpointRole.CLIENT))
                .findFirst()
                .ifPresent(rule -> {
                    throw new IllegalArgumentException("No client keeps the rule " + rule.key());
                });
    }

    /** Return a strict client that sends every message back and offers compression. */
    public static ClientOptions defaults() {
        return new ClientOptions(
                Application.echo(),
                List.of(),
                Optional.of(CompressionOffer.standard()),
                Optional.empty(),
                Set.of(),
                CLEAN,
                Limits.defaults(),
                Trace.NO_SINK);
    }

    /** Return these options with another application. */
    public ClientOptions withApplication(Application value) {
        return new ClientOptions(value, subprotocols, compression, tls, waived, parts, limits, trace);
    }

    /** Return these options with other subprotocols to offer. */
    public ClientOptions withSubprotocols(List<String> value) {
        return new ClientOptions(application, value, compression, tls, waived, parts, limits, trace);
    }

    /** Return these options with another offer of permessage-deflate, or none. */
    public ClientOptions withCompression(Optional<CompressionOffer> value) {
        return new ClientOptions(application, subprotocols, value, tls, waived, parts, limits, trace);
    }

    /** Return these options with what to trust over TLS. */
    public ClientOptions withTls(SSLContext value) {
        return new ClientOptions(
                application, subprotocols, compression, Optional.of(value), waived, parts, limits, trace);
    }

    /** Return these options with other rules waived. */
    public ClientOptions withWaived(Set<Rule> value) {
        return new ClientOptions(application, subprotocols, compression, tls, value, parts, limits, trace);
    }

    /** Return these options with other parts, as {@code Misbehaviour} in the package {@code defect} makes them. */
    public ClientOptions withParts(Supplier<Parts> value) {
        return new ClientOptions(application, subprotocols, compression, tls, waived, value, limits, trace);
    }

    /** Return these options with other limits. */
    public ClientOptions withLimits(Limits value) {
        return new ClientOptions(application, subprotocols, compression, tls, waived, parts, value, trace);
    }

    /** Return these options with a sink for the steps of every connection. */
    public ClientOptions withTrace(Consumer<String> value) {
        return new ClientOptions(application, subprotocols, compression, tls, waived, parts, limits, value);
    }
}
