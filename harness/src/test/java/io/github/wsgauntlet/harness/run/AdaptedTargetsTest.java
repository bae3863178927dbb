package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.adapter.KnownAdapter;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.engineio.EngineIoApplication;
import io.github.wsgauntlet.server.engineio.EngineIoOptions;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.socketio.SocketIo;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that send messages back only as an adapter wraps them; an echo server sends back whatever is wrapped. */
class AdaptedTargetsTest {
    /** The event that the reference application acknowledges with what it was sent. */
    private static final String SOCKET_IO = "socketio:message-with-ack";

    private static final List<Case> CASES =
            Suite.CATALOGUE.select(List.of("foundation/basics", "framing", "utf8", "fragmentation"), List.of());

    @ParameterizedTest
    @ValueSource(strings = {"json:data", "prefix:say ", SOCKET_IO})
    void a_clean_one_passes_or_is_skipped(String adapter) throws IOException {
        Map<String, CaseResult> results = played(ServerOptions.defaults(), adapter);
        assertThat(results.values())
                .filteredOn(result -> result.verdict() != Verdict.PASS && result.verdict() != Verdict.SKIP)
                .isEmpty();
        assertThat(results.get("foundation/basics/text").verdict()).isEqualTo(Verdict.PASS);
        assertThat(results.get("utf8/invalid/behind-valid-message").verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json:data", "prefix:say ", SOCKET_IO})
    void invalid_text_that_is_taken_is_seen(String adapter) throws IOException {
        ServerOptions options = ServerOptions.defaults().withWaived(Set.of(Rule.TEXT_IS_UTF8));
        Map<String, CaseResult> results = played(options, adapter);
        assertThat(results.get("utf8/invalid/behind-valid-message").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void there_is_no_other_adapter() {
        assertThatThrownBy(() -> KnownAdapter.parse("stomp"))
                .hasMessage("'stomp' is no adapter; there are socketio[:EVENT], json:FIELD, prefix:TEXT and"
                        + " FILE.yaml.");
        assertThatThrownBy(() -> KnownAdapter.parse("json")).hasMessage("'json' needs to know more: json:FIELD.");
    }

    private static EngineIoApplication socketIo() {
        return EngineIoApplication.of(EngineIoOptions.defaults().withPath(SocketIo.PATH), SocketIo.echo());
    }

    private static Map<String, CaseResult> played(ServerOptions options, String adapter) throws IOException {
        Map<String, CaseResult> results = new ConcurrentHashMap<>();
        boolean onTop = adapter.equals(SOCKET_IO);
        try (var server = ReferenceServer.start(onTop ? options.withApplication(socketIo()) : options)) {
            URI uri = onTop ? server.uri().resolve("/socket.io/?EIO=4&transport=websocket") : server.uri();
            ServerTarget target = Reach.standard().to("adapted", uri).withAdapter(KnownAdapter.parse(adapter));
            Run.prepare(target, CASES, RunOptions.standard())
                    .execute(Yardstick.of(Optional.empty()), result -> results.put(result.id(), result));
        }
        return results;
    }
}
