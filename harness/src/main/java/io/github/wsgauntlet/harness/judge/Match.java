package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Reaction;

/** What a matcher says of a transcript. Each carries what was seen. */
sealed interface Match {
    /** Return what was seen. */
    Reaction reaction();

    /** Return the ledger id of what is broken where that is not what the case is about; else nothing. */
    default String requirement() {
        return "";
    }

    /**
     * The outcome is what happened.
     *
     * @param best the best verdict there is for the way in which it happened
     */
    record Yes(Reaction reaction, Verdict best) implements Match {
        Yes(Reaction reaction) {
            this(reaction, Verdict.PASS);
        }
    }

    /** Something else happened. */
    record No(Reaction reaction, String requirement) implements Match {
        No(Reaction reaction) {
            this(reaction, "");
        }
    }

    /** The transcript does not show it. */
    record Doubt(Cause cause, Reaction reaction, String requirement) implements Match {
        Doubt(Cause cause, Reaction reaction) {
            this(cause, reaction, "");
        }
    }

    /** Why a transcript shows nothing. */
    enum Cause {
        /** The target ended the connection, as a server may at any time (RFC 6455 7.3). */
        ENDED(true),
        /** The target was alive, yet an answer did not come in time. */
        UNANSWERED(true),
        /** The target ended the connection after it had been sent a barrier, so its Close frame may have been lost. */
        CLOSE_MAY_BE_LOST(false),
        /** The target said that it is going away, overloaded, or that it does not want what it was sent. */
        POLICY(false),
        /** Nothing came at all. */
        SILENT(false),
        /** The connection could not be made, or the opening handshake was refused for reasons of its own. */
        NOT_OPENED(false);

        private final boolean settledByRepetition;

        Cause(boolean settledByRepetition) {
            this.settledByRepetition = settledByRepetition;
        }

        /** Return whether the same on three independent connections is no accident any more. */
        boolean settledByRepetition() {
            return settledByRepetition;
        }
    }
}
