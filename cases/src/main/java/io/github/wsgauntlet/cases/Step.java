package io.github.wsgauntlet.cases;

import java.util.List;

/** One thing the tester does on a connection. */
public sealed interface Step {

    /** Return the frames and raw bytes that are sent in this step, in order; none in most. */
    default List<Unit> units() {
        return List.of();
    }

    /**
     * Connect and send the opening handshake (RFC 6455 4.1); the next step waits for the target's answer.
     *
     * @param request what the request head says
     * @param first frames or bytes that leave in the same write, right after the head
     * @param segments how that write is cut
     */
    record Open(HandshakeRequest request, List<Unit> first, Segments segments) implements Step {
        public Open {
            first = List.copyOf(first);
        }

        @Override
        public List<Unit> units() {
            return first;
        }

        /** Return the step that opens a connection the way every conforming client may. */
        public static Open standard() {
            return new Open(HandshakeRequest.standard(), List.of(), Segments.whole());
        }
    }

    /**
     * Send frames or raw bytes in one write.
     *
     * @param units what to send, in order
     * @param segments how the write is cut
     */
    record Send(List<Unit> units, Segments segments) implements Step {
        public Send {
            units = List.copyOf(units);
        }
    }

    /**
     * Wait until something has come, the connection has ended or the deadline has passed.
     *
     * @param awaited what to wait for
     */
    record Await(Awaited awaited) implements Step {}

    /** Give the target a moment to react, ended at once by its Close frame or the end of the connection. */
    record Pause() implements Step {}

    /** Shut down the sending side of the TCP connection and go on reading. */
    record HalfClose() implements Step {}

    /** Drop the TCP connection with a reset. */
    record Reset() implements Step {}

    /** Open another connection, and see whether the target serves it: a ping, and a closing handshake. */
    record Canary() implements Step {}

    /** What an {@link Await} waits for. */
    enum Awaited {
        /** Every echo and the last pong the target owes for what was sent so far. */
        ANSWERS,
        /** A Close frame. */
        CLOSE,
        /** The end of the TCP connection. */
        END
    }
}
