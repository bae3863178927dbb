package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.util.List;

/** Something that happened on a connection. {@code at} is in nanoseconds since the tester began to connect. */
public sealed interface Event {
    /** Return when it happened, in nanoseconds since the tester began to connect. */
    long at();

    /**
     * The connection was established.
     *
     * @param at when
     */
    record Connected(long at) implements Event {}

    /**
     * No connection could be established.
     *
     * @param at when
     * @param reason why
     */
    record ConnectFailed(long at, String reason) implements Event {}

    /**
     * The tester sent the opening handshake.
     *
     * @param at when
     * @param head the bytes
     */
    record SentHead(long at, byte[] head) implements Event {}

    /**
     * The tester sent frames or bytes in one write.
     *
     * @param at when
     * @param purpose what for
     * @param pieces the bytes of each unit
     */
    record Sent(long at, Purpose purpose, List<byte[]> pieces) implements Event {
        public Sent {
            pieces = List.copyOf(pieces);
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
        /** A pong the target's ping asked for (RFC 6455 5.5.2). */
        PONG
    }

    /**
     * The target answered the opening handshake.
     *
     * @param at when
     * @param head the answer
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
     * The tester ended the TCP connection, or its side of it.
     *
     * @param at when
     * @param how how
     */
    record TesterEnded(long at, HowEnded how) implements Event {}

    /** How the tester ended a connection. */
    enum HowEnded {
        HALF_CLOSED,
        RESET,
        CLOSED
    }

    /**
     * The tester opened another connection to see whether the target serves it.
     *
     * @param at when it knew
     * @param served whether the target did
     */
    record CanarySent(long at, boolean served) implements Event {}

    /**
     * The tester waited in vain.
     *
     * @param at when it gave up
     * @param awaited what for
     */
    record DeadlinePassed(long at, Step.Awaited awaited) implements Event {}
}
