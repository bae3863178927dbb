package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.deflate.PerMessageDeflate;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server endpoint with an echo application and no network. */
final class EndpointProbe {

    final ByteQueue out = new ByteQueue();
    final List<Message> messages = new ArrayList<>();
    final Endpoint endpoint;

    private EndpointProbe(Limits limits, Rules rules, Compression compression) {
        endpoint = new Endpoint(
                EndpointRole.SERVER,
                limits,
                rules,
                new FrameDecoder(Trace.OFF),
                new FrameEncoder(out),
                compression,
                Trace.OFF);
    }

    EndpointProbe(Rule... waived) {
        this(Limits.defaults(), Rules.waiving(Set.of(waived)), Compression.none());
    }

    static EndpointProbe withMessageLimit(long bytes) {
        return new EndpointProbe(limit(bytes), Rules.strict(), Compression.none());
    }

    static EndpointProbe compressing(DeflateParameters agreed, Rule... waived) {
        Rules rules = Rules.waiving(Set.of(waived));
        return new EndpointProbe(Limits.defaults(), rules, PerMessageDeflate.ofServer(agreed, rules, Trace.OFF));
    }

    static EndpointProbe compressingWithMessageLimit(long bytes) {
        Rules rules = Rules.strict();
        return new EndpointProbe(
                limit(bytes), rules, PerMessageDeflate.ofServer(DeflateParameters.defaults(), rules, Trace.OFF));
    }

    private static Limits limit(long bytes) {
        return ServerOptions.defaults().withMessageLimit(bytes).limits();
    }

    /** Feed bytes as one segment, echo the messages and return in hex what the server says. */
    String feed(byte[]... pieces) {
        for (byte[] piece : pieces) {
            endpoint.feed(ByteBuffer.wrap(piece).asReadOnlyBuffer());
            for (Optional<Message> next = endpoint.receive(); next.isPresent(); next = endpoint.receive()) {
                messages.add(next.get());
                endpoint.send(next.get());
            }
        }
        return sent();
    }

    String feed(String hex) {
        return feed(hex(hex));
    }

    /** Take in hex what the server has said since the last time. */
    String sent() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(out.size()));
        out.peek(bytes);
        out.skip(bytes.position());
        return hex(bytes.array());
    }
}
