package io.github.wsgauntlet.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
 * @param defects what to do wrong besides
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
        Set<Defect> defects,
        Limits limits,
        Consumer<String> trace,
        int loops) {

    /** Copies the collections. */
    public ServerOptions {
        subprotocols = List.copyOf(subprotocols);
        waived = Set.copyOf(waived);
        defects = Set.copyOf(defects);
        if (loops < 1) {
            throw new IllegalArgumentException("A server needs at least one selector loop");
        }
    }

    /** Returns a strict echo server with compression on any free port of the loopback address. */
    public static ServerOptions defaults() {
        return new ServerOptions(
                InetAddress.getLoopbackAddress(),
                0,
                new Security.Plain(),
                Application.echo(),
                List.of(),
                true,
                Set.of(),
                Set.of(),
                Limits.defaults(),
                Trace.NO_SINK,
                Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    /** Returns these options with another address to listen on. */
    public ServerOptions withAddress(InetAddress value) {
        return new ServerOptions(
                value, port, security, application, subprotocols, compression, waived, defects, limits, trace, loops);
    }

    /** Returns these options with another port, 0 for any free one. */
    public ServerOptions withPort(int value) {
        return new ServerOptions(
                address,
                value,
                security,
                application,
                subprotocols,
                compression,
                waived,
                defects,
                limits,
                trace,
                loops);
    }

    /** Returns these options with TLS. */
    public ServerOptions withTls(SSLContext context) {
        Security tls = new Security.Tls(context);
        return new ServerOptions(
                address, port, tls, application, subprotocols, compression, waived, defects, limits, trace, loops);
    }

    /** Returns these options with another application. */
    public ServerOptions withApplication(Application value) {
        return new ServerOptions(
                address, port, security, value, subprotocols, compression, waived, defects, limits, trace, loops);
    }

    /** Returns these options with other subprotocols. */
    public ServerOptions withSubprotocols(List<String> value) {
        return new ServerOptions(
                address, port, security, application, value, compression, waived, defects, limits, trace, loops);
    }

    /** Returns these options without permessage-deflate, so that every offer of it is declined. */
    public ServerOptions withoutCompression() {
        return new ServerOptions(
                address, port, security, application, subprotocols, false, waived, defects, limits, trace, loops);
    }

    /** Returns these options with other rules waived. */
    public ServerOptions withWaived(Set<Rule> value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, value, defects, limits, trace, loops);
    }

    /** Returns these options with other defects. */
    public ServerOptions withDefects(Set<Defect> value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, waived, value, limits, trace, loops);
    }

    /** Returns these options with other limits. */
    public ServerOptions withLimits(Limits value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, waived, defects, value, trace, loops);
    }

    /** Returns these options with another limit for messages, in bytes. */
    public ServerOptions withMessageLimit(long bytes) {
        return withLimits(
                new Limits(bytes, limits.headSize(), limits.headFields(), limits.handshakeTime(), limits.closeTime()));
    }

    /** Returns these options with other limits for the request head, in bytes and fields. */
    public ServerOptions withHeadLimit(int bytes, int fields) {
        return withLimits(new Limits(limits.messageSize(), bytes, fields, limits.handshakeTime(), limits.closeTime()));
    }

    /** Returns these options with another time for the opening handshake. */
    public ServerOptions withHandshakeTime(Duration value) {
        return withLimits(
                new Limits(limits.messageSize(), limits.headSize(), limits.headFields(), value, limits.closeTime()));
    }

    /** Returns these options with another time for closing. */
    public ServerOptions withCloseTime(Duration value) {
        return withLimits(new Limits(
                limits.messageSize(), limits.headSize(), limits.headFields(), limits.handshakeTime(), value));
    }

    /** Returns these options with a sink for the steps of every connection. */
    public ServerOptions withTrace(Consumer<String> value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, waived, defects, limits, value, loops);
    }

    /** Returns these options with another number of selector loops. */
    public ServerOptions withLoops(int value) {
        return new ServerOptions(
                address, port, security, application, subprotocols, compression, waived, defects, limits, trace, value);
    }
}
