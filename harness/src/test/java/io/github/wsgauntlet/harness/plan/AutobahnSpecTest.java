package io.github.wsgauntlet.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Reach;
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
        assertThat(spec.cases(CATALOGUE, spec.servers().get(0)))
                .flatExtracting(each -> each.autobahn())
                .containsOnly("1.1.2");
        assertThat(spec.cases(CATALOGUE, spec.servers().get(1)))
                .flatExtracting(each -> each.autobahn())
                .containsOnly("1.1.1", "1.1.2");
    }

    @Test
    void no_plan_is_made_where_one_server_cannot_be_meant() throws IOException {
        AutobahnSpec spec = spec("{\"servers\": [{\"url\": \"ws://a\"}, {\"url\": \"http://b\"}]}");
        assertThatThrownBy(() -> series(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'http://b' is not a WebSocket URL: it starts with ws:// or wss://.");
    }

    private static Series series(AutobahnSpec spec) {
        return spec.series(CATALOGUE, Reach.standard(), RunOptions.standard(), Gate.standard());
    }

    private static Plan plan(AutobahnSpec spec, int server, URI url, String report) {
        AutobahnSpec.Server asked = spec.servers().get(server);
        return new Plan(
                new Peer.Listening(Reach.standard().to(asked.agent(), url), Duration.ZERO),
                spec.cases(CATALOGUE, asked),
                RunOptions.standard(),
                Optional.empty(),
                Gate.standard(),
                new Reports(Path.of(report), Set.of()));
    }

    private AutobahnSpec spec(String text) throws IOException {
        return AutobahnSpec.read(Files.writeString(directory.resolve("fuzzingclient.json"), text));
    }
}
