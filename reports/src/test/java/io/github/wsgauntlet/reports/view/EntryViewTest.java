package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.reaction.MessageReaction;
import io.github.wsgauntlet.reports.record.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EntryViewTest {
    @Test
    void a_silence_takes_room_as_it_is_long() {
        assertThat(gaps(500, 1_499, 2_499, 12_499, 1_012_499))
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new EntryView.Gap("1.00 ms", "1.0")),
                        Optional.of(new EntryView.Gap("10 ms", "2.0")),
                        Optional.of(new EntryView.Gap("1.0 s", "4.0")));
    }

    @Test
    void the_first_entry_may_come_late() {
        assertThat(gaps(3_000)).containsExactly(Optional.of(new EntryView.Gap("3.00 ms", "1.5")));
    }

    @Test
    void a_clock_that_goes_back_is_no_silence() {
        assertThat(gaps(9_000, 10)).last().isEqualTo(Optional.empty());
    }

    private static List<Optional<EntryView.Gap>> gaps(long... micros) {
        List<Entry> transcript = LongStream.of(micros)
                .<Entry>mapToObj(at -> new Entry.Event(at, Entry.From.NOTE, "something"))
                .toList();
        return EntryView.of(transcript, new MessageReaction.StayedSilent()).stream()
                .map(EntryView::gap)
                .toList();
    }
}
