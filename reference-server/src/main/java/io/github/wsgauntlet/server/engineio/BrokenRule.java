package io.github.wsgauntlet.server.engineio;

/** Says that a client broke a rule of a protocol on top of WebSocket. It ends a session and carries no stack trace. */
public final class BrokenRule extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ProtocolRule rule;

    BrokenRule(ProtocolRule rule) {
        super(rule.message(), null, false, false);
        this.rule = rule;
    }

    /** Return which rule. */
    public ProtocolRule rule() {
        return rule;
    }
}
