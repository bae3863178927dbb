package io.github.wsgauntlet.cases;

/** What a message, or the body of an answer, has to be. Its texts may refer to what was captured before. */
public sealed interface MessagePattern {

    /**
     * Anything of a kind.
     *
     * @param kind the kind
     */
    record Anything(Kind kind) implements MessagePattern {}

    /** Kinds of messages. */
    enum Kind {
        ANY,
        TEXT,
        BINARY
    }

    /**
     * Exactly this.
     *
     * @param payload the bytes
     * @param binary whether it is a binary message; text otherwise. A body is neither
     */
    record Exactly(Payload payload, boolean binary) implements MessagePattern {}

    /**
     * A text that matches as a whole.
     *
     * @param regex a regular expression, whose named groups are captured
     */
    record Matching(String regex) implements MessagePattern {}

    /**
     * A text that ends with a JSON value (RFC 8259) of a shape.
     *
     * @param prefix what stands before it
     * @param shape the shape, as {@link io.github.wsgauntlet.cases.shape.Shape#parse} reads it
     */
    record Json(String prefix, String shape) implements MessagePattern {}

    /** Return the pattern that takes everything. */
    static MessagePattern any() {
        return new Anything(Kind.ANY);
    }
}
