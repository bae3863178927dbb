package io.github.wsgauntlet.cases.reaction;

import io.github.wsgauntlet.cases.Verdict;

/**
 * How a connection ended, judged on its own axis beside the behaviour (RFC 6455 5.5.1, 7.1.1).
 *
 * @param verdict the verdict on it
 * @param manner what was seen
 * @param millis for {@link Manner#LATE}, how long TCP was open after the Close frames, in milliseconds; else 0
 */
public record Closing(Verdict verdict, Manner manner, long millis) {

    /** The manners in which a connection ends, or why its end says nothing. */
    public enum Manner {
        /** There was no WebSocket connection. */
        NEVER_OPENED,
        /** The case was not played. */
        NOT_PLAYED,
        /** The connections of several samples each ended in their own way. */
        EACH_ITS_OWN,
        /** The target went down, and the connection with it. */
        WITH_THE_TARGET,
        /** The tester ended TCP. */
        BY_THE_TESTER,
        /** Both sides sent Close, and the target ended TCP. */
        CLEAN,
        /** As {@link #CLEAN}, but the target took its time. */
        LATE,
        /** The Close frame that the target sent, or what it sent after it, is not legal. */
        ILLEGAL_CLOSE,
        /** The target reset TCP after its Close frame, where nothing had been wrong; INFO where it need not read on. */
        RESET,
        /** The target reset TCP after its Close frame, where it had failed the connection. */
        RESET_AFTER_VIOLATION,
        /** The target ended TCP, and sent no Close frame. */
        WITHOUT_CLOSE,
        /** The target sent its Close frame, and TCP was still open at the deadline. */
        STILL_OPEN,
        /** Both sides sent Close, and the tester ended TCP, since the target did not do it promptly, or never had. */
        GIVEN_UP,
        /** The target sent no Close frame, and did not end TCP either. */
        NO_CLOSE
    }

    /** Create a closing that took no time worth a number. */
    public Closing(Verdict verdict, Manner manner) {
        this(verdict, manner, 0);
    }
}
