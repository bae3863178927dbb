package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that happened on a connection. {@code at} is in nanoseconds since the tester began to connect. */
public sealed interface Event {
    /** Return when it happened, in nanoseconds since the tester began to connect. */
    long at();

    /**
     * The connection was established.
     *
     * @param at when
     * @param tlsVersion the version of TLS, for example {@code TLSv1.3}; nothing over plain TCP
     */
    record Connected(long at, Optional<String> tlsVersion) implements Event {
        /** Create the event for a connection without TLS. */
        public Connected(long at) {
            this(at, Optional.empty());
        }
    }

    /**
     * A client's connection was accepted: the tester is the server.
     *
     * @param at when
     * @param told the URL that the client was told to connect to, where the tester told it
     */
    record Accepted(long at, Optional<URI> told) implements Event {}

    /**
     * The key in a client's request is that of an earlier connection.
     *
     * @param at when
     */
    record KeySeenBefore(long at) implements Event {}

    /**
     * No connection could be established.
     *
     * @param at when
     * @param reason why
     */
    record ConnectFailed(long at, String reason) implements Event {}

    /**
     * The tester sent the opening handshake, or the answer to it.
     *
     * @param at when
     * @param head the bytes
     */
    record SentHead(long at, byte[] head) implements Event {}

    /**
     * The tester sent a request that comes before the opening handshake.
     *
     * @param at when
     * @param request the bytes
     */
    record SentEarlier(long at, byte[] request) implements Event {}

    /**
     * The target answered the request that comes before the opening handshake, with another status than 101.
     *
     * @param at when the last of the answer came
     * @param head the head of the answer
     * @param content the bytes of the answer after its head, as they came
     */
    record ReceivedEarlier(long at, HttpHead head, byte[] content) implements Event {}

    /**
     * The tester sent frames or bytes in one write.
     *
     * @param at when
     * @param purpose what for
     * @param pieces the bytes of each unit, which may be written anew each time they are looked at
     */
    record Sent(long at, Purpose purpose, List<byte[]> pieces) implements Event {
        public Sent {
            pieces = Collections.unmodifiableList(pieces);
        }
    }

    /** What the tester sends something for. */
    enum Purpose {
        /** The scenario says so. */
        SCENARIO,
        /** Its answer will prove that the target is alive and has read everything before it. */
        BARRIER,
        /** The closing handshake at the end. */
        CLOSING,
        /** A turn of the scenario says so, or what is a matter of routine in it. */
        TURN,
        /** A pong the target's ping asked for (RFC 6455 5.5.2). */
        PONG
    }

    /**
     * The target answered the opening handshake, or sent it.
     *
     * @param at when
     * @param head the answer, or the request
     */
    record ReceivedHead(long at, HttpHead head) implements Event {}

    /**
     * The target sent an interim response, status 100 or another below 200 that is not 101 (RFC 9110 15.2). Its answer
     * is still to come.
     *
     * @param at when
     * @param head the response
     */
    record ReceivedInterim(long at, HttpHead head) implements Event {}

    /**
     * The target sent a frame.
     *
     * @param at when its last byte came
     * @param frame the frame
     */
    record ReceivedFrame(long at, WireFrame frame) implements Event {}

    /**
     * The target sent bytes that are no whole frame: an HTTP body, or a frame that was cut off.
     *
     * @param at when
     * @param bytes the bytes
     */
    record ReceivedBytes(long at, byte[] bytes) implements Event {}

    /**
     * The target ended the TCP connection.
     *
     * @param at when
     * @param how how
     */
    record TargetEnded(long at, WireTransport.End how) implements Event {}

    /**
     * The target sent so much more than it was sent that the tester read no further, and closed the connection.
     *
     * @param at when
     * @param bytes how many bytes had come by then
     */
    record TargetFlooded(long at, long bytes) implements Event {}

    /**
     * The tester stopped reading what the target sends.
     *
     * @param at when
     */
    record ReadingStopped(long at) implements Event {}

    /**
     * The tester went on reading.
     *
     * @param at when
     */
    record ReadingResumed(long at) implements Event {}

    /**
     * The tester ended the TCP connection, or its side of it.
     *
     * @param at when
     * @param how how
     */
    record TesterEnded(long at, HowEnded how) implements Event {}

    /** How the tester ended a connection. */
    enum HowEnded {
        /** It shut down its sending side, since the scenario says so. */
        HALF_CLOSED,
        /** As {@link #HALF_CLOSED}, without the close_notify of TLS. */
        HALF_CLOSED_SILENTLY,
        /** It shut down its sending side after the closing handshake, as a server does first (RFC 6455 7.1.1). */
        FINISHED,
        RESET,
        CLOSED;

        /** Return whether the tester went on reading. */
        public boolean half() {
            return switch (this) {
                case HALF_CLOSED, HALF_CLOSED_SILENTLY, FINISHED -> true;
                case RESET, CLOSED -> false;
            };
        }
    }

    /**
     * The tester opened another connection to see whether the target serves it.
     *
     * @param at when it knew
     * @param served whether the target did
     */
    record CanarySent(long at, boolean served) implements Event {}

    /**
     * The tester sent a plain HTTP request on a connection of its own.
     *
     * @param at when
     * @param number which one, from 1; 0 for one that is a matter of routine. One that is sent again keeps its number
     * @param name what it is called; empty if it has no name
     * @param request the bytes
     */
    record Asked(long at, int number, String name, byte[] request) implements Event {}

    /**
     * The target answered a plain HTTP request.
     *
     * @param at when the last of the answer came
     * @param number which request
     * @param head the head of the answer
     * @param raw the bytes of the answer after its head, as they came
     * @param content the content
     */
    record Answered(long at, int number, HttpHead head, byte[] raw, byte[] content) implements Event {}

    /**
     * A plain HTTP request gets no answer.
     *
     * @param at when that was known
     * @param number which request
     * @param connected whether there was a connection
     * @param reason why
     */
    record AnswerFailed(long at, int number, boolean connected, String reason) implements Event {}

    /**
     * A turn took a message.
     *
     * @param at when
     * @param name what the message is called
     * @param message the message
     */
    record Took(long at, String name, WireMessage message) implements Event {}

    /**
     * Something was captured.
     *
     * @param at when
     * @param values what, by name
     */
    record Captured(long at, Map<String, String> values) implements Event {
        public Captured {
            values = Map.copyOf(values);
        }
    }

    /**
     * A turn was not taken as it should be, so that no further one was.
     *
     * @param at when
     * @param needed whether the target lacks what the case needs
     * @param why why
     * @param reaction what the target did
     */
    record TurnStopped(long at, boolean needed, Why why, TurnReaction reaction) implements Event {}

    /** Why a turn was not taken. */
    enum Why {
        /** What came was something else. */
        OTHER,
        /** Nothing came in time. */
        SILENT,
        /** The target ended the connection. */
        ENDED
    }

    /**
     * All turns were taken as they should be.
     *
     * @param at when
     */
    record TurnsTaken(long at) implements Event {}

    /**
     * The tester waited in vain.
     *
     * @param at when it gave up
     * @param awaited what for
     */
    record DeadlinePassed(long at, Step.Awaited awaited) implements Event {}
}
