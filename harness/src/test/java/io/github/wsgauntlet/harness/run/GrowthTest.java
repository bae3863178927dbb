package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.TimeOutgrewRequest;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake.Outcome;
import io.github.wsgauntlet.server.http.OpeningHandshake.Refused;
import io.github.wsgauntlet.server.net.Parts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers whose work grows with the head of a request, in proportion to it and otherwise. */
class GrowthTest {
    private static final List<Case> CASES = Suite.CATALOGUE.select(List.of("liveness/growth"), List.of());
    private static final Case ANY = CASES.getFirst();

    @Test
    void the_clean_server_passes() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            var played = Suite.play(server.uri(), CASES, RunOptions.standard());
            assertThat(played.results().values())
                    .extracting(CaseResult::verdict)
                    .containsOnly(Verdict.PASS);
        }
    }

    /** Each byte of a head makes a server look at all before it again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_that_squares_its_work_is_warned_of(boolean busy) throws IOException {
        Examined seen = examined(bytes -> (long) bytes * bytes / 2, busy);
        assertThat(seen.judgement().verdict()).isEqualTo(Verdict.WARN);
        assertThat(seen.judgement().violated()).isEqualTo("rfc9110-17.5-processing-limited");
        assertThat(seen.judgement().reaction()).isInstanceOfSatisfying(TimeOutgrewRequest.class, outgrew -> {
            assertThat(outgrew.longBytes()).isEqualTo(8 * outgrew.shortBytes());
            assertThat(outgrew.longMicros()).isGreaterThanOrEqualTo(32 * outgrew.shortMicros());
        });
        assertThat(seen.judgement().actual())
                .matches("The time to the answer outgrew the value: [0-9.]+ ms for [0-9.]+ KiB, and [0-9.]+ ms for"
                        + " [0-9.]+ KiB[.]");
    }

    /** It takes long enough to be looked at, and does no more for a byte the more there are. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_that_is_slow_in_proportion_is_not(boolean busy) throws IOException {
        assertThat(examined(bytes -> bytes * 4_000L, busy).judgement().verdict())
                .isEqualTo(Verdict.PASS);
    }

    /** Slow is no fault: what does not depend on the length costs the same at any. */
    @Test
    void one_that_is_always_slow_is_not() throws IOException {
        assertThat(examined(bytes -> 100_000_000L, false).judgement().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void turns_may_come_before_the_head_that_grows() throws IOException {
        List<Step> steps = new ArrayList<>(List.of(new Turn.Longer(List.of("1"))));
        steps.addAll(ANY.scenario().steps());
        Case later = ANY.withScenario(new Scenario(steps, ANY.scenario().ending()));
        assertThat(examined(later, bytes -> (long) bytes * bytes / 2, false)
                        .judgement()
                        .verdict())
                .isEqualTo(Verdict.WARN);
    }

    private static Examined examined(IntToLongFunction work, boolean busy) throws IOException {
        return examined(ANY, work, busy);
    }

    private static Examined examined(Case asked, IntToLongFunction work, boolean busy) throws IOException {
        var over = new AtomicBoolean(!busy);
        var burners = new ArrayList<Thread>();
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .forEach(each -> burners.add(Thread.ofPlatform().daemon().start(() -> burn(over))));
        try (var server = ReferenceServer.start(ServerOptions.defaults().withParts(() -> working(work)))) {
            return Examiner.meet(Suite.target(server.uri()), Patience.standard())
                    .examine(asked, 1);
        } finally {
            over.set(true);
        }
    }

    private static void burn(AtomicBoolean over) {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    private static Parts working(IntToLongFunction work) {
        return new Parts() {
            @Override
            public Opening opening(Opening clean) {
                return new Working(clean, work);
            }
        };
    }

    /** An opening handshake that costs work before it is answered, about a nanosecond a unit. */
    private static final class Working implements Opening {
        private static long result;

        private final Opening clean;
        private final IntToLongFunction work;
        private int read;

        Working(Opening clean, IntToLongFunction work) {
            this.clean = clean;
            this.work = work;
        }

        @Override
        public Optional<Outcome> read(ByteBuffer in) {
            int before = in.remaining();
            Optional<Outcome> outcome = clean.read(in);
            read += before - in.remaining();
            if (outcome.isPresent()) {
                long value = read;
                for (long left = work.applyAsLong(read); left > 0; left--) {
                    value = value * 31 + left;
                }
                result = value;
            }
            return outcome;
        }

        @Override
        public Refused timeOut() {
            return clean.timeOut();
        }
    }
}
