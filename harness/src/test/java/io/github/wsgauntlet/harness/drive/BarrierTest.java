package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the tester sends to see whether a target is alive, and when. */
class BarrierTest {
    private static final Capabilities ECHO = new Capabilities(true, true, true, true, 0, false, Duration.ZERO);
    private static final Capabilities MUTE = new Capabilities(false, true, true, true, 0, false, Duration.ZERO);

    @Test
    void is_compressed_where_the_messages_of_the_scenario_are() throws IOException {
        var open = new Step.Open(
                HandshakeRequest.standard().with("Sec-WebSocket-Extensions", "permessage-deflate"),
                List.of(),
                Segments.whole());
        var send = new Step.Send(
                List.of(
                        new Unit.Compressed(Opcodes.TEXT, new Payload.Text("Hello"), 100),
                        Unit.Frame.of(Opcodes.PONG, Payload.empty())),
                Segments.whole());
        Transcript seen =
                play(ServerOptions.defaults(), ECHO, new Scenario(List.of(open, send), Scenario.Ending.CLOSE));
        assertThat(barrier(seen)).startsWith("c1");
        assertThat(seen.frames()).extracting(WireFrame::opcode).containsSequence(Opcodes.TEXT, Opcodes.TEXT);
    }

    @Test
    void is_plain_where_the_messages_of_the_scenario_are() throws IOException {
        var pong = new Step.Send(List.of(Unit.Frame.of(Opcodes.PONG, Payload.empty())), Segments.whole());
        Transcript seen = play(
                ServerOptions.defaults(),
                ECHO,
                new Scenario(List.of(Step.Open.standard(), pong), Scenario.Ending.CLOSE));
        assertThat(barrier(seen)).startsWith("81");
    }

    @Test
    void is_not_needed_where_all_that_was_owed_has_come() throws IOException {
        Transcript seen = play(ServerOptions.defaults(), ECHO, "control/ping/payload[4]");
        assertThat(seen.sent(Event.Purpose.BARRIER)).isEmpty();
    }

    /** What came back may be something else, and then nothing but an answer shows that the target is alive. */
    @Test
    void is_needed_where_a_close_gets_no_answer() throws IOException {
        var leaving = new Capabilities(true, true, false, true, 0, false, Duration.ZERO);
        Transcript seen = play(ServerOptions.defaults(), leaving, "foundation/basics/text");
        assertThat(seen.sent(Event.Purpose.BARRIER)).isNotEmpty();
    }

    /** A target that sends nothing back has time to fail before it is asked whether it is alive. */
    @Test
    void gives_a_violation_its_time() throws IOException {
        ServerOptions mute = ServerOptions.defaults()
                .withApplication(Application.silent())
                .withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED));
        Transcript seen = play(mute, MUTE, "masking/unmasked/data[opcode=text,length=5]");
        long violated = at(seen, Event.Purpose.SCENARIO);
        long asked = at(seen, Event.Purpose.BARRIER);
        assertThat(Duration.ofNanos(asked - violated))
                .isGreaterThanOrEqualTo(Patience.standard().grace());
    }

    private static long at(Transcript transcript, Event.Purpose purpose) {
        return transcript.sent(purpose).findFirst().orElseThrow().at();
    }

    private static String barrier(Transcript transcript) {
        Event.Sent sent = transcript.sent(Event.Purpose.BARRIER).findFirst().orElseThrow();
        return HexFormat.of().formatHex(sent.pieces().getFirst());
    }

    private static Transcript play(ServerOptions options, Capabilities capabilities, String id) throws IOException {
        Case asked = Suite.CATALOGUE.select(List.of(id), List.of()).getFirst();
        return play(options, capabilities, asked.scenario());
    }

    private static Transcript play(ServerOptions options, Capabilities capabilities, Scenario scenario)
            throws IOException {
        try (var server = ReferenceServer.start(options)) {
            return new Driver(Suite.target(server.uri()), capabilities).play(scenario, 1, Patience.standard());
        }
    }
}
