package io.github.wsgauntlet.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.wsgauntlet.server.rule.Limits.Crowd;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class OccupancyTest {
    private static final InetAddress ONE = address(1);
    private static final InetAddress OTHER = address(2);

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void is_for_so_many_connections() {
        var occupancy = new Occupancy(new Crowd(2, 2, 0));
        assertThat(occupancy.enter(ONE)).isPresent();
        Occupancy.Place last = occupancy.enter(OTHER).orElseThrow();
        assertThat(occupancy.enter(ONE)).isEmpty();
        last.leave();
        last.leave();
        assertThat(occupancy.enter(ONE)).isPresent();
        assertThat(occupancy.enter(ONE)).isEmpty();
    }

    @Test
    void is_for_so_many_of_one_address() {
        var occupancy = new Occupancy(new Crowd(10, 1, 0));
        Occupancy.Place first = occupancy.enter(ONE).orElseThrow();
        assertThat(occupancy.enter(ONE)).isEmpty();
        assertThat(occupancy.enter(OTHER)).isPresent();
        first.leave();
        assertThat(occupancy.enter(ONE)).isPresent();
    }

    @Test
    void grants_more_than_a_share_while_there_is_room() {
        var occupancy = new Occupancy(new Crowd(10, 10, 1000));
        Occupancy.Place greedy = occupancy.enter(ONE).orElseThrow();
        Occupancy.Place late = occupancy.enter(OTHER).orElseThrow();
        assertThat(greedy.hold(990)).isTrue();
        assertThat(late.hold(100)).as("its share").isTrue();
        assertThat(late.hold(101)).as("more than its share").isFalse();
        assertThat(late.hold(100)).isTrue();
        assertThat(greedy.hold(990)).as("what it was granted").isTrue();
        assertThat(greedy.hold(991)).isFalse();
        greedy.leave();
        assertThat(late.hold(1000)).isTrue();
    }

    @Test
    void is_for_one_connection_at_least() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Crowd(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Crowd(1, 0, 0));
    }
}
