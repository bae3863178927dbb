package io.github.wsgauntlet.harness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.harness.oracle.Topic;
import io.github.wsgauntlet.harness.proof.clients.ClientSuite;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** What the fuzzer finds of clients, with the tester at the other end. */
class ClientFuzzerTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final FuzzOptions STRICT =
            FuzzOptions.standard().withThreshold(Verdict.STRICT).withLoad(8, 0);
    private static final List<Property> OF_CLIENTS = Arrays.stream(Property.values())
            .filter(each -> each.concerns(Role.CLIENT))
            .toList();

    private static FuzzReport fuzz(ClientOptions client, FuzzOptions options) {
        return Fuzzer.prepare(ClientSuite.target(client), LEDGER, options).execute(each -> {});
    }

    @Test
    void finds_nothing_wrong_with_the_clean_client() {
        FuzzReport report = fuzz(ClientOptions.defaults(), STRICT.withTries(600).withSeed(System.nanoTime()));
        assertThat(report.findings())
                .extracting(each -> each.shown().judgement().actual() + " "
                        + Prose.steps(each.wrong().scenario()))
                .isEmpty();
        assertThat(report.total()).isEqualTo(600);
        assertThat(report.unjudged()).isLessThan(10);
        assertThat(report.tries().keySet()).containsExactlyInAnyOrderElementsOf(OF_CLIENTS);
    }

    @Test
    void shrinks_to_the_frame_that_no_server_may_send() {
        FuzzReport report = fuzz(
                ClientOptions.defaults().withWaived(Set.of(Rule.SERVER_FRAMES_UNMASKED)),
                STRICT.withTries(500).withProperties(List.of(Property.VIOLATION)));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).startsWith("client/fuzz/violation/");
            assertThat(finding.wrong().requirements()).containsExactly("rfc6455-5.1-client-closes-on-masked-frame");
            assertThat(finding.steps()).isEqualTo(1);
            assertThat(CaseFileReader.parse("finding.yaml", FindingFile.yaml(finding, 0), LEDGER))
                    .isEqualTo(finding.cases());
        });
    }

    @Test
    void finds_what_a_client_sends_that_is_wrong() {
        FuzzReport report = fuzz(
                ClientOptions.defaults().withParts(Misbehaviour.of(Set.of(Defect.PONG_EMPTY))),
                STRICT.withTries(300).withProperties(List.of(Property.CONVERSATION)));
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.wrong().requirements())
                        .containsExactly("rfc6455-5.5.2-client-ping-answered"));
    }

    @Test
    void what_binds_a_server_alone_is_no_topic() {
        JqwikSession.run(() -> {
            var samples = new Samples(OF_CLIENTS, Role.CLIENT, Bounds.standard(), 7);
            for (int i = 0; i < 2_000; i++) {
                for (Scenario scenario : samples.next().shrinkable().value()) {
                    Requirement about =
                            LEDGER.find(Topic.of(scenario).requirement()).orElseThrow();
                    assertThat(about.role()).as(about.id()).isNotEqualTo(Requirement.Role.SERVER);
                }
            }
        });
    }

    @Test
    void what_cannot_be_asked_of_a_client_is_refused() {
        FuzzOptions handshakes = STRICT.withProperties(List.of(Property.HANDSHAKE, Property.STREAM));
        assertThatThrownBy(() -> fuzz(ClientOptions.defaults(), handshakes))
                .hasMessage("None of these properties can be asked of a client: handshake, stream.");
    }
}
