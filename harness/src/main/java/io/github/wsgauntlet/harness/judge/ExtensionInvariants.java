package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.IllegalAnswer;
import io.github.wsgauntlet.cases.reaction.IllegalAnswer.Flaw;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.conversation.DeflateOffer;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.Extension;
import io.github.wsgauntlet.harness.wire.Extension.Name;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What every 101 has to keep that chooses extensions (RFC 6455 9.1), permessage-deflate above all (RFC 7692 7.1). */
final class ExtensionInvariants {
    private static final Set<String> USE_RSV1 = Set.of(
            DeflateAgreement.NAME, "deflate-frame", "x-webkit-deflate-frame", "permessage-bzip2", "permessage-snappy");
    private static final int LARGEST = 15;

    private final HttpHead request;
    private final HttpHead answer;
    private final List<Breach> breaches = new ArrayList<>();

    private ExtensionInvariants(HttpHead request, HttpHead answer) {
        this.request = request;
        this.answer = answer;
    }

    /** Return what is wrong with the names of the extensions that are chosen. */
    static List<Breach> names(HttpHead request, HttpHead answer) {
        var invariants = new ExtensionInvariants(request, answer);
        invariants.checkNames();
        return invariants.breaches;
    }

    /**
     * Return what is wrong with the parameters that permessage-deflate is given. It is for cases that ask for no more
     * than an answer: where messages follow, both sides go by what was answered, right or wrong (RFC 7692 5).
     */
    static List<Breach> parameters(HttpHead request, HttpHead answer) {
        var invariants = new ExtensionInvariants(request, answer);
        invariants.checkCompression();
        return invariants.breaches;
    }

    private void checkNames() {
        List<String> values = answer.values("Sec-WebSocket-Extensions");
        if (!values.isEmpty() && String.join("", values).isBlank()) {
            breaches.add(Breach.strict(
                    "rfc6455-4.2.2-extensions-empty-value-illegal", new IllegalAnswer(Flaw.EXTENSIONS_EMPTY)));
        }
        Set<String> offered = names(request);
        for (String name : names(answer)) {
            if (!offered.contains(name)) {
                fail("rfc6455-4.2.2-extensions-only-from-offer", new IllegalAnswer(Flaw.EXTENSION_NOT_OFFERED, name));
            }
        }
    }

