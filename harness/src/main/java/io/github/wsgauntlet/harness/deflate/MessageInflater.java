package io.github.wsgauntlet.harness.deflate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Inflates the compressed messages of one peer (RFC 7692 7.2.2), one after the other, and tells how each was made.
 *
 * <p>What was inflated stays in a window of 32768 bytes, across messages and final blocks, until it is told to forget
 * it: no peer can use a larger one, and one that uses less shows in what is told. How much a peer keeps and does not
 * refer to cannot be seen.
 *
 * <p>The window holds whatever could be read. After a message that did not end well its peer may hold another one, so
 * what is told of later messages may be wrong until the window is forgotten.
 *
 * <p>Not thread safe.
 */
public final class MessageInflater {
    /** What is larger comes hardly twice, and is not kept for it. */
    private static final int MOST_KEPT = 1 << 20;

    /** How many are kept: messages come again and again, also in turn with another one. */
    private static final int KEPT = 2;

    private final InflatedBytes inflated;

    /** What was read and not known before, the last one first. */
    private final Deque<Known> known = new ArrayDeque<>(KEPT);

    /**
     * What was read before. A message that comes a thousand times with a full window is the same each time.
     *
     * @param window what came before it
     * @param payload its payload
     * @param message what that says
     */
    private record Known(byte[] window, byte[] payload, InflatedMessage message) {
        boolean is(byte[] otherWindow, byte[] otherPayload) {
            return Arrays.equals(payload, otherPayload) && Arrays.equals(window, otherWindow);
        }
    }

    /**
     * Create an inflater with an empty window.
     *
     * @param limit the most bytes that are read of one message, at least 0. More than an array holds are never read.
     * @throws IllegalArgumentException if the limit is negative
     */
    public MessageInflater(long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("A message is limited to 0 bytes or more, not " + limit);
        }
        this.inflated = new InflatedBytes(limit);
    }

    /**
     * Read the next compressed message.
     *
     * @param payload the payloads of all its frames, one after the other, as they came: without {@code 00 00 ff ff},
     *     if the peer does as it should; nobody changes it any more
     * @return what it says, which may be returned again, so that its data is not to be changed
     */
    public InflatedMessage read(byte[] payload) {
        byte[] window = inflated.window();
        inflated.begin();
        Optional<Known> before =
                known.stream().filter(each -> each.is(window, payload)).findFirst();
        return before.map(this::again).orElseGet(() -> first(window, payload));
    }

    private InflatedMessage again(Known before) {
        inflated.append(before.message().data());
        return before.message();
    }

    private InflatedMessage first(byte[] window, byte[] payload) {
        InflatedMessage message = new DeflateReader(payload, inflated).read();
        if (Math.max(payload.length, message.data().length) <= MOST_KEPT) {
            if (known.size() == KEPT) {
                known.removeLast();
            }
            known.addFirst(new Known(window, payload, message));
        }
        return message;
    }

    /** Forget the window, as a peer does between messages that does not take over its context (RFC 7692 7.1.1). */
    public void reset() {
        inflated.reset();
    }
}
