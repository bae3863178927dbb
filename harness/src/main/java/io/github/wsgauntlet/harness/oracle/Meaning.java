package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a scenario says, read once for its {@link Topic} and for what the {@link Oracle} expects.
 *
 * <p>Not thread safe, because of the conversation.
 */
public final class Meaning {
    private final Scenario scenario;
    private final Optional<OpeningRequest> request;
    private final Optional<DeflateAgreement> agreement;
    private final Conversation conversation;

    private Meaning(Scenario scenario, Optional<OpeningRequest> request, Optional<DeflateAgreement> agreement) {
        this.scenario = scenario;
        this.request = request;
        this.agreement = agreement;
        this.conversation = Conversation.of(scenario, agreement);
    }

    /** Return what a scenario says. */
    public static Meaning of(Scenario scenario) {
        if (scenario.tester() == Role.SERVER) {
            return new Meaning(scenario, Optional.empty(), answered(scenario));
        }
        OpeningRequest request = OpeningRequest.of(scenario.open().request());
        return new Meaning(scenario, Optional.of(request), request.accepted());
    }

    /** Return the compression that the tester agrees on as a server. */
    private static Optional<DeflateAgreement> answered(Scenario scenario) {
        byte[] head = ((Step.Accept) scenario.opening()).answer().head().getBytes(StandardCharsets.ISO_8859_1);
        return HttpHead.parse(head, head.length).flatMap(DeflateAgreement::agreedIn);
    }

    /** Return the scenario. */
    public Scenario scenario() {
        return scenario;
    }

    /** Return the request of a tester that is the client. */
    OpeningRequest request() {
        return request.orElseThrow();
    }

    /** Return what both sides agree on, whichever of them answers the opening handshake. */
    Optional<DeflateAgreement> agreement() {
        return agreement;
    }

    /** Return what is said after the opening handshake, or with it. */
    Conversation conversation() {
        return conversation;
    }
}
