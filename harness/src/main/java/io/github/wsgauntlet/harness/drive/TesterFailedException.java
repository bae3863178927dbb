package io.github.wsgauntlet.harness.drive;

/** Thrown when the tester itself broke while it played, so that nothing is known of the target. */
public final class TesterFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Create an exception.
     *
     * @param cause what broke, on whatever thread
     */
    public TesterFailedException(Throwable cause) {
        super(cause);
    }
}
