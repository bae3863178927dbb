package io.github.wsgauntlet.cases.reaction;

/** How a target closed, failed or ended a connection (RFC 6455 7). */
public sealed interface EndReaction extends Reaction {

    /**
     * It ended the connection, or kept it open where it had to end it.
     *
     * @param ending how
     */
    record ConnectionEnded(TargetEnding ending) implements EndReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }

        @Override
        public String fault() {
            return Flaws.fault(this, ending.how());
        }
    }

    /**
     * It ended the connection before it was sent what the case is about.
     *
     * @param ending how
     */
    record EndedTooSoon(TargetEnding ending) implements EndReaction {}

    /**
     * It did nothing about a violation, and ended the connection after the tester asked whether it is alive.
     *
     * @param ending how
     */
    record EndedAtProbe(TargetEnding ending) implements EndReaction {
        @Override
        public String fault() {
            return Flaws.fault(this, ending.how());
        }
    }

    /**
     * It called legal input an error.
     *
     * @param code the status code, 1002 or 1007
     */
    record LegalInputRefused(int code) implements EndReaction {}

    /** It failed the connection with code 1000. */
    record FailedWithNormalClosure() implements EndReaction {}

    /**
     * It did not answer a Close frame.
     *
     * @param ended whether it ended TCP instead; else it did nothing in time
     */
    record CloseUnanswered(boolean ended) implements EndReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }

        @Override
        public String fault() {
            return kind() + (ended ? ":ended" : ":silent");
        }
    }

    /** It ended TCP. */
    record TcpEnded() implements EndReaction {}

    /** It ended TCP as soon as it had no more to say. */
    record TcpEndedAtOnce() implements EndReaction {}

    /**
     * It ended TCP late.
     *
     * @param millis how long after it had no more to say, in milliseconds
     */
    record TcpEndedLate(long millis) implements EndReaction {}

    /**
     * It ended TCP after the closing handshake before the tester did, who was to.
     *
     * @param millis how long after the closing handshake, in milliseconds
     */
    record TcpEndedFirst(long millis) implements EndReaction {}

    /** It left it to the tester to end TCP after the closing handshake. */
    record TcpEndLeftToTester() implements EndReaction {}

    /** It reset TCP. */
    record TcpReset() implements EndReaction {}

    /** It kept TCP open. */
    record TcpKeptOpen() implements EndReaction {}

    /** It accepts no more connections. */
    record TargetDied() implements EndReaction {}

    /** It accepts connections, and answers on none. */
    record TargetHung() implements EndReaction {}
}
