package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbers_are_compared_as_numbers() {
        assertThat(Stream.of("a/10", "a", "b/1", "a/9", "a/09", "a/x", "5.10", "5.2")
                        .sorted(NaturalOrder.COMPARATOR))
                .containsExactly("5.2", "5.10", "a", "a/09", "a/9", "a/10", "a/x", "b/1");
    }

    @Property
    void is_an_order(@ForAll String a, @ForAll String b) {
        int order = NaturalOrder.COMPARATOR.compare(a, b);

        assertThat(Integer.signum(NaturalOrder.COMPARATOR.compare(b, a))).isEqualTo(-Integer.signum(order));
        assertThat(order == 0).isEqualTo(a.equals(b));
    }
}
