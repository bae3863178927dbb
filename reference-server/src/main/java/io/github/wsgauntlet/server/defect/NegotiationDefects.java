package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.defect.TwistedOpening.response;
import static io.github.wsgauntlet.server.defect.TwistedOpening.without;

import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.http.Handshake;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake.Accepted;
import io.github.wsgauntlet.server.http.OpeningHandshake.Outcome;
import io.github.wsgauntlet.server.http.OpeningHandshake.Refused;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The defects in how offers of permessage-deflate are answered, and in what is taken for agreed (RFC 7692 5 and 7). */
final class NegotiationDefects {

    private static final String FIELD = "Sec-WebSocket-Extensions";
    private static final String NAME = "permessage-deflate";
    private static final String SERVER_RESETS = "server_no_context_takeover";
    private static final String CLIENT_RESETS = "client_no_context_takeover";
    private static final String SERVER_BITS = "server_max_window_bits";
    private static final String CLIENT_BITS = "client_max_window_bits";

    private NegotiationDefects() {}

    /** Return the handshake with a defect, or as it is when the defect lies elsewhere. */
    static Opening around(Defect defect, Opening clean) {
        return switch (defect) {
            case DEFLATE_PARAMETER_INVENTED -> answering(clean, element -> element + "; level=9");
            case DEFLATE_PARAMETER_DOUBLED -> answering(clean, element -> element.replaceFirst("(; [^;]+)", "$1$1"));
            case DEFLATE_ACCEPTED_TWICE -> answering(clean, element -> element + ", " + element);
            case SERVER_NO_CONTEXT_TAKEOVER_UNREPEATED ->
                answering(clean, element -> element.replace("; " + SERVER_RESETS, ""));
            case SERVER_NO_CONTEXT_TAKEOVER_VALUED ->
                answering(clean, element -> element.replace(SERVER_RESETS, SERVER_RESETS + "=1"));
            case CLIENT_NO_CONTEXT_TAKEOVER_VALUED ->
                answering(clean, element -> element.replace(CLIENT_RESETS, CLIENT_RESETS + "=1"));
            case SERVER_MAX_WINDOW_BITS_UNREPEATED ->
                answering(clean, element -> element.replaceAll("; " + SERVER_BITS + "=\\d+", ""));
            case SERVER_MAX_WINDOW_BITS_RAISED ->
                answering(clean, element -> element.replaceAll(SERVER_BITS + "=\\d+", SERVER_BITS + "=15"));
            case SERVER_MAX_WINDOW_BITS_ZERO_LED ->
                answering(clean, element -> element.replace(SERVER_BITS + "=", SERVER_BITS + "=0"));
            case SERVER_MAX_WINDOW_BITS_UNVALUED ->
                answering(clean, element -> element.replaceAll(SERVER_BITS + "=\\d+", SERVER_BITS));
            case SERVER_MAX_WINDOW_BITS_OF_7 ->
                answering(clean, element -> element.replaceAll(SERVER_BITS + "=\\d+", SERVER_BITS + "=7"));
            case CLIENT_MAX_WINDOW_BITS_UNASKED ->
                answering(
                        clean,
                        (offers, element) ->
                                offers.contains(CLIENT_BITS) ? element : element + "; " + CLIENT_BITS + "=15");
            case CLIENT_MAX_WINDOW_BITS_UNVALUED -> answeringHint(clean, CLIENT_BITS);
            case CLIENT_MAX_WINDOW_BITS_OF_16 -> answeringHint(clean, CLIENT_BITS + "=16");
            case CLIENT_CONTEXT_FORGOTTEN_AT_A_HINT ->
                answering(clean, element -> element.replace("; " + CLIENT_RESETS, ""));
            case CLIENT_WINDOW_SMALLER_AT_A_HINT ->
                answering(clean, element -> element.replaceAll("; " + CLIENT_BITS + "=\\d+", ""));

            case DEFLATE_OFFERS_ALL_REPEATED ->
                twisting(clean, (offers, accepted) -> agreeing(accepted, answer(accepted, offers)));
            case FIRST_DEFLATE_OFFER_REPEATED ->
                twisting(clean, (offers, accepted) -> agreeing(accepted, answer(accepted, firstOf(offers))));
            case DECLINED_DEFLATE_ACCEPTED ->
                twistingDeclined(clean, accepted -> agreeing(accepted, answer(accepted, NAME)));
            case DECLINED_DEFLATE_USED -> twistingDeclined(clean, accepted -> agreeing(accepted, accepted.response()));
            case DECLINED_DEFLATE_REFUSED -> twistingDeclined(clean, accepted -> new Refused(response(400)));

            case SERVER_CONTEXT_TAKEN_OVER -> taking(clean, NegotiationDefects::withServerContextTakeover);
            case SERVER_WINDOW_TOO_LARGE -> taking(clean, agreed -> agreed.withServerMaxWindowBits(15));
            case SERVER_WINDOW_OF_512_FOR_256 ->
                taking(clean, agreed -> agreed.withServerMaxWindowBits(Math.max(9, agreed.serverMaxWindowBits())));
            case CLIENT_CONTEXT_FORGOTTEN -> taking(clean, DeflateParameters::withClientNoContextTakeover);
            case CLIENT_WINDOW_OF_16_KIB ->
                taking(clean, agreed -> agreed.withClientMaxWindowBits(Math.min(14, agreed.clientMaxWindowBits())));
            default -> clean;
        };
    }

