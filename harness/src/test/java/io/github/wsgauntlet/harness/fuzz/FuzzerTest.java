package io.github.wsgauntlet.harness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.harness.proof.Mortal;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the fuzzer finds, and that it finds nothing where there is nothing. */
class FuzzerTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final FuzzOptions STRICT = FuzzOptions.standard().withThreshold(Verdict.STRICT);

    private static FuzzReport fuzz(ServerOptions server, FuzzOptions options) throws IOException {
        try (var running = ReferenceServer.start(server)) {
            return fuzz(running.uri(), options);
        }
    }

    private static FuzzReport fuzz(URI url, FuzzOptions options) {
        return Fuzzer.prepare(Suite.target(url), LEDGER, options).execute(each -> {});
    }

    private static List<String> reasons(FuzzReport report) {
        return report.findings().stream()
                .map(each -> each.shown().judgement().actual() + " "
                        + Prose.steps(each.wrong().scenario()))
                .toList();
    }

    @Test
    void finds_nothing_wrong_with_the_clean_server() throws IOException {
        FuzzReport report =
                fuzz(ServerOptions.defaults(), STRICT.withTries(1_000).withSeed(System.nanoTime()));
        assertThat(reasons(report)).isEmpty();
        assertThat(report.total()).isEqualTo(1_000);
        assertThat(report.unjudged()).isLessThan(10);
        assertThat(report.tries().keySet()).containsExactlyInAnyOrder(Property.values());
    }

    @Test
    void finds_nothing_wrong_with_a_server_that_never_echoes() throws IOException {
        FuzzReport report = fuzz(ServerOptions.defaults().withApplication(Application.silent()), STRICT.withTries(500));
        assertThat(reasons(report)).isEmpty();
    }

    @Test
    void finds_nothing_wrong_with_a_server_that_greets_first() throws IOException {
        FuzzReport report =
                fuzz(ServerOptions.defaults().withApplication(Application.greeting("welcome")), STRICT.withTries(500));
        assertThat(reasons(report)).isEmpty();
    }

    @Test
    void shrinks_to_the_frame_that_shows_it() throws IOException {
        FuzzReport report = fuzz(
                ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)),
                STRICT.withTries(500).withProperties(List.of(Property.VIOLATION)));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("fuzz/violation/16164bf8");
            assertThat(finding.steady()).isTrue();
            assertThat(finding.steps()).isEqualTo(1);
            assertThat(finding.wrong().requirements()).containsExactly("rfc6455-5.1-server-closes-unmasked");
            assertThat(Prose.steps(finding.wrong().scenario()).get(1))
                    .isEqualTo("Send a text frame with no mask and no payload");
        });
        assertThat(report.again()).isPositive();
    }

    /** What is found as a message with a ping inside is told as the ping it takes. */
    @Test
    void tells_the_same_fault_once_whatever_shows_it() throws IOException {
        FuzzReport report = fuzz(
                ServerOptions.defaults().withParts(Misbehaviour.of(Defect.PONG_EMPTY)),
                STRICT.withTries(300).withProperties(List.of(Property.CONVERSATION, Property.COMPRESSION)));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.property()).isEqualTo(Property.CONVERSATION);
            assertThat(finding.wrong().requirements()).containsExactly("rfc6455-5.5.2-ping-answered-with-pong");
            assertThat(finding.steps()).isEqualTo(1);
        });
    }

    @Test
    void finds_the_same_with_the_same_seed() throws IOException {
        ServerOptions server = ServerOptions.defaults()
                .withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED, Rule.TEXT_IS_UTF8, Rule.KEY_IS_BASE64));
        // A stream of bytes may end in a reset, which races with what the server has to say to it.
        FuzzOptions options = STRICT.withTries(400)
                .withSeed(5)
                .withProperties(List.of(Property.CONVERSATION, Property.VIOLATION, Property.HANDSHAKE));
        List<Object> found = found(fuzz(server, options));
        assertThat(found).hasSizeGreaterThan(2);
        assertThat(found(fuzz(server, options))).isEqualTo(found);
        assertThat(found(fuzz(server, options.withLoad(3, 0))))
                .as("with fewer at a time")
                .isEqualTo(found);
    }

    private static List<Object> found(FuzzReport report) {
        return report.findings().stream()
                .<Object>map(finding -> List.of(finding.index(), finding.id(), finding.cases()))
                .toList();
    }

    @Test
    void stops_after_as_many_findings_as_are_wanted() throws IOException {
        FuzzReport report = fuzz(
                ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED, Rule.TEXT_IS_UTF8)),
                STRICT.withTries(100_000).withMostFindings(1));
        assertThat(report.findings()).isNotEmpty();
        assertThat(report.total()).isLessThan(10_000);
    }

    @Test
    void stops_when_the_time_is_over() throws IOException {
        FuzzReport report = fuzz(
                ServerOptions.defaults(), STRICT.withTries(Integer.MAX_VALUE).withTime(Duration.ofMillis(300)));
        assertThat(report.total()).isPositive();
    }

    @Test
    void asks_no_more_often_than_was_agreed() throws IOException {
        FuzzReport report = fuzz(ServerOptions.defaults(), STRICT.withTries(21).withLoad(16, 20));
        assertThat(report.millis()).isGreaterThan(1_000);
    }

    @Test
    void tries_nothing_where_nobody_answers() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var fuzzer = Fuzzer.prepare(Suite.target(URI.create("ws://127.0.0.1:" + port + "/")), LEDGER, STRICT);
        assertThat(fuzzer.obstacle()).isPresent();
        assertThat(fuzzer.execute(each -> {}).total()).isZero();
    }

    @Test
    void finds_what_kills_a_server_that_comes_back() throws Exception {
        try (var mortal = Mortal.start(Mortal.Comeback.SOON)) {
            var told = new ArrayList<Finding>();
            FuzzReport report = Fuzzer.prepare(Suite.target(mortal.url()), LEDGER, untilDeath())
                    .execute(told::add);
            assertThat(report.gone()).isEmpty();
            assertThat(report.findings()).isEqualTo(told).singleElement().satisfies(finding -> {
                assertThat(finding.property()).isEqualTo(Property.STREAM);
                assertThat(finding.shown().judgement().actual()).isEqualTo("The target stopped accepting connections.");
                assertThat(finding.steady()).isTrue();
                // Which of several samples on their way at a time has killed it is a race; each says it in its own way.
                assertThat(Prose.steps(finding.wrong().scenario()).toString())
                        .containsAnyOf("Ping frame: \"p\" 126 times", "Ping frame with the length in 16 bits");
                assertThat(finding.steps()).isEqualTo(2);
            });
        }
    }

    @Test
    void names_the_suspects_where_a_server_does_not_come_back() throws Exception {
        try (var mortal = Mortal.start(Mortal.Comeback.NEVER)) {
            FuzzReport report = fuzz(mortal.url(), untilDeath());
            assertThat(report.gone()).isEqualTo("The target stopped accepting connections and did not come back.");
            assertThat(report.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.cases()).hasSizeBetween(1, 4);
                assertThat(finding.shown().judgement().verdict()).isEqualTo(Verdict.FAIL);
            });
        }
    }

    private static FuzzOptions untilDeath() {
        return FuzzOptions.standard()
                .withTries(2_000)
                .withProperties(List.of(Property.VIOLATION))
                .withLoad(4, 0)
                .withMostFindings(1);
    }

    @Test
    void refuses_options_that_mean_nothing() {
        assertThatThrownBy(() -> STRICT.withTries(0)).hasMessage("There is 1 try or more, not 0.");
        assertThatThrownBy(() -> STRICT.withProperties(List.of())).hasMessage("There is at least one property to try.");
        assertThatThrownBy(() -> STRICT.withLoad(0, 0)).hasMessage("There is 1 job or more, not 0.");
        assertThatThrownBy(() -> STRICT.withLoad(1, -1)).hasMessage("The rate is 0 or more, not -1.");
        assertThatThrownBy(() -> STRICT.withMostFindings(0))
                .hasMessage("There is 1 finding or more to stop at, not 0.");
    }
}
