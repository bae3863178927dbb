package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.reports.record.RunArbitraries;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LegibleTest {
    @Test
    void plain_text_stays() {
        assertThat(Legible.text("κόσμε\t世界\n😀 <&>")).isEqualTo("κόσμε\t世界\n😀 <&>");
    }

    @Test
    void controls_become_pictures() {
        assertThat(Legible.text("\0\r\u001b\u007f")).isEqualTo("␀␍␛␡");
    }

    @Test
    void what_cannot_be_stored_is_replaced() {
        assertThat(Legible.text("\ud83d|\ude00|\uffff|\ufdd0")).isEqualTo("\ufffd|\ufffd|\ufffd|\ufffd");
    }

    @Test
    void hidden_characters_are_named() {
        assertThat(Legible.text("\u202e\u200b\ufeff\u0085\u2028"))
                .isEqualTo("‹U+202E›‹U+200B›‹U+FEFF›‹U+0085›‹U+2028›");
    }

    @Provide
    Arbitrary<String> strings() {
        return RunArbitraries.strings();
    }

    @Property
    void the_second_time_changes_nothing(@ForAll("strings") String text) {
        String once = Legible.text(text);

        assertThat(Legible.text(once)).isEqualTo(once);
        assertThat(new String(once.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(once);
    }
}
