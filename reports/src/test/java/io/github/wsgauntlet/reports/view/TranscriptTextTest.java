package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.MessageReaction;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Entry.From;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTextTest {
    private static final List<Entry> TRANSCRIPT = List.of(
            new Entry.Event(12, From.TESTER, "connected"),
            new Entry.Bytes(1500, From.TARGET, "no frame \u001b[31m", new Elided(2, "1b5b", "")));

    @Test
    void shows_the_bytes_below_each_entry() {
        assertThat(TranscriptText.of(TRANSCRIPT)).isEqualTo("""
                    0.012 ms  tester →   connected
                    1.500 ms  ← target   no frame ␛[31m
                                         1b 5b   (2 bytes)
                """);
    }

    @Test
    void shows_where_the_verdict_was_certain() {
        List<Entry> marked = List.of(TRANSCRIPT.getFirst(), new Entry.Mark(12, Verdict.FAIL));

        assertThat(TranscriptText.outline(marked)).endsWith("0.012 ms             from here on it was certain: FAIL\n");
        assertThat(EntryView.of(marked, new MessageReaction.StayedSilent()))
                .last()
                .satisfies(view -> {
                    assertThat(view.lane()).isEqualTo("mark-line v-fail");
                    assertThat(view.who()).isEmpty();
                });
    }

    @Test
    void the_outline_is_a_line_for_each_entry() {
        assertThat(TranscriptText.outline(TRANSCRIPT)).isEqualTo("""
                    0.012 ms  tester →   connected
                    1.500 ms  ← target   no frame ␛[31m
                """);
    }
}
