package io.github.wsgauntlet.harness.proof.ontop;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why mutants are noticed by no more than INFO: what they do is other than what the reference application does, and yet
 * no sentence of a protocol forbids it.
 *
 * @param mutants their keys
 * @param because the reason, as a full sentence
 */
record LeftOpen(Set<String> mutants, String because) {
    private static final List<LeftOpen> ALL = List.of(
            new LeftOpen(
                    Set.of(
                            "waive=lost-get-closes",
                            "waive=packet-is-not-empty",
                            "waive=packet-type-is-known",
                            "waive=open-is-the-servers",
                            "waive=upgrade-only-to-websocket",
                            "waive=base64-is-valid",
                            "waive=post-is-utf8",
                            "waive=upgrade-starts-with-probe",
                            "waive=probe-says-probe",
                            "waive=upgrade-comes-after-probe",
                            "waive=attachment-count-is-a-number",
                            "waive=placeholder-is-in-range",
                            "waive=attachments-come-next",
                            "waive=connect-payload-is-an-object",
                            "waive=connect-once",
                            "waive=event-name-is-a-string",
                            "waive=event-name-is-free",
                            "waive=ack-payload-is-an-array",
                            "waive=ack-has-an-id"),
                    "The document does not say what follows when a client does this."),
            new LeftOpen(
                    Set.of("waive=post-fits", "waive=message-fits", "waive=attachments-are-few"),
                    "Nothing obliges a server to have limits."),
            new LeftOpen(
                    Set.of("waive=upgrade-in-time", "waive=connect-in-time"),
                    "The document names no time, so that a server may just be slow."),
            new LeftOpen(
                    Set.of("waive=one-post"), "A server that takes up a POST only when it is whole does the same."),
            new LeftOpen(Set.of("waive=namespace-is-known"), "A server may make namespaces as they are asked for."),
            new LeftOpen(Set.of("defect=preflight-refused"), "A server may do without CORS."),
            new LeftOpen(
                    Set.of(
                            "defect=empty-messages-lost",
                            "defect=connect-payload-lost",
                            "defect=event-loses-its-last-argument",
                            "defect=ack-not-sent",
                            "defect=ack-is-an-event"),
                    "What is sent back is up to the application, which may be another one."),
            new LeftOpen(
                    Set.of("defect=disconnect-ends-all"),
                    "A server may close the connection when a client leaves a namespace."));

    /** Return why a mutant may be noticed by no more than INFO; empty if it must be noticed by more. */
    static Optional<String> reason(String mutant) {
        return ALL.stream()
                .filter(each -> each.mutants().contains(mutant))
                .map(LeftOpen::because)
                .findFirst();
    }

    /** Return the keys of all that are excused. */
    static List<String> excused() {
        return ALL.stream().flatMap(each -> each.mutants().stream()).toList();
    }
}