    private static Set<String> names(HttpHead head) {
        return Extension.of(head).stream()
                .map(extension -> extension.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private void checkCompression() {
        List<Extension> chosen = DeflateAgreement.in(answer);
        if (chosen.isEmpty()) {
            return;
        }
        List<String> compressing = Extension.of(answer).stream()
                .map(Extension::name)
                .filter(USE_RSV1::contains)
                .toList();
        if (compressing.size() > 1) {
            fail(
                    "rfc7692-5-no-rsv1-conflict",
                    new IllegalAnswer(Flaw.EXTENSIONS_IN_CONFLICT, "", String.join(", ", compressing)));
        }
        Extension element = chosen.getFirst();
        checkParameterNames(element);
        checkNoValue(element, Name.SERVER_NO_CONTEXT_TAKEOVER, "rfc7692-7.1.1.1-snct-no-value");
        checkNoValue(element, Name.CLIENT_NO_CONTEXT_TAKEOVER, "rfc7692-7.1.1.2-cnct-no-value");
        checkWindowBits(element, Name.SERVER_MAX_WINDOW_BITS, "rfc7692-7.1.2.1-smwb-value-grammar");
        checkWindowBits(element, Name.CLIENT_MAX_WINDOW_BITS, "rfc7692-7.1.2.2-cmwb-answer-has-value");
        breaches.addAll(bestFit(element));
    }

    private void checkParameterNames(Extension element) {
        Set<String> seen = new HashSet<>();
        for (Extension.Parameter parameter : element.parameters()) {
            if (!DeflateOffer.defines(parameter.name())) {
                fail("rfc7692-7-four-parameters-defined", new IllegalAnswer(Flaw.PARAMETER_UNKNOWN, parameter.name()));
            }
            if (!seen.add(parameter.name())) {
                fail(
                        "rfc7692-5-agreed-params-self-sufficient",
                        new IllegalAnswer(Flaw.PARAMETER_TWICE, parameter.name()));
            }
        }
    }

    private void checkNoValue(Extension element, Name name, String requirement) {
        element.parameter(name).flatMap(Extension.Parameter::value).ifPresent(value -> {
            fail(requirement, new IllegalAnswer(Flaw.PARAMETER_VALUE, name.text(), value));
        });
    }

    private void checkWindowBits(Extension element, Name name, String requirement) {
        Optional<Extension.Parameter> parameter = element.parameter(name);
        if (parameter.isEmpty()) {
            return;
        }
        String value = parameter.get().value().orElse("");
        var given = new IllegalAnswer(Flaw.PARAMETER_VALUE, name.text(), value);
        DeflateOffer.windowBits(value)
                .map(flaw -> flaw == DeflateOffer.Flaw.LEADING_ZERO
                        ? Breach.strict(requirement, given)
                        : Breach.fail(requirement, given))
                .ifPresent(breaches::add);
    }

    /**
     * Return what is wrong with the answer to the offer that it fits best, since it does not say which one it takes.
     * Where no offer is valid, it is the case that says what is wrong with any answer.
     */
    private List<Breach> bestFit(Extension element) {
        return DeflateOffer.valid(request).stream()
                .map(offer -> misfit(offer, element))
                .min(Comparator.comparing(ExtensionInvariants::worst))
                .orElse(List.of());
    }

    private static Verdict worst(List<Breach> breaches) {
        return breaches.stream()
                .map(Breach::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.PASS);
    }

    private static List<Breach> misfit(Extension offer, Extension element) {
        var misfit = new ArrayList<Breach>();
        if (offer.parameter(Name.SERVER_NO_CONTEXT_TAKEOVER).isPresent()
                && element.parameter(Name.SERVER_NO_CONTEXT_TAKEOVER).isEmpty()) {
            misfit.add(Breach.fail(
                    "rfc7692-7.1.1.1-snct-accept-must-repeat",
                    new IllegalAnswer(Flaw.PARAMETER_NOT_REPEATED, Name.SERVER_NO_CONTEXT_TAKEOVER.text())));
        }
        offer.parameter(Name.SERVER_MAX_WINDOW_BITS)
                .flatMap(Extension.Parameter::value)
                .map(Integer::parseInt)
                .ifPresent(offered -> serverWindow(offered, element, misfit));
        if (offer.parameter(Name.CLIENT_MAX_WINDOW_BITS).isEmpty()
                && element.parameter(Name.CLIENT_MAX_WINDOW_BITS).isPresent()) {
            misfit.add(Breach.fail(
                    "rfc7692-7.1.2.2-cmwb-never-unsolicited",
                    new IllegalAnswer(Flaw.PARAMETER_NOT_OFFERED, Name.CLIENT_MAX_WINDOW_BITS.text())));
        }
        return misfit;
    }

    private static void serverWindow(int offered, Extension element, List<Breach> misfit) {
        int agreed = DeflateAgreement.of(element).serverMaxWindowBits();
        if (element.parameter(Name.SERVER_MAX_WINDOW_BITS).isEmpty()) {
            String requirement = "rfc7692-7.1.2.1-smwb-accept-must-repeat";
            var seen = new IllegalAnswer(
                    Flaw.WINDOW_NOT_NAMED, Name.SERVER_MAX_WINDOW_BITS.text(), "", String.valueOf(offered));
            misfit.add(offered == LARGEST ? Breach.warn(requirement, seen) : Breach.fail(requirement, seen));
        } else if (agreed > offered) {
            misfit.add(Breach.fail(
                    "rfc7692-7.1.2.1-smwb-not-greater-than-offer",
                    new IllegalAnswer(
                            Flaw.WINDOW_TOO_LARGE,
                            Name.SERVER_MAX_WINDOW_BITS.text(),
                            String.valueOf(agreed),
                            String.valueOf(offered))));
        }
    }

    private void fail(String requirement, Reaction seen) {
        breaches.add(Breach.fail(requirement, seen));
    }
}
