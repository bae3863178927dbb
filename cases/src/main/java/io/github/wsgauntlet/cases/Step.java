package io.github.wsgauntlet.cases;

import java.util.List;
import java.util.Optional;

/** One thing the tester does on a connection. */
public sealed interface Step
        permits Step.Opening,
                Step.Send,
                Step.Await,
                Step.Pause,
                Step.StopReading,
                Step.HalfClose,
                Step.Reset,
                Step.Canary,
                Turn {

    /** Return the frames and raw bytes that are sent in this step, in order; none in most. */
    default List<Unit> units() {
        return List.of();
    }

    /** The step that opens a connection, from one end or the other; it says which end the tester is. */
    sealed interface Opening extends Step {
        /** Return the step that opens a connection to such a target the way every conforming endpoint may. */
        static Opening towards(Role target) {
            return switch (target) {
                case SERVER -> Open.standard();
                case CLIENT -> Accept.standard();
            };
        }

        /** Return which end of the connection the tester is. */
        Role tester();

        /** Return the frames or bytes that leave in the same write as the head, right after it. */
        List<Unit> first();

        /** Return how that write is cut. */
        Segments segments();

        /** Return whether that write leaves together with the tester's last flight of the TLS handshake. */
        boolean withFinished();

        @Override
        default List<Unit> units() {
            return first();
        }
    }

    /**
     * Connect and send the opening handshake (RFC 6455 4.1); the next step waits for the target's answer.
     *
     * @param request what the request head says
     * @param first frames or bytes that leave in the same write, right after the head
     * @param segments how that write is cut
     * @param earlier what is asked on the same connection before, if anything is
     * @param withFinished whether what is sent first leaves in one write with the last flight of the TLS handshake,
     *     which ends in Finished (RFC 8446 4.4.4)
     */
    record Open(
            HandshakeRequest request,
            List<Unit> first,
            Segments segments,
            Optional<Earlier> earlier,
            boolean withFinished)
            implements Opening {
        public Open {
            first = List.copyOf(first);
        }

        /** Create the step for a connection on which nothing is asked before. */
        public Open(HandshakeRequest request, List<Unit> first, Segments segments) {
            this(request, first, segments, Optional.empty());
        }

        /** Create the step for a connection on which the handshake of TLS, if there is one, is over before. */
        public Open(HandshakeRequest request, List<Unit> first, Segments segments, Optional<Earlier> earlier) {
            this(request, first, segments, earlier, false);
        }

        @Override
        public Role tester() {
            return Role.CLIENT;
        }

        /** Return this step with another request. */
        public Open withRequest(HandshakeRequest other) {
            return new Open(other, first, segments, earlier, withFinished);
        }

        /** Return this step with other frames or bytes right after the head. */
        public Open withFirst(List<Unit> others) {
            return new Open(request, others, segments, earlier, withFinished);
        }

        /** Return this step with its write cut in another way. */
        public Open withSegments(Segments others) {
            return new Open(request, first, others, earlier, withFinished);
        }

        /** Return the step that opens a connection the way every conforming client may. */
        public static Open standard() {
            return new Open(HandshakeRequest.standard(), List.of(), Segments.whole());
        }
    }

    /**
     * Take a client's connection, read its opening handshake, and answer it (RFC 6455 4.2.2).
     *
     * @param answer what the answer's head says
     * @param first frames or bytes that leave in the same write, right after the head
     * @param segments how that write is cut
     */
    record Accept(HandshakeAnswer answer, List<Unit> first, Segments segments) implements Opening {
        public Accept {
            first = List.copyOf(first);
        }

        /** Return the step that takes a connection the way every conforming server may. */
        public static Accept standard() {
            return new Accept(HandshakeAnswer.standard(), List.of(), Segments.whole());
        }

        @Override
        public Role tester() {
            return Role.SERVER;
        }

        @Override
        public boolean withFinished() {
            return false;
        }
    }

    /**
     * A plain HTTP request before the opening handshake on the same connection (RFC 9112 9.3).
     *
     * @param text the whole request with its content, with {@code \r\n} as line ends and the placeholders of a
     *     {@link HandshakeRequest}; not empty
     * @param pipelined whether the handshake leaves in the same write (RFC 9112 9.3.2), else after the whole answer
     *     has come, and only where the target keeps the connection
     */
    record Earlier(String text, boolean pipelined) {
        /** Return the request for the writer of request heads. */
        public HandshakeRequest request() {
            HandshakeRequest plain = HandshakeRequest.standard();
            return new HandshakeRequest(plain.method(), plain.target(), plain.version(), List.of(), text);
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

    /**
     * Give the target a moment to react, ended at once by its Close frame or the end of the connection. A client whose
     * closing handshake is over has the time in which one ends TCP that does not leave that to the server.
     */
    record Pause() implements Step {}

    /**
     * Stop reading what the target sends, until the tester waits for something, the scenario ends, or the target takes
     * nothing more. What comes meanwhile is read then.
     */
    record StopReading() implements Step {}

    /**
     * Shut down the sending side of the TCP connection and go on reading.
     *
     * @param silent whether TLS is not told: its close_notify is left out (RFC 8446 6.1)
     */
    record HalfClose(boolean silent) implements Step {
        /** Create the step that ends what it sends as it should be, over TLS with a close_notify. */
        public HalfClose() {
            this(false);
        }
    }

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
