package io.github.wsgauntlet.harness.conversation;

import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.Extension;
import io.github.wsgauntlet.harness.wire.Extension.Name;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules on an offer of permessage-deflate (RFC 7692 7): one that breaks them has to be declined. */
public final class DeflateOffer {
    /** What is wrong with an offer. */
    public enum Flaw {
        UNKNOWN_PARAMETER,
        DOUBLE_PARAMETER,
        INVALID_VALUE,
        /** A number that a lenient reader takes for one of 8 to 15. */
        LEADING_ZERO
    }

    private DeflateOffer() {}

    /** Return whether RFC 7692 7.1 defines a parameter of that name. */
    public static boolean defines(String name) {
        return Arrays.stream(Name.values()).anyMatch(each -> each.text().equals(name));
    }

    /** Return the offers of a request that need not be declined, in order. */
    public static List<Extension> valid(HttpHead request) {
        return DeflateAgreement.in(request).stream()
                .filter(offer -> flaw(offer).isEmpty())
                .toList();
    }

    /** Return what a server agrees on that supports everything and adds nothing of its own: the first valid offer. */
    public static Optional<DeflateAgreement> accepted(HttpHead request) {
        return valid(request).stream().findFirst().map(DeflateAgreement::of);
    }

    /** Return why an offer has to be declined; nothing where it is valid. */
    public static Optional<Flaw> flaw(Extension offer) {
        Set<String> seen = new HashSet<>();
        for (Extension.Parameter parameter : offer.parameters()) {
            if (!defines(parameter.name())) {
                return Optional.of(Flaw.UNKNOWN_PARAMETER);
            }
            if (!seen.add(parameter.name())) {
                return Optional.of(Flaw.DOUBLE_PARAMETER);
            }
        }
        return Arrays.stream(Name.values())
                .flatMap(name -> offer.parameter(name).flatMap(parameter -> flaw(name, parameter.value())).stream())
                .findFirst();
    }

    private static Optional<Flaw> flaw(Name name, Optional<String> value) {
        return switch (name) {
            case SERVER_NO_CONTEXT_TAKEOVER, CLIENT_NO_CONTEXT_TAKEOVER -> value.map(any -> Flaw.INVALID_VALUE);
            case SERVER_MAX_WINDOW_BITS -> windowBits(value.orElse(""));
            case CLIENT_MAX_WINDOW_BITS -> value.flatMap(DeflateOffer::windowBits);
        };
    }

    /** Return why a value is not the size of a window (RFC 7692 7.1.2): in offers and in answers it is 8 to 15. */
    public static Optional<Flaw> windowBits(String value) {
        if (value.matches("[89]|1[0-5]")) {
            return Optional.empty();
        }
        return Optional.of(value.matches("0+([89]|1[0-5])") ? Flaw.LEADING_ZERO : Flaw.INVALID_VALUE);
    }
}
