package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.http.ExtensionOffer.BareParameter;
import io.github.wsgauntlet.server.http.ExtensionOffer.Parameter;
import io.github.wsgauntlet.server.http.ExtensionOffer.ValuedParameter;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges what a server answers to an offer of permessage-deflate (RFC 7692 5 and 7), or to none. */
final class DeflateAnswer {

    private static final Pattern EIGHT_TO_FIFTEEN = Pattern.compile("[89]|1[0-5]");

    private final Optional<CompressionOffer> offer;
    private final Rules rules;

    DeflateAnswer(Optional<CompressionOffer> offer, Rules rules) {
        this.offer = offer;
        this.rules = rules;
    }

    /**
     * Read the extensions of an answer.
     *
     * @return what was agreed on, if the server took the offer
     * @throws Violation when the answer does not fit the offer
     */
    Optional<DeflateParameters> read(HttpFields fields) {
        List<String> lines = fields.lines("Sec-WebSocket-Extensions");
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<ExtensionOffer>> elements = ExtensionOffer.parse(String.join(",", lines));
        rules.require(Rule.ANSWER_EXTENSIONS_ARE_WELL_FORMED, elements.isPresent());
        List<ExtensionOffer> answers = elements.orElse(List.of()).stream()
                .filter(element -> rules.require(
                        Rule.EXTENSIONS_WERE_OFFERED,
                        offer.isPresent() && element.name().equals(DeflateNegotiation.NAME)))
                .toList();
        rules.require(Rule.DEFLATE_IS_AGREED_ONCE, answers.size() <= 1);
        return answers.stream().findFirst().map(this::parameters);
    }

    private DeflateParameters parameters(ExtensionOffer answer) {
        DeflateParameters agreed = DeflateParameters.defaults();
        Set<String> seen = new HashSet<>();
        for (Parameter parameter : answer.parameters()) {
            if (rules.require(Rule.ANSWER_PARAMETERS_ARE_UNIQUE, seen.add(parameter.name()))) {
                agreed = agree(agreed, parameter);
            }
        }
        return agreed;
    }

    private DeflateParameters agree(DeflateParameters agreed, Parameter parameter) {
        return switch (parameter.name()) {
            case "server_no_context_takeover" -> {
                requireValid(parameter instanceof BareParameter);
                yield agreed.withServerNoContextTakeover();
            }
            case "client_no_context_takeover" -> {
                requireValid(parameter instanceof BareParameter);
                yield agreed.withClientNoContextTakeover();
            }
            case "server_max_window_bits" -> agreed.withServerMaxWindowBits(windowBits(parameter));
            case "client_max_window_bits" -> {
                boolean offered =
                        offer.filter(CompressionOffer::clientWindowBits).isPresent();
                yield rules.require(Rule.CLIENT_WINDOW_WAS_OFFERED, offered)
                        ? agreed.withClientMaxWindowBits(windowBits(parameter))
                        : agreed;
            }
            default -> {
                rules.require(Rule.ANSWER_PARAMETERS_ARE_DEFINED, false);
                yield agreed;
            }
        };
    }

    /** Read a value. With a waived rule one that makes no sense counts as none. */
    private int windowBits(Parameter parameter) {
        OptionalInt bits = parameter instanceof ValuedParameter valued
                        && EIGHT_TO_FIFTEEN.matcher(valued.value()).matches()
                ? OptionalInt.of(Integer.parseInt(valued.value()))
                : OptionalInt.empty();
        requireValid(bits.isPresent());
        return bits.orElse(DeflateParameters.DEFAULT_WINDOW_BITS);
    }

    private void requireValid(boolean holds) {
        rules.require(Rule.ANSWER_PARAMETERS_HAVE_VALID_VALUES, holds);
    }
}
