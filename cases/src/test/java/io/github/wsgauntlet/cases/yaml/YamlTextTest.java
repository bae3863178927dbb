package io.github.wsgauntlet.cases.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.casefile.HostileTexts;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class YamlTextTest {

    @Test
    void what_can_be_seen_stands_in_single_quotes() {
        assertThat(YamlText.quoted("")).isEqualTo("''");
        assertThat(YamlText.quoted(" it's: # \"\\ 😀 ")).isEqualTo("' it''s: # \"\\ 😀 '");
    }

    @Test
    void what_cannot_be_seen_stands_in_double_quotes() {
        assertThat(YamlText.quoted("a\r\n\t\"\\b")).isEqualTo("\"a\\r\\n\\t\\\"\\\\b\"");
        assertThat(YamlText.quoted("\0\u001b\u007f\u0085\u00a0")).isEqualTo("\"\\x00\\x1b\\x7f\\x85\\xa0\"");
        assertThat(YamlText.quoted("\u2028\u202e\u3000\ufeff\ufffe\ud800"))
                .isEqualTo("\"\\u2028\\u202e\\u3000\\ufeff\\ufffe\\ud800\"");
        assertThat(YamlText.quoted("\ud83f\udfff\udbff\udfff😀")).isEqualTo("\"\\U0001ffff\\U0010ffff😀\"");
    }

    @Test
    void words_need_no_quotes() {
        assertThat(YamlText.word("rfc6455-5.2-rsv")).isEqualTo("rfc6455-5.2-rsv");
        assertThat(YamlText.word("framing/example")).isEqualTo("framing/example");
        assertThat(YamlText.word("True")).isEqualTo("'True'");
        assertThat(YamlText.word("null")).isEqualTo("'null'");
        assertThat(YamlText.word("13")).isEqualTo("'13'");
        assertThat(YamlText.word("-a")).isEqualTo("'-a'");
        assertThat(YamlText.word("a b")).isEqualTo("'a b'");
        assertThat(YamlText.word("a:")).isEqualTo("'a:'");
    }

    @Test
    void sentences_need_no_quotes() {
        assertThat(YamlText.sentence("2 pings, then \"it's over\" (5.5.1)"))
                .isEqualTo("2 pings, then \"it's over\" (5.5.1)");
        assertThat(YamlText.sentence("word")).isEqualTo("'word'");
        assertThat(YamlText.sentence("- a b")).isEqualTo("'- a b'");
        assertThat(YamlText.sentence("a: b")).isEqualTo("'a: b'");
        assertThat(YamlText.sentence("a #b")).isEqualTo("'a #b'");
        assertThat(YamlText.sentence("a b ")).isEqualTo("'a b '");
    }

    @Test
    void every_line_of_a_comment_is_one() {
        assertThat(YamlText.comment("")).isEmpty();
        assertThat(YamlText.comment("a \"b\"\n\n c\\d\re\u0085f\u2028g\0"))
                .isEqualTo("# a \"b\"\n#\n#  c\\d\n# e\\x85f\\u2028g\\x00\n");
    }

    @Property
    void yaml_gives_every_text_back(@ForAll("texts") String text) {
        String file = YamlText.comment(text) + "{ " + YamlText.quoted(text) + ": [" + YamlText.word(text) + "]}\n";
        assertThat(YamlReader.read("a.yaml", file)).isInstanceOfSatisfying(Yaml.Mapping.class, mapping -> {
            assertThat(mapping.entries().getFirst().key().text()).isEqualTo(text);
            assertThat(mapping.entries().getFirst().value())
                    .isInstanceOfSatisfying(
                            Yaml.Sequence.class,
                            items -> assertThat(items.items())
                                    .singleElement()
                                    .isInstanceOfSatisfying(
                                            Yaml.Scalar.class,
                                            scalar -> assertThat(scalar.text()).isEqualTo(text)));
        });
        assertThat(YamlReader.read("a.yaml", YamlText.sentence(text)))
                .isInstanceOfSatisfying(Yaml.Scalar.class, scalar -> {
                    assertThat(scalar.text()).isEqualTo(text);
                    assertThat(scalar.present()).isTrue();
                });
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(HostileTexts.any(), Arbitraries.strings().all().ofMaxLength(20));
    }
}
