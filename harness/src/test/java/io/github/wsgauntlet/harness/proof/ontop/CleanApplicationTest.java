package io.github.wsgauntlet.harness.proof.ontop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clean reference server passes every case of the protocols that it speaks on top of WebSocket. */
@Proof
class CleanApplicationTest {
    @ParameterizedTest(name = "{0}, {1} jobs")
    @CsvSource({"ENGINE_IO, 1", "ENGINE_IO, 16", "ENGINE_IO, 64", "SOCKET_IO, 1", "SOCKET_IO, 16", "SOCKET_IO, 64"})
    void passes_every_case(ServedProtocol protocol, int jobs) throws IOException {
        var how = new RunOptions(jobs, Patience.standard());
        var played = protocol.play(protocol.options(), protocol.handler(), protocol.cases(), how);
        assertThat(played.verdicts())
                .hasSameSizeAs(protocol.cases())
                .allSatisfy((id, verdict) -> assertThat(verdict)
                        .as(() -> id + ": " + played.results().get(id).actual())
                        .isEqualTo(Verdict.PASS));
        assertThat(played.footer().exit()).isZero();
    }

    /** It sends no message back that is no packet of Socket.IO, so that there is less to judge. */
    @Test
    void socket_io_does_not_harm_what_is_below_it() throws IOException {
        ServedProtocol above = ServedProtocol.SOCKET_IO;
        var cases = ServedProtocol.ENGINE_IO.cases();
        var played = above.play(above.options(), above.handler(), cases, RunOptions.standard());
        assertThat(played.verdicts())
                .hasSameSizeAs(cases)
                .allSatisfy((id, verdict) -> assertThat(verdict)
                        .as(() -> id + ": " + played.results().get(id).actual())
                        .isIn(Verdict.PASS, Verdict.SKIP));
        assertThat(played.verdicts().values().stream().filter(Verdict.PASS::equals))
                .hasSizeGreaterThan(cases.size() / 2);
    }
}
