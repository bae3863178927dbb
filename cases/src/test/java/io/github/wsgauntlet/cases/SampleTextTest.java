package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
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

    /** Baselines, records and reproducers rest on it. */
    @Test
    void does_not_change() throws Exception {
        var all = MessageDigest.getInstance("SHA-256");
        for (Payload.Sample.Kind kind : Payload.Sample.Kind.values()) {
            all.update(SampleText.of(kind, 20_000, 7));
        }
        assertThat(HexFormat.of().formatHex(all.digest()))
                .isEqualTo("8e08f85a29425c7536c8c0311ea8ed578f4c0ec9744beef22e3c8fe86fabaed6");
    }

    private static String text(Payload.Sample.Kind kind) {
        return new String(SampleText.of(kind, 200, 1), StandardCharsets.US_ASCII);
    }
}
