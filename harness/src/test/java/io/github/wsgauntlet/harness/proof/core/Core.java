package io.github.wsgauntlet.harness.proof.core;

import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake;
import io.github.wsgauntlet.server.net.Blueprint;
import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.Endpoint;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One connection of the reference server, put together as its network shell does it, with an echo and no network: bytes
 * go in, and when they are read, all that the server says to them has come out.
 */
final class Core implements AutoCloseable {
    private static final int LARGEST_SEGMENT_BITS = 13;

    private final Blueprint blueprint;
    private final Opening opening;
    private final ByteQueue out = new ByteQueue();
    private Optional<Endpoint> endpoint = Optional.empty();
    private boolean ended;

    /**
     * Open a connection.
     *
     * @param blueprint how the server puts a connection together; its network and its application do not count
     */
    Core(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.opening = blueprint.opening(Trace.OFF);
    }

    /** Return whether the server ends the TCP connection after what it said. */
    boolean ended() {
        return ended;
    }

    /** Feed bytes as one segment. */
    void feed(byte[] bytes) {
        feed(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }

    /** Feed bytes in segments of random sizes, large or small ones. */
    void feed(byte[] bytes, RandomGenerator random) {
        int most = 1 << random.nextInt(LARGEST_SEGMENT_BITS + 1);
        for (int at = 0; at < bytes.length; ) {
            int size = Math.min(bytes.length - at, 1 + random.nextInt(most));
            feed(ByteBuffer.wrap(bytes, at, size).asReadOnlyBuffer());
            at += size;
        }
    }

    /** Say that the client sends no more; without a Close that is the end of the connection (RFC 6455 7.1.4). */
    void endInput() {
        ended = true;
    }

    /** Take all that the server has said since the last time. */
    byte[] said() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(out.size()));
        out.peek(bytes);
        out.skip(bytes.position());
        return bytes.array();
    }

    @Override
    public void close() {
        endpoint.ifPresent(Endpoint::end);
    }

    private void feed(ByteBuffer in) {
        if (ended) {
            return; // The network shell throws it away as well.
        }
        while (endpoint.isEmpty() && !ended && in.hasRemaining()) {
            opening.read(in).ifPresent(this::opened);
        }
        if (in.hasRemaining()) {
            endpoint.ifPresent(open -> run(open, in));
        }
    }

    private void opened(OpeningHandshake.Outcome outcome) {
        switch (outcome) {
            case OpeningHandshake.Answered answered ->
                out.append(answered.response().encode());
            case OpeningHandshake.Plain plain -> ended = true; // No application here answers plain requests.
            case OpeningHandshake.Refused refused -> {
                out.append(refused.response().encode());
                ended = true;
            }
            case OpeningHandshake.Accepted accepted -> {
                out.append(accepted.response().encode());
                endpoint = Optional.of(blueprint.endpoint(accepted.handshake(), out, Trace.OFF));
            }
        }
    }

    private void run(Endpoint open, ByteBuffer in) {
        open.feed(in);
        for (Optional<Message> message = open.receive(); message.isPresent(); message = open.receive()) {
            open.send(message.get());
        }
        ended = open.isFinished();
    }
}
