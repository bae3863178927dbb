package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.harness.proof.Suite;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoomTest {
    private static final Case SMALL = find("foundation/basics/close");
    private static final Case MEBIBYTE = find("sizes/whole/text[1-MiB]");
    private static final Case LARGEST = find("sizes/whole/text[16-MiB]");
    private static final Case BOMB = find("compression/limits/bomb[16-MiB]");

    @Test
    void what_has_no_room_is_named_with_the_memory_that_it_needs() {
        var little = Room.of(128 << 20);
        assertThat(little.tooSmallFor(SMALL)).isEmpty();
        assertThat(little.tooSmallFor(MEBIBYTE)).isEmpty();
        assertThat(little.tooSmallFor(BOMB)).isPresent();
        var reason = little.tooSmallFor(LARGEST).orElseThrow();
        assertThat(ReactionProse.sentence(reason, false))
                .isEqualTo("The case sends more than the tester has memory for: start it with -Xmx193m.");
        assertThat(Room.of(193 << 20).tooSmallFor(LARGEST)).isEmpty();
    }

    @Test
    void what_is_required_and_has_no_room_is_refused_with_the_memory_that_it_needs() {
        var room = Room.of(256 << 20);
        room.requireFor(Map.of(Limit.MESSAGE, 16L << 20, Limit.FRAGMENTS, 65_536L));
        assertThatThrownBy(() -> room.requireFor(Map.of(Limit.MESSAGE, 64L << 20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("message=67108864 is required, and the tester has too little memory to try it: start it"
                        + " with -Xmx577m.");
        Room.of(577 << 20).requireFor(Map.of(Limit.MESSAGE, 64L << 20));
        assertThatThrownBy(() -> room.requireFor(Map.of(Limit.FRAGMENTS, 1L << 20)))
                .hasMessageStartingWith("fragments=1048576 is required");
    }

    @Test
    void even_with_hardly_any_memory_there_is_some_room() {
        assertThat(Room.of(1).tooSmallFor(SMALL)).isEmpty();
    }

    @Test
    void what_needs_more_than_all_the_shared_room_gets_all_of_it() {
        var room = Room.of(4L << 30);
        assertThat(room.enter(List.of(SMALL))).isLessThan(4096);
        room.leave(room.enter(List.of(LARGEST)));
        List<Case> many = Collections.nCopies(5, LARGEST);
        assertThat(Room.of(4L << 30).enter(many)).isEqualTo(64 << 20);
        assertThat(Room.of(193 << 20).enter(List.of(LARGEST))).isBetween(16 << 20, 17 << 20);
    }

    @Test
    void of_what_is_sent_a_thousand_times_little_is_held() {
        Case once = find("compression/payloads/binary[128-KiB]").withMessages(2);
        int two = Room.of(4L << 30).enter(List.of(once));
        assertThat(two).isBetween(144 << 10, 150 << 10);
        Case often = once.withMessages(1000);
        assertThat(Room.of(4L << 30).enter(List.of(often))).isBetween(15 << 20, 17 << 20);
        assertThat(Room.of(256 << 20).tooSmallFor(often)).isEmpty();
    }

    private static Case find(String id) {
        return Suite.CATALOGUE.find(id).orElseThrow();
    }
}
