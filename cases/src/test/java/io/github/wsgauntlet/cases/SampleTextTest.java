package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SampleTextTest {
    @Property(tries = 50)
    void is_ascii_of_the_length_asked_for_and_the_same_for_the_same_seed(
            @ForAll Payload.Sample.Kind kind, @ForAll @IntRange(max = 5000) int length, @ForAll long seed) {
        byte[] text = SampleText.of(kind, length, seed);
        assertThat(text).hasSize(length).isEqualTo(SampleText.of(kind, length, seed));
        for (byte each : text) {
            assertThat(each).isNotNegative();
        }
    }

    @Test
    void looks_like_what_it_is() {
        assertThat(text(Payload.Sample.Kind.JSON)).startsWith("{\"id\": ");
        assertThat(text(Payload.Sample.Kind.HTML)).startsWith("<li class=\"");
        assertThat(text(Payload.Sample.Kind.PROSE)).matches("[A-Z][a-z]+ .*");
    }

    private static String text(Payload.Sample.Kind kind) {
        return new String(SampleText.of(kind, 200, 1), StandardCharsets.US_ASCII);
    }
}
