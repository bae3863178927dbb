package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tester that stops reading reads again whenever it would wait in vain otherwise. */
class LateReaderTest {
    private static final Capabilities ECHO = new Capabilities(true, true, true, true, 0, false, Duration.ZERO);
    private static final Patience PATIENT =
            new Patience(Duration.ofMillis(50), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));

    private static final Unit KIBIBYTE = Unit.Frame.of(Opcodes.BINARY, new Payload.Seeded(1024, 1));
    private static final Unit CLOSE = Unit.Frame.of(Opcodes.CLOSE, new Payload.CloseBody(1000, Payload.empty()));

    /** The read that is under way takes 64 KiB at most, so less than 64 of these messages. */
    @Test
    void reads_no_more_than_once_before_it_waits() throws IOException {
        var all = new Step.Send(Collections.nCopies(512, KIBIBYTE), Segments.whole());
        Transcript seen = play(new Step.StopReading(), all, new Step.Await(Step.Awaited.ANSWERS));
        long resumed = seen.first(Event.ReadingResumed.class).orElseThrow().at();
        assertThat(seen.all(Event.ReceivedFrame.class)).hasSizeGreaterThanOrEqualTo(512);
        assertThat(seen.all(Event.ReceivedFrame.class).filter(frame -> frame.at() < resumed))
                .hasSizeLessThan(64);
    }

    @Test
    void reads_when_the_target_takes_no_more() throws IOException {
        int messages = 24 * 1024; // No two buffers and the 1 MiB that the server keeps hold so much.
        var all = new Step.Send(Collections.nCopies(messages, KIBIBYTE), Segments.whole());
        Transcript seen = play(new Step.StopReading(), all, send(CLOSE));
        long resumed = seen.first(Event.ReadingResumed.class).orElseThrow().at();
        long closed = seen.sent(Event.Purpose.SCENARIO)
                .skip(1)
                .findFirst()
                .orElseThrow()
                .at();
        assertThat(resumed).isLessThan(closed);
        assertThat(seen.frames())
                .hasSize(messages + 1)
                .last()
                .extracting(WireFrame::opcode)
                .isEqualTo(Opcodes.CLOSE);
    }

    @Test
    void reads_to_the_end_where_the_scenario_waits_for_nothing() throws IOException {
        Transcript seen = play(new Step.StopReading(), send(CLOSE));
        assertThat(seen.all(Event.ReadingResumed.class)).hasSize(1);
        assertThat(seen.close()).isPresent();
        assertThat(seen.end()).isPresent();
    }

    @Test
    void goes_on_where_the_target_has_ended_before_it_stops_reading() throws IOException {
        var end = new Step.Await(Step.Awaited.END);
        Transcript seen = play(send(CLOSE), end, new Step.StopReading(), end);
        assertThat(seen.end()).isPresent();
        assertThat(seen.all(Event.DeadlinePassed.class)).isEmpty();
    }

    @Test
    void goes_on_where_nothing_comes() throws IOException {
        Unit pong = Unit.Frame.of(Opcodes.PONG, Payload.empty());
        Transcript seen = play(new Step.StopReading(), send(pong), new Step.Pause(), send(CLOSE));
        assertThat(seen.all(Event.ReadingResumed.class)).hasSize(1);
        assertThat(seen.close()).isPresent();
    }

    private static Step send(Unit unit) {
        return new Step.Send(List.of(unit), Segments.whole());
    }

    private static Transcript play(Step... steps) throws IOException {
        var all = new ArrayList<Step>(List.of(Step.Open.standard()));
        all.addAll(List.of(steps));
        boolean closes = List.of(steps).stream().anyMatch(step -> step.equals(send(CLOSE)));
        var scenario = new Scenario(all, closes ? Scenario.Ending.WAIT : Scenario.Ending.CLOSE);
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            return new Driver(Suite.target(server.uri()), ECHO).play(scenario, 1, PATIENT);
        }
    }
}
