package io.github.wsgauntlet.server.json;

/** Says that a text is no JSON. It is told to nobody but who asked, so it carries no stack trace. */
public final class JsonException extends Exception {

    private static final long serialVersionUID = 1;

    JsonException(String message) {
        super(message, null, false, false);
    }
}
