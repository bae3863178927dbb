package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the timeline says that the transcript left what is allowed. */
class MarkTest {
    @Test
    void what_passes_has_no_mark() throws IOException {
        assertThat(play(ServerOptions.defaults(), "masking/unmasked/data[opcode=text,length=5]")
                        .transcript())
                .noneMatch(Entry.Mark.class::isInstance);
    }

    @Test
    void a_message_that_should_not_have_come_is_followed_by_the_mark() throws IOException {
        CaseResult result = play(
                ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)),
                "masking/unmasked/data[opcode=text,length=5]");
        assertThat(before(result).summary()).isEqualTo("text, 5 bytes");
        assertThat(before(result).from()).isEqualTo(From.TARGET);
        assertThat(result.transcript())
                .anySatisfy(entry -> assertThat(entry.summary()).isEqualTo("from here on it was certain: FAIL"));
    }

    @Test
    void so_is_a_101_that_is_wrong() throws IOException {
        CaseResult result = play(
                ServerOptions.defaults().withParts(Misbehaviour.of(Defect.ACCEPT_IS_WRONG)), "control/ping/payload[4]");
        assertThat(before(result)).isInstanceOf(Entry.Head.class);
    }

    @Test
    void what_rests_on_three_connections_has_no_mark_in_one() throws IOException {
        ServerOptions answersCloseOnly = ServerOptions.defaults()
                .withApplication(Application.silent())
                .withParts(Misbehaviour.of(Defect.PONG_FORGOTTEN));
        CaseResult result = play(answersCloseOnly, "control/ping/payload[4]");
        assertThat(result.actual()).contains("So it was on three connections.");
        assertThat(result.transcript()).noneMatch(Entry.Mark.class::isInstance);
    }

    private static CaseResult play(ServerOptions options, String id) throws IOException {
        try (var server = ReferenceServer.start(options)) {
            List<Case> cases = Suite.CATALOGUE.select(List.of(id), List.of());
            return Suite.play(server.uri(), cases, RunOptions.standard()).results().values().stream()
                    .filter(result -> options.equals(ServerOptions.defaults()) || result.verdict() == Verdict.FAIL)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Entry before(CaseResult result) {
        return result.transcript().get(mark(result) - 1);
    }

    private static int mark(CaseResult result) {
        List<Entry> marks = result.transcript().stream()
                .filter(Entry.Mark.class::isInstance)
                .toList();
        assertThat(marks).hasSize(1);
        return result.transcript().indexOf(marks.getFirst());
    }
}
