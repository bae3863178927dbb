package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.conversation.DeflateOffer;
import io.github.wsgauntlet.harness.conversation.DeflateOffer.Flaw;
import io.github.wsgauntlet.harness.wire.Extension;
import io.github.wsgauntlet.harness.wire.Extension.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a server may do about offers of permessage-deflate (RFC 7692 5 and 7). */
final class CompressionOracle {
    private static final Allowed AGREED = Oracle.pass(new Outcome.Agreed());
    private static final Allowed DECLINED = Oracle.pass(new Outcome.Declined());

    private CompressionOracle() {}

    /** Return what a server may do about offers, at least one, in an opening handshake that is fine otherwise. */
    static Expectation offer(List<Extension> offers) {
        List<Extension> valid = offers.stream()
                .filter(offer -> DeflateOffer.flaw(offer).isEmpty())
                .toList();
        if (valid.isEmpty()) {
            return invalid(offers);
        }
        boolean named = offers.stream().allMatch(CompressionOracle::inLowerCase);
        Verdict declining =
                named && valid.stream().anyMatch(CompressionOracle::shouldBeSupported) ? Verdict.WARN : Verdict.INFO;
        Verdict refusing = valid.size() == offers.size() ? Verdict.WARN : Verdict.STRICT;
        return new Expectation(
                List.of(
                        AGREED,
                        Oracle.grade(declining, DECLINED),
                        Oracle.grade(refusing, Oracle.REFUSED),
                        Oracle.grade(refusing, Oracle.DROPPED)),
                Verdict.FAIL);
    }

    /** An offer of a server without context takeover alone is one that a server is advised to support (7.1.1.1). */
    private static boolean shouldBeSupported(Extension offer) {
        return offer.parameters().size() == 1
                && offer.parameter(Name.SERVER_NO_CONTEXT_TAKEOVER).isPresent();
    }

    /**
     * To decline is to answer 101 without the element; to refuse the handshake says more than was asked (RFC 7692 7).
     */
    private static Expectation invalid(List<Extension> offers) {
        Verdict accepting = offers.stream().anyMatch(offer -> !inLowerCase(offer))
                ? Verdict.INFO
                : offers.stream().map(DeflateOffer::flaw).allMatch(Optional.of(Flaw.LEADING_ZERO)::equals)
                        ? Verdict.STRICT
                        : Verdict.FAIL;
        return new Expectation(
                List.of(
                        DECLINED,
                        Oracle.grade(Verdict.STRICT, Oracle.REFUSED),
                        Oracle.grade(Verdict.STRICT, Oracle.DROPPED)),
                accepting);
    }

    /** The RFC writes names in lower case, and does not say how to compare them. */
    private static boolean inLowerCase(Extension offer) {
        return Stream.concat(
                        Stream.of(offer.name()), offer.parameters().stream().map(Extension.Parameter::name))
                .noneMatch(name -> name.chars().anyMatch(Character::isUpperCase));
    }
}
