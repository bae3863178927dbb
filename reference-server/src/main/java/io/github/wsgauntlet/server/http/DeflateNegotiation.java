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
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes or declines offers of permessage-deflate (RFC 7692 5 and 7).
 *
 * <p>The answer repeats the offer, since this server supports every configuration. It repeats {@code
 * client_no_context_takeover}, too, which it might ignore: the client has no use for a context that it does not take
 * over, and when both sides know that, the server need not keep it either. Only a {@code client_max_window_bits}
 * without a value is not repeated, for the default of 15 needs no words.
 *
 * <p>Names are compared by case, as those of subprotocols are: the RFC gives them in lower case and says no more.
 */
final class DeflateNegotiation {

    static final String NAME = "permessage-deflate";
    private static final Pattern LEADING_ZERO = Pattern.compile("0\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern EIGHT_TO_FIFTEEN = Pattern.compile("0*([89]|1[0-5])");

    /**
     * An offer that was taken.
     *
     * @param parameters what was agreed
     * @param element what the answer says of it in Sec-WebSocket-Extensions
     */
    record Agreement(DeflateParameters parameters, String element) {

        private Agreement with(DeflateParameters agreed, String parameter) {
            return new Agreement(agreed, element + "; " + parameter);
        }
    }

    private final Rules rules;

    DeflateNegotiation(Rules rules) {
        this.rules = rules;
    }

    /**
     * Choose among what a client offers.
     *
     * @param offers all its offers, in order of preference
     * @return the first of permessage-deflate that is valid
     */
    Optional<Agreement> choose(List<ExtensionOffer> offers) {
        return offers.stream()
                .filter(offer -> offer.name().equals(NAME))
                .flatMap(offer -> accept(offer).stream())
                .findFirst();
    }

    private Optional<Agreement> accept(ExtensionOffer offer) {
        try {
            Agreement agreement = new Agreement(DeflateParameters.defaults(), NAME);
            Set<String> seen = new HashSet<>();
            for (Parameter parameter : offer.parameters()) {
                if (rules.require(Rule.DEFLATE_PARAMETERS_ARE_UNIQUE, seen.add(parameter.name()))) {
                    agreement = agree(agreement, parameter);
                }
            }
            return Optional.of(agreement);
        } catch (Violation declined) {
            return Optional.empty();
        }
    }

    private Agreement agree(Agreement before, Parameter parameter) {
        DeflateParameters agreed = before.parameters();
        String name = parameter.name();
        return switch (name) {
            case "server_no_context_takeover" -> {
                requireNoValue(parameter);
                yield before.with(agreed.withServerNoContextTakeover(), name);
            }
            case "client_no_context_takeover" -> {
                requireNoValue(parameter);
                yield before.with(agreed.withClientNoContextTakeover(), name);
            }
            case "server_max_window_bits" -> {
                int bits = serverWindowBits(parameter);
                yield before.with(agreed.withServerMaxWindowBits(bits), name + "=" + bits);
            }
            case "client_max_window_bits" ->
                switch (parameter) {
                    case BareParameter hint -> before;
                    case ValuedParameter valued -> {
                        int bits = windowBits(valued.value());
                        yield before.with(agreed.withClientMaxWindowBits(bits), name + "=" + bits);
                    }
                };
            default -> {
                rules.require(Rule.DEFLATE_PARAMETERS_ARE_DEFINED, false);
                yield before;
            }
        };
    }

    private void requireNoValue(Parameter parameter) {
        rules.require(Rule.NO_CONTEXT_TAKEOVER_HAS_NO_VALUE, parameter instanceof BareParameter);
    }

    private int serverWindowBits(Parameter parameter) {
        return switch (parameter) {
            case BareParameter bare -> {
                rules.require(Rule.SERVER_MAX_WINDOW_BITS_HAS_A_VALUE, false);
                yield DeflateParameters.DEFAULT_WINDOW_BITS;
            }
            case ValuedParameter valued -> windowBits(valued.value());
        };
    }

    /** Read a value. With waived rules one that makes no sense counts as none. */
    private int windowBits(String value) {
        boolean number = rules.require(
                Rule.WINDOW_BITS_ARE_A_NUMBER, NUMBER.matcher(value).matches());
        rules.require(
                Rule.WINDOW_BITS_HAVE_NO_LEADING_ZERO,
                !LEADING_ZERO.matcher(value).matches());
        boolean possible = EIGHT_TO_FIFTEEN.matcher(value).matches();
        rules.require(Rule.WINDOW_BITS_ARE_8_TO_15, possible || !number);
        return possible ? Integer.parseInt(value) : DeflateParameters.DEFAULT_WINDOW_BITS;
    }
}
