package io.github.wsgauntlet.harness.run;

/** What a run means to whoever started it. The number is the exit code; never a count. */
public enum Exit {
    /** Every judged case is as it should be. */
    AS_EXPECTED(0),
    /** At least one case is not. */
    NOT_AS_EXPECTED(1),
    /** The user asked for something that cannot be done. */
    USAGE(2),
    /** The target could not be reached, went away, or could not be judged in a single case; or the tester broke. */
    NOT_JUDGED(3);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** Return the exit code. */
    public int code() {
        return code;
    }
}
