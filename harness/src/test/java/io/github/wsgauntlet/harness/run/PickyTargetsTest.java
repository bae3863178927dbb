package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ProbeText;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that keep every rule, and whose application takes only messages of a format of its own. */
class PickyTargetsTest {
    private static final List<Case> CASES = Suite.CATALOGUE.select(
            List.of("foundation", "framing/segmentation", "control/ping", "utf8/valid", "utf8/invalid", "closing"),
            List.of());
    private static final ProbeText SAME = new ProbeText("{\"echo\":\"{tag}\"}", Optional.empty());
    private static final ProbeText REPLY = new ProbeText("{\"echo\":\"{tag}\"}", Optional.of("\"reply\":\"{tag}\""));

    /** Applications close with one of these; 1011 is what a server says where one throws. */
    @ParameterizedTest
    @ValueSource(ints = {1003, 1007, 1008, 1011})
    void one_that_closes_on_what_it_cannot_parse_does_no_wrong(int code) throws IOException {
        var results = new ConcurrentHashMap<String, CaseResult>();
        var application = new Json(code, false);
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(application))) {
            var run = Run.prepare(target(server, SAME), CASES, RunOptions.standard());
            var footer =
                    run.execute(Yardstick.of(Optional.of(Verdict.FAIL)), result -> results.put(result.id(), result));
            assertThat(footer.exit()).as(footer.summary()).isZero();
        }
        assertThat(results.values())
                .filteredOn(result -> result.verdict().atLeast(Verdict.WARN))
                .isEmpty();
        assertThat(results.get("control/ping/payload[4]").verdict()).isEqualTo(Verdict.PASS);
        assertThat(application.refused).isNotEmpty();
    }

    @Test
    void what_is_refused_that_way_is_not_judged() throws IOException {
        Case asked =
                Suite.CATALOGUE.find("utf8/valid/every-lead-byte[d0-to-df]").orElseThrow();
        ServerOptions options = ServerOptions.defaults().withApplication(new Json(1007, false));
        try (var server = ReferenceServer.start(options)) {
            Judgement judgement = Examiner.meet(target(server, SAME), Patience.standard())
                    .examine(asked, 1)
                    .judgement();
            assertThat(judgement.verdict()).isEqualTo(Verdict.SKIP);
            assertThat(ReactionProse.sentence(judgement.reaction()))
                    .isEqualTo("The target takes only some texts, and closed the connection with code 1007 on what the"
                            + " case sends.");
        }
    }

    @Test
    void the_preflight_sends_nothing_but_what_it_takes() throws IOException {
        var application = new Json(1003, false);
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(application))) {
            Capabilities found = probe(server, SAME);
            assertThat(found.echoes()).isEqualTo(Echo.NONE);
            assertThat(found.probe()).contains(SAME);
            assertThat(found.asMap()).containsEntry("probeText", SAME.text());
        }
        assertThat(application.refused).isEmpty();
    }

    @Test
    void an_answer_need_not_be_what_was_sent() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(new Json(1003, true)))) {
            assertThat(probe(server, REPLY).probe()).contains(REPLY);
        }
    }

    @Test
    void one_that_does_not_answer_it_cannot_be_judged() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(new Json(1003, true)))) {
            var run = Run.prepare(target(server, SAME), CASES, RunOptions.standard());
            assertThat(run.obstacle())
                    .contains(server.uri() + " did not answer the text '{\"echo\":\"{tag}\"}' with the same text.");
            var footer = run.execute(Yardstick.of(Optional.of(Verdict.FAIL)), result -> {});
            assertThat(footer.exit()).isEqualTo(Exit.NOT_JUDGED.code());
        }
    }

    @Test
    void one_that_never_pongs_is_asked_by_what_it_takes() throws IOException {
        var application = new Json(1003, true);
        ServerOptions mute =
                ServerOptions.defaults().withApplication(application).withParts(Misbehaviour.of(Defect.PONG_FORGOTTEN));
        var pong = new Step.Send(List.of(Unit.Frame.of(Opcodes.PONG, Payload.empty())), Segments.whole());
        var scenario = new Scenario(List.of(Step.Open.standard(), pong), Scenario.Ending.CLOSE);
        try (var server = ReferenceServer.start(mute)) {
            Capabilities found = probe(server, REPLY);
            assertThat(found.pong()).isFalse();
            Transcript seen = new Driver(target(server, REPLY), found).play(scenario, 1, Patience.standard());
            assertThat(seen.all(Event.DeadlinePassed.class)).isEmpty();
            assertThat(seen.frames()).extracting(WireFrame::opcode).containsExactly(Opcodes.TEXT, Opcodes.CLOSE);
        }
        assertThat(application.refused).isEmpty();
    }

    private static ServerTarget target(ReferenceServer server, ProbeText probe) {
        return Suite.target(server.uri()).withProbe(probe);
    }

    private static Capabilities probe(ReferenceServer server, ProbeText probe) {
        return Preflight.probe(target(server, probe), Patience.standard()).capabilities();
    }

    /** Sends objects of JSON back, or another one for each, and takes nothing else. */
    private static final class Json implements Application {
        private final int code;
        private final boolean others;
        private final Queue<String> refused = new ConcurrentLinkedQueue<>();

        Json(int code, boolean others) {
            this.code = code;
            this.others = others;
        }

        @Override
        public void onMessage(WebSocketSession session, Message message) {
            String text = new String(message.payload(), StandardCharsets.UTF_8);
            if (!text.startsWith("{")) {
                refused.add(text);
                session.close(new CloseStatus(code, "This is no JSON"));
            } else {
                session.send(others ? Message.text(text.replace("{\"echo\"", "{\"time\":1,\"reply\"")) : message);
            }
        }
    }
}