    // ---- which handshakes ----

    /** Change the outcome where permessage-deflate is offered, given all that is. */
    private static Opening twisting(Opening clean, BiFunction<String, Accepted, Outcome> twist) {
        return new TwistedOpening(clean, (head, outcome) -> {
            String offers = String.join(", ", head.values(FIELD));
            return outcome instanceof Accepted accepted && offers.contains(NAME)
                    ? twist.apply(offers, accepted)
                    : outcome;
        });
    }

    /** Change the outcome where permessage-deflate is offered, and every offer is declined. */
    private static Opening twistingDeclined(Opening clean, Function<Accepted, Outcome> twist) {
        return twisting(
                clean,
                (offers, accepted) ->
                        accepted.handshake().compression().isPresent() ? accepted : twist.apply(accepted));
    }

    /** Change the element that accepts permessage-deflate, given all that is offered and that element. */
    private static Opening answering(Opening clean, BinaryOperator<String> twist) {
        return twisting(
                clean,
                (offers, accepted) -> accepted.handshake().compression().isPresent()
                        ? new Accepted(
                                accepted.handshake(),
                                answer(accepted, twist.apply(offers, element(accepted.response()))))
                        : accepted);
    }

    private static Opening answering(Opening clean, UnaryOperator<String> twist) {
        return answering(clean, (offers, element) -> twist.apply(element));
    }

    /** Answer a hint that has no value. One that has a value is answered already. */
    private static Opening answeringHint(Opening clean, String parameter) {
        return answering(
                clean,
                (offers, element) -> offers.contains(CLIENT_BITS) && !element.contains(CLIENT_BITS)
                        ? element + "; " + parameter
                        : element);
    }

    /** Answer as ever, and take something else as agreed. */
    private static Opening taking(Opening clean, UnaryOperator<DeflateParameters> twist) {
        return twisting(clean, (offers, accepted) -> {
            Handshake handshake = accepted.handshake();
            return new Accepted(
                    handshake
                            .compression()
                            .map(twist)
                            .map(handshake::withCompression)
                            .orElse(handshake),
                    accepted.response());
        });
    }

    // ---- how ----

    /** Have compression in use, whatever the answer says of it. */
    private static Accepted agreeing(Accepted accepted, HttpResponse answer) {
        Handshake handshake = accepted.handshake();
        DeflateParameters agreed = handshake.compression().orElseGet(DeflateParameters::defaults);
        return new Accepted(handshake.withCompression(agreed), answer);
    }

    private static HttpResponse answer(Accepted accepted, String elements) {
        return without(accepted.response(), FIELD).with(FIELD, elements);
    }

    private static String element(HttpResponse answer) {
        return answer.fields()
                .lines()
                .filter(line -> line.startsWith(FIELD + ": "))
                .findFirst()
                .orElseThrow()
                .substring(FIELD.length() + 2);
    }

    private static String firstOf(String offers) {
        return Arrays.stream(offers.split(","))
                .map(String::strip)
                .filter(offer -> offer.startsWith(NAME))
                .findFirst()
                .orElse(NAME);
    }

    private static DeflateParameters withServerContextTakeover(DeflateParameters agreed) {
        return new DeflateParameters(
                false, agreed.clientNoContextTakeover(), agreed.serverMaxWindowBits(), agreed.clientMaxWindowBits());
    }
}
