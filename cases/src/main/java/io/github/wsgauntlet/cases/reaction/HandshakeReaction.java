package io.github.wsgauntlet.cases.reaction;

/** What a target did about an opening handshake (RFC 6455 4.2). */
public sealed interface HandshakeReaction extends Reaction {

    /** It accepted it with status 101. */
    record HandshakeAccepted() implements HandshakeReaction {}

    /**
     * It accepted it with status 101, and ended the connection at once.
     *
     * @param ending how
     */
    record AcceptedAndEnded(TargetEnding ending) implements HandshakeReaction {
        @Override
        public String fault() {
            return Flaws.fault(this, ending.how());
        }
    }

    /** It accepted it with the 101 of an interim draft (RFC 6455 11.6). */
    record DraftAccepted() implements HandshakeReaction {}

    /**
     * It accepted it and chose a subprotocol.
     *
     * @param name the subprotocol
     */
    record SubprotocolChosen(String name) implements HandshakeReaction {}

    /** It accepted it and chose no subprotocol. */
    record NoSubprotocolChosen() implements HandshakeReaction {}

    /** It accepted it with permessage-deflate (RFC 7692 5). */
    record CompressionAgreed() implements HandshakeReaction {}

    /** It accepted it without permessage-deflate, which was offered. */
    record CompressionNotAgreed() implements HandshakeReaction {}

    /**
     * It answered with another status than 101.
     *
     * @param status the status code
     */
    record StatusAnswered(int status) implements HandshakeReaction {
        @Override
        public boolean restsOnSilence() {
            return status >= 500;
        }
    }

    /**
     * Its time to answer grew far more than what it was sent (RFC 9110 17.5).
     *
     * @param shortBytes a length
     * @param shortMicros the least time to the answer at that length, in microseconds
     * @param longBytes another length, several times the first
     * @param longMicros the least time to the answer at that length
     */
    record TimeOutgrewRequest(int shortBytes, long shortMicros, int longBytes, long longMicros)
            implements HandshakeReaction {}

    /**
     * It answered without saying which version it speaks (RFC 6455 4.4).
     *
     * @param status the status code
     */
    record VersionNotNamed(int status) implements HandshakeReaction {}

    /**
     * It refused, and then answered a ping on the same connection.
     *
     * @param status the status code
     */
    record RefusedThenPonged(int status) implements HandshakeReaction {}

    /**
     * It answered with something in the place of a status line.
     *
     * @param line what it sent
     */
    record StatusLineMalformed(String line) implements HandshakeReaction {}

    /** It answered with content and no status line, as HTTP/0.9 does. */
    record SimpleResponse() implements HandshakeReaction {}

    /** It answered with bytes that are no HTTP response. */
    record NotHttp() implements HandshakeReaction {}

    /** It sent the interim status 100 before its answer (RFC 9110 10.1.1). */
    record Continued() implements HandshakeReaction {}

    /** It sent no interim status 100 before its answer. */
    record NotContinued() implements HandshakeReaction {}

    /** What it sent back stood in the content of the request, which it took for frames (RFC 9112 6). */
    record ContentTakenForFrames() implements HandshakeReaction {}

    /** Nothing it sent back stood in the content of the request. */
    record ContentSkipped() implements HandshakeReaction {}

    /** It took content of a request before the handshake for another request, and answered that (RFC 9112 9.3). */
    record ContentTakenForRequest() implements HandshakeReaction {}

    /**
     * It answered the request before the handshake, and ended the connection with that (RFC 9112 9.6).
     *
     * @param status the status code of its answer
     */
    record ConnectionNotKept(int status) implements HandshakeReaction {}

    /** It answered a request that asks for no upgrade with status 101 (RFC 9110 7.8). */
    record SwitchedUnasked() implements HandshakeReaction {}

    /** It accepted the handshake and had not answered the request before it (RFC 9112 9.3.2). */
    record AcceptedOutOfTurn() implements HandshakeReaction {}

    /**
     * It did not take the answer to its opening handshake for one that opens a connection, and ended that.
     *
     * @param ending how
     */
    record AnswerRejected(TargetEnding ending) implements HandshakeReaction {
        @Override
        public String fault() {
            return Flaws.fault(this, ending.how());
        }
    }

    /** It did not take the answer to its opening handshake for one that opens a connection, and left TCP open. */
    record AnswerNotTaken() implements HandshakeReaction {}

    /**
     * It took the answer to its opening handshake for one that opens a connection.
     *
     * @param opcode of the frame that shows it, 0 to 15
     */
    record AnswerTaken(int opcode) implements HandshakeReaction {}

    /** It ended the TCP connection without an answer. */
    record HandshakeDropped() implements HandshakeReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }
    }

    /** It did not answer in time. */
    record HandshakeUnanswered() implements HandshakeReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }
    }

    /**
     * No connection could be made.
     *
     * @param cause why, as the operating system says it
     */
    record ConnectionFailed(String cause) implements HandshakeReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }
    }
}
