package io.github.wsgauntlet.harness.run;

/** Thrown when a run did not come to its end, or its reports were not written, and the target is not to blame. */
public final class BrokenRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Create an exception.
     *
     * @param message one line for people: what broke, and what is kept
     * @param cause what broke
     */
    public BrokenRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
