package io.github.wsgauntlet.server.rule;

/** Says that the peer broke a rule or met a limit, and which. It ends the connection, so it carries no stack trace. */
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Ground ground;

    /** Create the violation of one ground. */
    public Violation(Ground ground) {
        super(ground.message(), null, false, false);
        this.ground = ground;
    }

    /** Return what was violated. */
    public Ground ground() {
        return ground;
    }
}
