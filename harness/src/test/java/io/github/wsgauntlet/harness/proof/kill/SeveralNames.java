package io.github.wsgauntlet.harness.proof.kill;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why the one fault of a mutant is told under several requirements, each of which a server may break on its own.
 *
 * @param mutants their keys
 * @param because the reason, as a full sentence
 */
record SeveralNames(Set<String> mutants, String because) {
    private static final List<SeveralNames> ALL = List.of(
            new SeveralNames(
                    Set.of(
                            "defect=echo-truncated",
                            "defect=echo-doubled",
                            "defect=echo-cut-at-zero-byte",
                            "defect=binary-retyped",
                            "defect=text-in-cesu-8",
                            "defect=text-not-utf8",
                            "defect=text-split-inside-a-character",
                            "defect=fragments-reordered",
                            "defect=fragments-without-fin",
                            "defect=length-sent-little-endian",
                            "defect=pong-also-as-text"),
                    "What comes back is wrong whatever was sent in this size or type, and nobody can see whether it was"
                            + " received wrongly or sent wrongly."),
            new SeveralNames(
                    Set.of(
                            "defect=length-16-signed",
                            "defect=length-64-cut-to-16-bits",
                            "defect=header-in-pieces-refused",
                            "defect=zero-masking-key-refused",
                            "defect=first-masking-key-kept",
                            "defect=mask-restarted-per-read",
                            "defect=mask-continued-in-next-fragment",
                            "defect=control-of-125-refused",
                            "defect=pong-refused",
                            "defect=ping-must-be-utf8",
                            "defect=binary-must-be-utf8",
                            "defect=utf8-checked-per-read",
                            "defect=characters-of-4-bytes-refused",
                            "defect=empty-messages-ignored",
                            "defect=empty-fragments-refused",
                            "defect=first-fragment-lost",
                            "defect=rest-of-the-read-lost"),
                    "What is legal is not taken, and messages that are about other things have it, too."),
            new SeveralNames(
                    Set.of(
                            "defect=client-context-forgotten",
                            "defect=client-context-forgotten-at-a-hint",
                            "defect=client-window-of-16-kib",
                            "defect=client-window-smaller-at-a-hint",
                            "defect=compressed-fragments-are-messages",
                            "defect=stored-blocks-refused",
                            "defect=dynamic-blocks-refused",
                            "defect=inflated-cut-at-8-kib",
                            "defect=uncompressed-with-rsv1"),
                    "What is compressed legally is not taken, and messages that are about other things have it, too."),
            new SeveralNames(
                    Set.of(
                            "waive=nothing-processed-after-failure",
                            "defect=utf8-check-ended-by-control",
                            "defect=utf8-check-restarted-by-control"),
                    "What is in the rest of a read or a message is not judged as the rest, whatever that is."),
            new SeveralNames(
                    Set.of("defect=deflate-offers-all-repeated", "defect=first-deflate-offer-repeated"),
                    "An answer that repeats an offer has whatever is wrong with that."),
            new SeveralNames(
                    Set.of(
                            "defect=interim-draft-spoken",
                            "defect=two-faults-excused",
                            "defect=content-taken-for-frames",
                            "defect=http-behind-the-101"),
                    "It is another protocol that is spoken, so that much of this one is not kept."),
            new SeveralNames(
                    Set.of("defect=tls-record-of-one-byte-lost", "defect=tls-record-after-record-waits"),
                    "That TLS is to blame shows only where all is well without it."),
            new SeveralNames(
                    Set.of(
                            "defect=other-connection-lost-after-refusal",
                            "defect=other-connection-lost-after-failure",
                            "defect=other-connection-lost-after-great-length",
                            "defect=output-thrown-away-in-a-stall"),
                    "What is lost is another thing each time; what loses it is not seen."));

    /** Return why a mutant may have several names; empty if it must have one. */
    static Optional<String> reason(String mutant) {
        return ALL.stream()
                .filter(each -> each.mutants().contains(mutant))
                .map(SeveralNames::because)
                .findFirst();
    }

    /** Return the keys of all that are excused. */
    static List<String> excused() {
        return ALL.stream().flatMap(each -> each.mutants().stream()).toList();
    }
}
