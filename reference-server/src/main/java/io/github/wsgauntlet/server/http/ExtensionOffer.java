package io.github.wsgauntlet.server.http;

import java.util.List;
import java.util.Optional;

/**
 * One extension that a client offers, with its parameters (RFC 6455 9.1).
 *
 * @param name the name of the extension
 * @param parameters its parameters, in order
 */
public record ExtensionOffer(String name, List<Parameter> parameters) {

    /** One parameter of an offer. */
    public sealed interface Parameter {

        /** Return its name. */
        String name();
    }

    /**
     * A parameter that says all by its name.
     *
     * @param name its name
     */
    public record BareParameter(String name) implements Parameter {}

    /**
     * A parameter with a value.
     *
     * @param name its name
     * @param value its value, without quotes and never empty
     */
    public record ValuedParameter(String name, String value) implements Parameter {}

    /**
     * Read a Sec-WebSocket-Extensions field.
     *
     * @param field the value, of several lines joined by commas
     * @return the offers in order of preference, or nothing when the field does not fit the grammar
     */
    static Optional<List<ExtensionOffer>> parse(String field) {
        return new ExtensionsParser(field).parse();
    }
}
