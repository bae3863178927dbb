package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.proof.hostile.HostileLine;
import io.github.wsgauntlet.harness.proof.hostile.HostileListener;
import io.github.wsgauntlet.harness.proof.hostile.Hostility;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Every wait ends by its deadline, whatever the target sends. */
class EveryWaitEndsTest {
    private static final Duration DEADLINE = Duration.ofMillis(80);

    private static final Capabilities HOPED_FOR = new Capabilities(true, true, true, false, 0, false, Duration.ZERO);

    /** All waits of a play together take a second; a wait without an end would take for ever. */
    private static final int MOST_SECONDS = 60;

    private static final Step PING_AND_MESSAGE = new Step.Send(
            List.of(
                    Unit.Frame.of(Opcodes.PING, new Payload.Text("ping")),
                    Unit.Frame.of(Opcodes.TEXT, new Payload.Text("message"))),
            Segments.whole());

    /** What a target does next. */
    private enum Act {
        PING,
        PONG,
        TEXT,
        FRAGMENT,
        EMPTY_FRAGMENT,
        CLOSE,
        BEGINNING,
        LONG_HEADER,
        GARBAGE,
        REST,
        HALF_CLOSE;

        void on(HostileLine line) throws IOException {
            switch (this) {
                case PING -> line.say(line.frame(0x89, new byte[1]));
                case PONG -> line.say(line.frame(0x8a, new byte[1]));
                case TEXT -> line.say(line.frame(0x81, new byte[] {'a'}));
                case FRAGMENT -> line.say(line.frame(0x01, new byte[] {'a'}));
                case EMPTY_FRAGMENT -> line.say(line.frame(0x00, new byte[0]));
                case CLOSE -> line.say(line.frame(0x88, new byte[0]));
                case BEGINNING -> line.say(new byte[] {(byte) 0x81, 5, 'a'});
                case LONG_HEADER -> line.say(new byte[] {(byte) 0x82, 127, 127, -1, -1, -1, -1, -1, -1, -1});
                case GARBAGE -> line.say("\u00ff\u0000\u007f\r\n");
                case REST -> line.rest(Duration.ofMillis(20));
                case HALF_CLOSE -> line.halfClose();
            }
        }
    }

    /**
     * What a target does with a connection.
     *
     * @param opens whether it accepts the opening handshake
     * @param acts what it does then
     * @param again what it does for ever after that; nothing where it only listens
     */
    record Talk(boolean opens, List<Act> acts, List<Act> again) implements Hostility {
        boolean closes() {
            return acts.contains(Act.CLOSE) || again.contains(Act.CLOSE);
        }

        @Override
        public void on(HostileLine line, int number) throws IOException {
            if (opens) {
                line.accept();
            } else {
                line.head();
            }
            for (Act act : acts) {
                act.on(line);
            }
            while (!again.isEmpty()) {
                for (Act act : again) {
                    act.on(line);
                }
            }
            line.hear();
        }
    }

    /**
     * Return limits with which nothing but the deadline ends a wait, unless the target closes: then it may leave TCP
     * open, which has a limit of its own.
     */
    private static Patience patience(Talk talk) {
        Duration hard = talk.closes() ? DEADLINE : Duration.ofDays(1);
        return new Patience(Duration.ofMillis(10), Duration.ofMillis(30), DEADLINE, hard, 0);
    }

    /** How a scenario goes on. */
    enum Course {
        WITHOUT_A_WAIT,
        ANSWERS,
        CLOSE,
        END,
        PAUSE;

        Scenario scenario(Scenario.Ending ending) {
            Step.Open open = Step.Open.standard();
            return new Scenario(
                    switch (this) {
                        case WITHOUT_A_WAIT -> List.of(open, PING_AND_MESSAGE);
                        case ANSWERS -> List.of(open, PING_AND_MESSAGE, new Step.Await(Step.Awaited.ANSWERS));
                        case CLOSE -> List.of(open, new Step.Await(Step.Awaited.CLOSE));
                        case END -> List.of(open, new Step.Await(Step.Awaited.END));
                        case PAUSE -> List.of(open, new Step.Pause(), PING_AND_MESSAGE);
                    },
                    ending);
        }
    }

    @Provide
    Arbitrary<Talk> talks() {
        return Combinators.combine(
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(Act.class).list().ofMaxSize(4),
                        Arbitraries.of(Act.class).list().ofMaxSize(3))
                .as(Talk::new);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void by_its_deadline(@ForAll("talks") Talk talk, @ForAll Course course, @ForAll Scenario.Ending ending)
            throws Exception {
        try (var listener = HostileListener.start(talk)) {
            var driver = new Driver(Suite.target(listener.url()), HOPED_FOR);
            Transcript seen = CompletableFuture.supplyAsync(
                            () -> driver.play(course.scenario(ending), 1, patience(talk)))
                    .get(MOST_SECONDS, TimeUnit.SECONDS);
            assertThat(seen.events()).isNotEmpty();
        }
    }

    /** No two buffers hold so much, so that writing blocks. */
    @Example
    void also_that_for_a_target_to_read() throws Exception {
        var over = new CompletableFuture<Void>();
        Unit much = Unit.Frame.of(Opcodes.BINARY, new Payload.Repeated(new Payload.Text("*"), 64 << 20));
        var scenario = new Scenario(
                List.of(Step.Open.standard(), new Step.Send(List.of(much), Segments.whole())), Scenario.Ending.CLOSE);
        Hostility readsNothing = (line, number) -> {
            line.accept();
            over.join();
        };
        try (var listener = HostileListener.start(readsNothing)) {
            var driver = new Driver(Suite.target(listener.url()), HOPED_FOR);
            var patience = new Patience(DEADLINE, DEADLINE, DEADLINE, DEADLINE, 0);
            Transcript seen = CompletableFuture.supplyAsync(() -> driver.play(scenario, 1, patience))
                    .get(MOST_SECONDS, TimeUnit.SECONDS);
            assertThat(seen.upgraded()).isTrue();
            assertThat(seen.close()).isEmpty();
        } finally {
            over.complete(null);
        }
    }
}
