package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;

import io.github.wsgauntlet.server.Limits;
import io.github.wsgauntlet.server.Message;
import io.github.wsgauntlet.server.Rule;
import io.github.wsgauntlet.server.Rules;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.Trace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server endpoint with an echo application and no network. */
final class EndpointProbe {

    final ByteQueue out = new ByteQueue();
    final List<Message> messages = new ArrayList<>();
    final ServerEndpoint endpoint;

    EndpointProbe(Limits limits, Rule... waived) {
        Rules rules = Rules.waiving(Set.of(waived));
        endpoint = new ServerEndpoint(limits, rules, new FrameDecoder(Trace.OFF), new FrameEncoder(out), Trace.OFF);
    }

    EndpointProbe(Rule... waived) {
        this(Limits.defaults(), waived);
    }

    static EndpointProbe withMessageLimit(long bytes) {
        return new EndpointProbe(
                ServerOptions.defaults().withMessageLimit(bytes).limits());
    }

    /** Feeds bytes as one segment, echoes the messages and returns in hex what the server says. */
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

    /** Takes in hex what the server has said since the last time. */
    String sent() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(out.size()));
        out.peek(bytes);
        out.skip(bytes.position());
        return hex(bytes.array());
    }
}
