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
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.net.Parts;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.Opcode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** For how long a target is waited for that does nothing about a Close, by what other connections have shown. */
class UnmovedTargetsTest {
    private static final Duration SOFT = Duration.ofMillis(50);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Patience PATIENCE = new Patience(Duration.ofMillis(20), SOFT, DEADLINE, SOFT);

    private static final Capabilities ECHO = new Capabilities(true, true, true, false, 0, false, Duration.ZERO);

    /** Does nothing about the Close frames of some of its connections, counted from 0. */
    private static ReferenceServer deafOn(IntPredicate connections) throws IOException {
        var connection = new AtomicInteger();
        Parts parts = new Parts() {
            @Override
            public FrameSource frameSource(FrameSource clean, Compression compression) {
                boolean deaf = connections.test(connection.getAndIncrement());
                return in -> clean.readFrame(in)
                        .filter(part -> !deaf || part.header().opcode() != Opcode.CLOSE);
            }
        };
        return ReferenceServer.start(ServerOptions.defaults().withParts(() -> parts));
    }

    private static Scenario closing(int code) {
        Unit close = Unit.Frame.of(Opcodes.CLOSE, new Payload.CloseBody(code, Payload.empty()));
        return new Scenario(
                List.of(Step.Open.standard(), new Step.Send(List.of(close), Segments.whole())), Scenario.Ending.WAIT);
    }

    /** Return for how many of these codes it was waited until the deadline, one connection after the other. */
    private static long waits(ReferenceServer server, int... codes) {
        var driver = new Driver(Suite.target(server.uri()), ECHO).alone();
        return IntStream.of(codes)
                .mapToObj(code -> driver.play(closing(code), code, PATIENCE))
                .flatMap(seen -> seen.all(Event.DeadlinePassed.class))
                .filter(passed -> passed.at() >= DEADLINE.toNanos())
                .count();
    }

    @Test
    void what_did_nothing_on_three_connections_is_not_waited_for_as_long_again() throws IOException {
        try (var server = deafOn(connection -> true)) {
            assertThat(waits(server, 1005, 1006, 1015, 0, 5000)).isEqualTo(3);
        }
    }

    @Test
    void what_was_closed_once_is_waited_for_as_usual() throws IOException {
        try (var server = deafOn(connection -> connection != 1)) {
            assertThat(waits(server, 1005, 1006, 1015, 0, 5000)).isEqualTo(4);
        }
    }

    @Test
    void a_code_of_another_class_is_another_thing_to_do_nothing_about() throws IOException {
        try (var server = deafOn(connection -> connection != 3)) {
            assertThat(waits(server, 1005, 1006, 1015, 1016, 5000)).isEqualTo(3);
        }
    }
}
