package io.github.wsgauntlet.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.client.ReferenceClient;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class GauntletTest {
    private static final String UNMASKED = "masking/unmasked/data[opcode=text,length=0]";
    private static ReferenceServer clean;
    private static ReferenceServer lenient;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        clean = ReferenceServer.start(ServerOptions.defaults());
        lenient = ReferenceServer.start(ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)));
    }

    @AfterAll
    static void stop() {
        clean.close();
        lenient.close();
    }

    @Test
    void each_family_is_a_container_and_each_case_a_test_that_passes() {
        List<DynamicNode> families = against(clean.uri())
                .including("masking/keys", "framing/reserved-bits")
                .tests()
                .toList();

        assertThat(families).extracting(DynamicNode::getDisplayName).containsExactlyInAnyOrder("framing", "masking");
        assertThat(tests(families))
                .hasSizeGreaterThan(20)
                .allSatisfy(test -> assertThatCode(test.getExecutable()::execute)
                        .as(test.getDisplayName())
                        .doesNotThrowAnyException());
        assertThat(directory.resolve("index.html")).isNotEmptyFile();
        assertThat(directory.resolve("results.ndjson")).isNotEmptyFile();
    }

    @Test
    void a_test_that_fails_says_what_and_shows_what_went_over_the_wire() {
        DynamicTest test = test(against(lenient.uri()).including(UNMASKED), UNMASKED);

        assertThatThrownBy(test.getExecutable()::execute)
                .isInstanceOf(AssertionFailedError.class)
                .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty())
                .hasMessageStartingWith(
                        "Sent 8100, expected the target fails the connection with a Close frame that carries code 1002")
                .hasMessageContaining("FAIL: The target sent back a message it should not have taken.")
                .hasMessageEndingWith("See " + directory.resolve("index.html"))
                .cause()
                .asString()
                .contains("- Send a text frame with no mask", "tester →   text, 0 bytes", "← target   text, 0 bytes");
    }

    @Test
    void what_could_not_be_judged_is_aborted_and_a_server_that_could_not_fails() {
        URI nobody = URI.create("ws://127.0.0.1:1/");
        List<DynamicTest> tests =
                tests(against(nobody).including("masking/keys").tests().toList());

        assertThatThrownBy(tests.getFirst().getExecutable()::execute)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("INCONCLUSIVE: No connection to ws://127.0.0.1:1/");
        assertThat(tests.getLast().getDisplayName()).isEqualTo("the target can be judged");
        assertThatThrownBy(tests.getLast().getExecutable()::execute)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("No connection to ws://127.0.0.1:1/");
    }

    @Test
    void a_client_is_called_for_each_connection() {
        Gauntlet clients = Gauntlet.forClients(url -> {
                    try (var client = ReferenceClient.connect(url, ClientOptions.defaults())) {
                        client.awaitEnd();
                    }
                })
                .named("reference client")
                .including("client/control/ping")
                .reportingTo(directory);
        assertThat(tests(clients.tests().toList()))
                .hasSizeGreaterThan(5)
                .allSatisfy(test -> assertThatCode(test.getExecutable()::execute)
                        .as(test.getDisplayName())
                        .doesNotThrowAnyException());
        assertThat(directory.resolve("summary.md")).content().contains("reference client conforms to RFC 6455");
        assertThatThrownBy(() -> clients.sending("Authorization", "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_the_baseline_knows_does_not_fail() throws IOException {
        Path known = directory.resolve("known.yaml");
        Files.writeString(known, "- {cases: masking/unmasked, verdict: FAIL, reason: Masks are not looked at.}\n");
        Gauntlet gauntlet = against(lenient.uri()).baseline(known);

        assertThatCode(test(gauntlet.including(UNMASKED), UNMASKED).getExecutable()::execute)
                .doesNotThrowAnyException();
        String better = "masking/unmasked/control[opcode=ping,length=5]";
        assertThatThrownBy(test(gauntlet.including(better), better).getExecutable()::execute)
                .hasMessageContaining("PASS, where the baseline expects FAIL");
    }

    @Test
    void nothing_fails_where_nothing_is_to_fail() {
        assertThatCode(test(against(lenient.uri()).including(UNMASKED).failingOn(FailOn.NONE), UNMASKED)
                        .getExecutable()::execute)
                .doesNotThrowAnyException();
    }

    @Test
    void what_fuzzing_finds_is_a_test_that_fails() {
        FuzzOptions options = FuzzOptions.standard()
                .withTries(200)
                .withSeed(1)
                .withProperties(List.of(Property.CONVERSATION, Property.VIOLATION));
        Gauntlet gauntlet = against(lenient.uri()).including("masking/keys").fuzzing(options);

        assertThatThrownBy(test(gauntlet, "fuzz/violation/16164bf8").getExecutable()::execute)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("The target sent back a message it should not have taken.");
        assertThatCode(test(gauntlet, "fuzz/conversation/holds").getExecutable()::execute)
                .doesNotThrowAnyException();
    }

    @Test
    void cases_that_are_excluded_are_not_played() {
        assertThat(tests(against(clean.uri())
                        .including("masking/unmasked")
                        .excluding("masking/unmasked/data")
                        .tests()
                        .toList()))
                .extracting(DynamicNode::getDisplayName)
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("masking/unmasked/data"));
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        assertThatThrownBy(() -> Gauntlet.against(URI.create("http://localhost/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'http://localhost/' is not a WebSocket URL: it starts with ws:// or wss://.");
        assertThatThrownBy(() -> against(clean.uri()).including("nosuch").tests())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No case matches 'nosuch'");
        assertThatThrownBy(() -> against(clean.uri()).soaking(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are 0 messages or more, not -1.");
    }

    private Gauntlet against(URI server) {
        return Gauntlet.against(server).reportingTo(directory);
    }

    private static DynamicTest test(Gauntlet gauntlet, String id) {
        return tests(gauntlet.tests().toList()).stream()
                .filter(test -> test.getDisplayName().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<DynamicTest> tests(List<DynamicNode> nodes) {
        return nodes.stream()
                .flatMap(node -> node instanceof DynamicContainer container
                        ? tests(container
                                        .getChildren()
                                        .map(DynamicNode.class::cast)
                                        .toList())
                                .stream()
                        : Stream.of((DynamicTest) node))
                .toList();
    }
}
