package io.github.wsgauntlet.harness.proof.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.server.http.CompressionOffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A client that keeps every rule passes every case. */
@Proof
class CleanClientTest {
    /** What is the client's own choice is INFO: how much of a head it takes, and which version of HTTP. */
    private static final String CHOICES = "client/handshake/(head/(many-fields|long-field)|status/version)\\[.*";

    /** It offers to be told how large a window it may use, so that it cannot be asked what one does that does not. */
    private static final String NOT_ASKED = "client/compression/answers/window-not-offered[";

    @Test
    void every_case_passes() {
        Map<String, CaseResult> results = results(ClientOptions.defaults(), ClientSuite.CATALOGUE.cases());

        assertThat(results).hasSameSizeAs(ClientSuite.CATALOGUE.cases());
        assertThat(results.values())
                .filteredOn(result -> result.verdict() != Verdict.PASS)
                .filteredOn(result ->
                        result.verdict() != Verdict.INFO || !result.id().matches(CHOICES))
                .filteredOn(result ->
                        result.verdict() != Verdict.SKIP || !result.id().startsWith(NOT_ASKED))
                .extracting(result -> result.verdict() + " " + result.id() + ": " + result.actual())
                .isEmpty();
        assertThat(results.values())
                .filteredOn(result -> result.closing().verdict().atLeast(Verdict.STRICT))
                .extracting(CaseResult::id)
                .isEmpty();
    }

    @Test
    void one_that_does_not_offer_its_window_passes_what_that_is_asked() {
        ClientOptions client =
                ClientOptions.defaults().withCompression(Optional.of(new CompressionOffer(false, false, false)));
        List<Case> asked = ClientSuite.CATALOGUE.select(List.of("client/compression/answers/**"), List.of());

        assertThat(results(client, asked).values())
                .extracting(CaseResult::verdict)
                .containsOnly(Verdict.PASS);
    }

    private static Map<String, CaseResult> results(ClientOptions client, List<Case> cases) {
        return ClientSuite.play(client, cases, RunOptions.standard()).results();
    }
}
