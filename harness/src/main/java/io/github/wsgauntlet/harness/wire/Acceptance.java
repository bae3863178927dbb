package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.harness.wire.Extension.Name;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an answer repeats of the offer of permessage-deflate that it accepts. Without what the client asks of the server
 * it accepts nothing, and the client may fail the connection (RFC 7692 7.1.1.1, 7.1.2.1). That the client will not take
 * its context over is only a hint, yet a client may support no answer that does not take it (RFC 7692 7, 7.1.1.2).
 */
final class Acceptance {
    private static final Pattern FIELD = Pattern.compile("(?im)^Sec-WebSocket-Extensions:.*$");
    private static final Pattern ELEMENT = Pattern.compile(DeflateAgreement.NAME + "(?![-\\w])([^,]*)");
    private static final Pattern BITS = Pattern.compile("(?<==)([89]|1[0-5])(?!\\d)");

    private static final List<Name> RESETS = List.of(Name.SERVER_NO_CONTEXT_TAKEOVER, Name.CLIENT_NO_CONTEXT_TAKEOVER);

    private Acceptance() {}

    /**
     * Return an answer in which each acceptance of permessage-deflate repeats what the first offer of it asks for.
     *
     * @param answer the head of the answer, as a case has it
     * @param request the opening handshake
     */
    static String of(String answer, HttpHead request) {
        Optional<Extension> offer = DeflateAgreement.in(request).stream().findFirst();
        return offer.map(asked -> FIELD.matcher(answer)
                        .replaceAll(field -> ELEMENT.matcher(field.group())
                                .replaceAll(element -> DeflateAgreement.NAME + repeating(asked, element.group(1)))))
                .orElse(answer);
    }

    private static String repeating(Extension asked, String parameters) {
        String resets = RESETS.stream()
                .filter(name -> asked.parameter(name).isPresent() && !parameters.contains(name.text()))
                .map(name -> "; " + name.text())
                .collect(Collectors.joining());
        return resets
                + asked.parameter(Name.SERVER_MAX_WINDOW_BITS)
                        .flatMap(Extension.Parameter::value)
                        .filter(bits -> BITS.matcher("=" + bits).find())
                        .map(bits -> within(Integer.parseInt(bits), parameters))
                        .orElse(parameters);
    }

    private static String within(int most, String parameters) {
        int at = parameters.indexOf(Name.SERVER_MAX_WINDOW_BITS.text());
        if (at < 0) {
            return "; " + Name.SERVER_MAX_WINDOW_BITS.text() + "=" + most + parameters;
        }
        return parameters.substring(0, at)
                + BITS.matcher(parameters.substring(at))
                        .replaceFirst(bits -> String.valueOf(Math.min(most, Integer.parseInt(bits.group()))));
    }
}
