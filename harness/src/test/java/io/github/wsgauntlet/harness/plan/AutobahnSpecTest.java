package io.github.wsgauntlet.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Transcripts;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutobahnSpecTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @TempDir
    private Path directory;

    @Test
    void each_server_has_a_plan_and_a_directory() throws IOException {
        AutobahnSpec spec = spec("""
                {
                   "outdir": "out",
                   "servers": [{"agent": "A 1", "url": "ws://a"}, {"agent": "a-1", "url": "ws://b:9001/x"}],
                   "cases": ["1.1.1", "1.1.2"],
                   "exclude-agent-cases": {"A*": ["1.1.1"]}
                }
                """);

        assertThat(series(spec))
                .isEqualTo(new Series(
                        List.of(
                                plan(spec, 0, URI.create("ws://a:80/"), "out/a_1"),
                                plan(spec, 1, URI.create("ws://b:9001/x"), "out/a_1_2")),
                        Series.Overview.AUTOBAHN,
                        Path.of("out")));
        assertThat(spec.cases().of(CATALOGUE, "A 1"))
                .flatExtracting(Case::autobahn)
                .containsOnly("1.1.2");
        assertThat(spec.cases().of(CATALOGUE, "a-1"))
                .flatExtracting(Case::autobahn)
                .containsOnly("1.1.1", "1.1.2");
    }

    @Test
    void no_plan_is_made_where_one_server_cannot_be_meant() throws IOException {
        AutobahnSpec spec = spec("{\"servers\": [{\"url\": \"ws://a\"}, {\"url\": \"http://b\"}]}");
        assertThatThrownBy(() -> series(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'http://b' is not a WebSocket URL: it starts with ws:// or wss://.");
    }

    @Test
    void it_waits_as_long_as_the_tester_shall_and_no_shorter_than_usual() throws IOException {
        Patience usual = Patience.standard();
        assertThat(spec("{\"options\": {\"version\": 18, \"openHandshakeTimeout\": 5}}")
                        .patience(usual))
                .isEqualTo(usual);
        AutobahnSpec slow = spec("""
                {
                   "options": {"openHandshakeTimeout": 12.5, "failByDrop": false},
                   "servers": [{"agent": "A", "url": "ws://a", "options": {"closeHandshakeTimeout": 60}}],
                   "cases": ["1.1.1"]
                }
                """);
        assertThat(slow.patience(usual)).isEqualTo(usual.withDeadline(Duration.ofSeconds(60)));
        assertThat(series(slow).plans())
                .extracting(each -> each.options().patience().deadline())
                .containsExactly(Duration.ofSeconds(60));
    }

    @Test
    void compression_is_put_to_as_many_messages_as_with_the_original_where_that_is_asked_for() throws IOException {
        AutobahnSpec spec = spec("{\"cases\": [\"12.1.1\", \"13.7.18\"]}");
        assertThat(spec.cases().of(CATALOGUE, "A"))
                .extracting(AutobahnSpecTest::messages)
                .allMatch(few -> few < 10);
        AutobahnSpec soak = spec.withMessages(1000);
        assertThat(soak.cases().of(CATALOGUE, "A"))
                .extracting(AutobahnSpecTest::messages)
                .containsOnly(1000L);
        assertThat(soak.cases().numbered(Catalogue.load(Role.CLIENT)))
                .extracting(AutobahnSpecTest::messages)
                .containsOnly(1000L);
        assertThatThrownBy(() -> spec.withMessages(-1)).hasMessage("There are 0 messages or more, not -1.");
    }

    private static long messages(Case asked) {
        return asked.scenario().steps().stream()
                .filter(Step.Send.class::isInstance)
                .count();
    }

    private static Series series(AutobahnSpec spec) {
        return spec.series(CATALOGUE, Reach.standard(), RunOptions.standard(), Gate.standard(), AutobahnVerdicts.OURS);
    }

    private static Plan plan(AutobahnSpec spec, int server, URI url, String report) {
        String agent = spec.servers().get(server).agent().orElseThrow();
        return new Plan(
                new Peer.Listening(Reach.standard().to(agent, url), Duration.ZERO),
                Repertoire.of(CATALOGUE),
                spec.cases().of(CATALOGUE, agent),
                RunOptions.standard(),
                Optional.empty(),
                Gate.standard(),
                new Reports(Path.of(report), Set.of(), Transcripts.ALL));
    }

    private AutobahnSpec spec(String text) throws IOException {
        return AutobahnSpec.read(Files.writeString(directory.resolve("fuzzingclient.json"), text));
    }
}
