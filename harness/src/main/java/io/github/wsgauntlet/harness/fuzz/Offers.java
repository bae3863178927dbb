package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.Extension.Name;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Offers of permessage-deflate (RFC 7692 7.1), and such that have to be declined. */
final class Offers {
    static final String FIELD = "Sec-WebSocket-Extensions";

    private static final String[] NO_WINDOW_BITS = {
        "=0",
        "=7",
        "=16",
        "=99",
        "=-1",
        "=+10",
        "=1a",
        "=15.0",
        "=08",
        "=015",
        "=010",
        "=99999999999",
        "=\"7\"",
        "=true"
    };

    private Offers() {}

    /** Return one offer that is valid. */
    static Arbitrary<String> valid() {
        return parameters().map(parameters -> element(parameters, "; "));
    }

    /** Return field lines with one to three offers, valid and invalid ones. */
    static Arbitrary<List<String>> any() {
        Arbitrary<String> offer = Chosen.frequencyOf(Tuple.of(1, valid()), Tuple.of(1, invalid()));
        return Combinators.combine(offer.list().ofMinSize(1).ofMaxSize(3), Conversations.seldom())
                .as((offers, apart) -> apart ? offers : List.of(String.join(", ", offers)));
    }

    private static Arbitrary<List<String>> parameters() {
        Arbitrary<String> bits = Arbitraries.integers().between(8, 15).map(Object::toString);
        Arbitrary<String> smaller = bits.map(value -> Name.SERVER_MAX_WINDOW_BITS.text() + "=" + value);
        Arbitrary<String> hint = Chosen.oneOf(
                Arbitraries.just(Name.CLIENT_MAX_WINDOW_BITS.text()),
                bits.map(value -> Name.CLIENT_MAX_WINDOW_BITS.text() + "=" + value),
                bits.map(value -> Name.CLIENT_MAX_WINDOW_BITS.text() + "=\"" + value + "\""));
        return Chosen.oneOf(
                        Arbitraries.just(Name.SERVER_NO_CONTEXT_TAKEOVER.text()),
                        Arbitraries.just(Name.CLIENT_NO_CONTEXT_TAKEOVER.text()),
                        smaller,
                        hint)
                .list()
                .ofMaxSize(3)
                .uniqueElements(Offers::name);
    }

    private static String name(String parameter) {
        return parameter.split("=", 2)[0];
    }

    private static String element(List<String> parameters, String separator) {
        var parts = new ArrayList<String>();
        parts.add(DeflateAgreement.NAME);
        parts.addAll(parameters);
        return String.join(separator, parts);
    }

    private static Arbitrary<String> invalid() {
        Arbitrary<String> wrong = Chosen.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(
                                        Arbitraries.of(Name.SERVER_MAX_WINDOW_BITS, Name.CLIENT_MAX_WINDOW_BITS),
                                        Arbitraries.of(NO_WINDOW_BITS))
                                .as((name, value) -> name.text() + value)),
                Tuple.of(1, Arbitraries.just(Name.SERVER_MAX_WINDOW_BITS.text())),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        Arbitraries.of(
                                                Name.SERVER_NO_CONTEXT_TAKEOVER, Name.CLIENT_NO_CONTEXT_TAKEOVER),
                                        Arbitraries.of("=1", "=true", "=\"\"", "=10"))
                                .as((name, value) -> name.text() + value)),
                Tuple.of(2, Arbitraries.of("x", "x=1", "server_max_window_bit=10", "__proto__", "constructor=1")));
        Arbitrary<String> doubled = Arbitraries.of(Name.values()).map(name -> {
            String value = name == Name.SERVER_MAX_WINDOW_BITS ? "=10" : "";
            return name.text() + value + "; " + name.text() + value;
        });
        return Combinators.combine(Chosen.frequencyOf(Tuple.of(3, wrong), Tuple.of(1, doubled)), parameters())
                .as((bad, good) -> {
                    var all = new ArrayList<>(good);
                    all.removeIf(each -> name(each).equals(name(bad)));
                    all.add(bad);
                    return element(all, "; ");
                });
    }
}
