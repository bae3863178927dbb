package io.github.wsgauntlet.reports.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ElidedTest {
    @Test
    void few_bytes_are_shown_whole() {
        assertThat(Elided.of(RunArbitraries.hex("81 05 68"))).isEqualTo(new Elided(3, "810568", ""));
        assertThat(Elided.of(new byte[0])).isEqualTo(Elided.none());
    }

    @Test
    void of_many_bytes_the_middle_is_left_out() {
        Elided elided = Elided.of(RunArbitraries.hex("00 01 02 03 04 05 06 07 08 09"), 8);

        assertThat(elided).isEqualTo(new Elided(10, "000102030405", "0809"));
        assertThat(elided.omitted()).isEqualTo(2);
    }

    @Property
    void nothing_is_lost_but_the_middle(
            @ForAll @Size(max = 600) byte[] bytes, @ForAll @IntRange(min = 4, max = 400) int limit) {
        Elided elided = Elided.of(bytes, limit);

        String whole = HexFormat.of().formatHex(bytes);
        assertThat(whole).startsWith(elided.head()).endsWith(elided.tail());
        assertThat(elided.length()).isEqualTo(bytes.length);
        assertThat(elided.omitted()).isEqualTo(Math.max(0, bytes.length - limit));
    }

    @Test
    void refuses_what_does_not_add_up() {
        assertThatThrownBy(() -> new Elided(3, "8105", "")).hasMessage("Of 3 bytes, 2 cannot be shown");
        assertThatThrownBy(() -> new Elided(2, "81", "05")).hasMessage("Of 2 bytes, 2 cannot be shown");
        assertThatThrownBy(() -> new Elided(1, "8G", ""))
                .hasMessage("Bytes are written as pairs of lower-case hex digits");
        assertThatThrownBy(() -> Elided.of(new byte[9], 3)).hasMessage("At least 4 bytes are kept, not 3");
    }
}
