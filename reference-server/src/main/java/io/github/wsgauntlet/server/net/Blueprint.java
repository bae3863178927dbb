package io.github.wsgauntlet.server.net;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.deflate.PerMessageDeflate;
import io.github.wsgauntlet.server.http.Handshake;
import io.github.wsgauntlet.server.http.HttpRequestReader;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake;
import io.github.wsgauntlet.server.http.Upgrade;
import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.Endpoint;
import io.github.wsgauntlet.server.protocol.FrameDecoder;
import io.github.wsgauntlet.server.protocol.FrameEncoder;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the connections of one server are put together: from clean parts, each of which {@link Parts} may replace.
 *
 * @param security plain TCP or TLS
 * @param application what to do with messages
 * @param subprotocols the subprotocols that the server speaks
 * @param compression whether the server speaks permessage-deflate
 * @param rules the rules to keep
 * @param limits what is too large or too slow
 * @param trace takes a line for every step of every connection
 * @param parts has the last word on each part
 */
public record Blueprint(
        Security security,
        Application application,
        List<String> subprotocols,
        boolean compression,
        Rules rules,
        Limits limits,
        Consumer<String> trace,
        Parts parts) {

    /** Copy the subprotocols. */
    public Blueprint {
        subprotocols = List.copyOf(subprotocols);
    }

    /** Return the transport of a connection that was accepted. */
    Transport transport(SelectionKey key, RecordRooms rooms) {
        return parts.transport(Transport.of(key, security, rooms, parts));
    }

    /**
     * Return the opening handshake of a connection (RFC 6455 4).
     *
     * @param steps told about every step
     */
    public Opening opening(Trace steps) {
        Upgrade upgrade = new Upgrade(subprotocols, compression, rules);
        return parts.opening(new OpeningHandshake(
                () -> new HttpRequestReader(limits, rules), application::serves, upgrade, rules, steps));
    }

    /**
     * Return the endpoint of a connection whose opening handshake is complete (RFC 6455 5 to 8).
     *
     * @param agreed what was agreed in the opening handshake
     * @param out takes the bytes to send
     * @param steps told about every step
     */
    public Endpoint endpoint(Handshake agreed, ByteQueue out, Trace steps) {
        Compression codec = parts.compression(agreed.compression()
                .<Compression>map(parameters -> PerMessageDeflate.ofServer(parameters, rules, steps))
                .orElseGet(Compression::none));
        FrameDecoder decoder = new FrameDecoder(parts.headerReader(FrameHeader::decode), steps);
        return new Endpoint(
                EndpointRole.SERVER,
                limits,
                rules,
                parts.frameSource(decoder, codec),
                parts.frameWriter(new FrameEncoder(out), out, codec),
                codec,
                steps);
    }
}
