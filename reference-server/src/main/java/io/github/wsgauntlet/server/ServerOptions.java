package io.github.wsgauntlet.server;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.net.Blueprint;
import io.github.wsgauntlet.server.net.Parts;
import io.github.wsgauntlet.server.net.Security;
import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.trace.Trace;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * How a {@link ReferenceServer} is to run.
 *
 * @param address the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param security plain TCP or TLS
 * @param application what to do with messages
 * @param subprotocols the subprotocols the server speaks; of those a client offers it takes the client's first choice
 * @param compression whether the server speaks permessage-deflate
 * @param waived the rules not to keep
 * @param parts asked once, when a server starts, for what its connections are made of
 * @param limits what is too large or too slow
 * @param trace takes a line for every step of every connection; called from the threads of the server
 * @param loops how many selector loops share the connections, at least 1
 */
public record ServerOptions(
        InetAddress address,
        int port,
        Security security,
        Application application,
        List<String> subprotocols,
        boolean compression,
        Set<Rule> waived,
        Supplier<Parts> parts,
        Limits limits,
        Consumer<String> trace,
        int loops) {

    /** One instance, so that equal options are equal. */
    private static final Supplier<Parts> CLEAN = Parts::clean;

    /** Copy the collections. */
    public ServerOptions {
        subprotocols = List.copyOf(subprotocols);
        waived = Set.copyOf(waived);
        if (loops < 1) {
            throw new IllegalArgumentException("A server needs at least one selector loop");
        }
    }

    /** Return a strict echo server with compression on any free port of the loopback address. */
    public static ServerOptions defaults() {
        return new ServerOptions(
                InetAddress.getLoopbackAddress(),
                0,
                new Security.Plain(),
                Application.echo(),
                List.of(),
                true,
                Set.of(),
                CLEAN,
                Limits.defaults(),
                Trace.NO_SINK,
                Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    /** Return these options with another address to listen on. */
    public ServerOptions withAddress(InetAddress value) {
        return new ServerOptions(
                value, port, security, application, subprotocols, compression, waived, parts, limits, trace, loops);
    }

    /** Return these options with another port, 0 for any free one. */
    public ServerOptions withPort(int value) {
        return new ServerOptions(
                address, value, security, application, subprotocols, compression, waived, parts, limits, trace, loops);
    }

    /** Return these options with TLS. */
    public ServerOptions withTls(SSLContext context) {
        Security tls = new Security.Tls(context);
        return new ServerOptions(
                address, port, tls, application, subprotocols, compression, waived, parts, limits, trace, loops);
    }

    /** Return these options with another application. */
    public ServerOptions withApplication(Application value) {
        return new ServerOptions(
                address, port, security, value, subprotocols, compression, waived, parts, limits, trace, loops);
    }

    /** Return these options with other subprotocols. */
    public ServerOptions withSubprotocols(List<String> value) {
        return new ServerOptions(
                address, port, security, application, value, compression, waived, parts, limits, trace, loops);
    }

    /** Return these options without permessage-deflate, so that every offer of it is declined. */
    public ServerOptions withoutCompression() {
        return new ServerOptions(
                address, port, security, application, subprotocols, false, waived, parts, limits, trace, loops);
    }

    /** Return these options with other rules waived. */
    public ServerOptions withWaived(Set<Rule> value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, value, parts, limits, trace, loops);
    }

    /**
     * Return these options with other parts in the connections of a server, as {@code Misbehaviour} in the package
     * {@code defect} makes them.
     *
     * @param value makes the parts of one server; servers that are started with the same options share nothing
     */
    public ServerOptions withParts(Supplier<Parts> value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, waived, value, limits, trace, loops);
    }

    /** Return these options with other limits. */
    public ServerOptions withLimits(Limits value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, waived, parts, value, trace, loops);
    }

    /** Return these options with another limit for messages, in bytes. */
    public ServerOptions withMessageLimit(long bytes) {
        return withLimits(limits.withMessageSize(bytes));
    }

    /** Return these options with another time for the opening handshake. */
    public ServerOptions withHandshakeTime(Duration value) {
        return withLimits(limits.withTimes(limits.times().withHandshake(value)));
    }

    /** Return these options with another time for closing. */
    public ServerOptions withCloseTime(Duration value) {
        return withLimits(limits.withTimes(limits.times().withClose(value)));
    }

    /** Return these options with a sink for the steps of every connection. */
    public ServerOptions withTrace(Consumer<String> value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, waived, parts, limits, value, loops);
    }

    /**
     * Return how the connections of one server are put together. This asks for the parts, so call it once for a server.
     */
    public Blueprint blueprint() {
        return new Blueprint(
                security, application, subprotocols, compression, Rules.waiving(waived), limits, trace, parts.get());
    }

    /** Return these options with another number of selector loops. */
    public ServerOptions withLoops(int value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, waived, parts, limits, trace, value);
    }
}
