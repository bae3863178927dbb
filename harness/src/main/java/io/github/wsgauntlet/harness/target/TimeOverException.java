package io.github.wsgauntlet.harness.target;

/** Thrown where a target would be waited for, and the time that everything together may take is over. */
public final class TimeOverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TimeOverException() {
        super("The time is over.");
    }
}
