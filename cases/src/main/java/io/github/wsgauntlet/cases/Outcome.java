package io.github.wsgauntlet.cases;

import java.util.List;

/** A named oracle: something that can be seen, or not, in the record of one connection. A closed set. */
public sealed interface Outcome {

    /**
     * The target accepted the handshake with status 101 (RFC 6455 4.2.2).
     *
     * @param subprotocol what the answer says of a subprotocol
     */
    record Accepted(Subprotocol subprotocol) implements Outcome {}

    /** What the 101 may say of a subprotocol. */
    enum Subprotocol {
        /** No subprotocol, or one of those offered. */
        ANY,
        /** None. */
        NONE,
        /** One of those offered. */
        OFFERED
    }

    /** The 101 accepts permessage-deflate (RFC 7692 7). */
    record Agreed() implements Outcome {}

    /** The target accepted the handshake, and its 101 accepts no permessage-deflate (RFC 7692 7). */
    record Declined() implements Outcome {}

    /**
     * The target answered the handshake with a final status other than 101 (RFC 6455 4.2.1).
     *
     * @param statuses the allowed statuses; empty allows each
     * @param namesVersion13 whether the answer has to list version 13 (RFC 6455 4.4)
     */
    record Refused(List<Range> statuses, boolean namesVersion13) implements Outcome {
        public Refused {
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * The target did not take the answer to its opening handshake for one that opens a WebSocket connection: it sent
     * nothing but perhaps a Close frame, and ended TCP; after a status other than 101, HTTP may go on (RFC 6455 4.1).
     */
    record Rejected() implements Outcome {}

    /**
     * Each frame of the target has a masking key of its own that the others do not foretell (RFC 6455 5.3). A few
     * frames are needed to see it.
     */
    record FreshKeys() implements Outcome {}

    /** The target ended the TCP connection without any answer to the handshake (RFC 6455 10.7). */
    record Dropped() implements Outcome {}

    /**
     * The target answered the request before the opening handshake, and ended the connection with that, as each server
     * may: so it owes the handshake nothing (RFC 9112 9.6).
     */
    record NotKept() implements Outcome {}

    /** The target answered with an interim response of status 100 before it gave its answer (RFC 9110 10.1.1). */
    record Continued() implements Outcome {}

    /**
     * Nothing that the target sent back stood in the content of the request: it did not take that for frames (RFC 9112
     * 6). Content that is to show it holds frames whose masking key is zero.
     */
    record ContentSkipped() implements Outcome {}

    /** The target sent back every message it got, complete, in order and of the same type, and nothing else. */
    record Echoed() implements Outcome {}

    /** The target answered the last Ping, and no Pong differs from a Ping that was sent (RFC 6455 5.5.3). */
    record Ponged() implements Outcome {}

    /**
     * The target answered the tester's Close with a Close of its own (RFC 6455 5.5.1).
     *
     * @param codes the allowed codes
     */
    record Closed(Codes codes) implements Outcome {}

    /**
     * The target failed the connection (RFC 6455 7.1.7): it sent a Close frame or ended the TCP connection by itself,
     * and answered nothing from the first violation on. How TCP ended is judged on its own axis.
     *
     * @param close whether a Close frame came first
     * @param codes the allowed codes in it
     */
    record Failed(CloseFrame close, Codes codes) implements Outcome {}

    /**
     * The target failed the connection before the last that the tester had to send was sent: it did not wait for the
     * end of what was wrong (RFC 6455 8.1).
     */
    record AtOnce() implements Outcome {}

    /** Whether a failing target says so with a Close frame first. */
    enum CloseFrame {
        PRESENT,
        ABSENT
    }

    /** The target stayed alive and answered nothing of what was sent from the first violation on. */
    record Ignored() implements Outcome {}

    /** The target stayed alive, proved by its answer to something sent last; whatever else it answered. */
    record Alive() implements Outcome {}

    /**
     * The target sent nothing but what it owed and control frames of its own accord, and kept the connection open: it
     * waits for the rest of a frame.
     */
    record Silent() implements Outcome {}

    /**
     * The target ended the TCP connection.
     *
     * @param manner how
     */
    record Ended(Manner manner) implements Outcome {}

    /** How a target ends the TCP connection. */
    enum Manner {
        /** With FIN, soon after it had no more to say (RFC 6455 7.1.1). */
        CLEAN,
        /** In any way within the hard limit. */
        ANY,
        /** Not at once, but after the tester: a client leaves it to the server to end TCP first (RFC 6455 7.1.1). */
        SECOND
    }

    /**
     * The target ignored what was sent, and is one that never sends messages back: it may never look at their text
     * (RFC 6455 8.1 binds whoever interprets bytes as UTF-8).
     */
    record Uninterpreted() implements Outcome {}

    /** The target served the connections the scenario opened as canaries. */
    record Survived() implements Outcome {}

    /**
     * The time to the answer grows no faster than what fills the head of the request, which is sent at lengths that
     * double (RFC 9110 17.5). One connection shows nothing of it.
     */
    record Proportionate() implements Outcome {}

    /** Everything that the turns of the scenario await came, and matched. */
    record Exchanged() implements Outcome {}

    /**
     * The answer to a request of the scenario matches.
     *
     * @param to the name of the request; empty for the last one
     * @param pattern what it has to be
     */
    record Answered(String to, AnswerPattern pattern) implements Outcome {}

    /**
     * A message that the scenario awaits matches.
     *
     * @param name the name of the turn that awaits it
     * @param pattern what it has to be
     */
    record Received(String name, MessagePattern pattern) implements Outcome {}

    /**
     * The target ended the connection of its own accord, with a Close frame or without.
     *
     * @param codes the allowed codes in it
     */
    record Left(Codes codes) implements Outcome {}

    /**
     * An inclusive range of numbers.
     *
     * @param from the lowest
     * @param to the highest
     */
    record Range(int from, int to) {
        /** Return whether the number is in the range. */
        public boolean contains(int number) {
            return from <= number && number <= to;
        }
    }

    /**
     * The status codes a Close frame may carry.
     *
     * @param ranges the allowed codes
     * @param same whether the code the tester sent is allowed
     * @param empty whether an empty body is allowed
     */
    record Codes(List<Range> ranges, boolean same, boolean empty) {
        public Codes {
            ranges = List.copyOf(ranges);
        }

        /** Return any code, and none. The invariants judge on their own what may never be sent. */
        public static Codes any() {
            return new Codes(List.of(new Range(0, 0xffff)), true, true);
        }

        /** Return whether nothing is ruled out. */
        public boolean allowsAny() {
            return equals(any());
        }
    }
}
