package io.github.wsgauntlet.harness.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One element of a Sec-WebSocket-Extensions field (RFC 6455 9.1), as far as it can be read.
 *
 * @param name the name of the extension, as it was written
 * @param parameters its parameters, in order
 */
public record Extension(String name, List<Parameter> parameters) {
    public Extension {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter of an extension.
     *
     * @param name its name, as it was written
     * @param value its value without quotes; nothing where it has no equals sign
     */
    public record Parameter(String name, Optional<String> value) {}

    /** Return the extensions that a head names, over all lines and in order. */
    public static List<Extension> of(HttpHead head) {
        return head.list("Sec-WebSocket-Extensions").stream()
                .map(Extension::parse)
                .toList();
    }

    private static Extension parse(String element) {
        String[] parts = element.split(";", -1);
        return new Extension(
                parts[0].strip(),
                Arrays.stream(parts).skip(1).map(Extension::parameter).toList());
    }

    private static Parameter parameter(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Parameter(text.strip(), Optional.empty())
                : new Parameter(
                        text.substring(0, equals).strip(),
                        Optional.of(unquoted(text.substring(equals + 1).strip())));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    /** Return the first parameter of that name. */
    public Optional<Parameter> parameter(Name wanted) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(wanted.text()))
                .findFirst();
    }

    /** The parameters of permessage-deflate (RFC 7692 7.1). */
    public enum Name {
        SERVER_NO_CONTEXT_TAKEOVER("server_no_context_takeover"),
        CLIENT_NO_CONTEXT_TAKEOVER("client_no_context_takeover"),
        SERVER_MAX_WINDOW_BITS("server_max_window_bits"),
        CLIENT_MAX_WINDOW_BITS("client_max_window_bits");

        private final String text;

        Name(String text) {
            this.text = text;
        }

        /** Return the name as it is written. */
        public String text() {
            return text;
        }
    }
}
