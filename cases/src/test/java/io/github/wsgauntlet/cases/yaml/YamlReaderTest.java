package io.github.wsgauntlet.cases.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {

    @Test
    void scalars_stay_text_and_know_their_line() {
        Yaml yaml = YamlReader.read("a.yaml", "# a comment\nsection: 5.10\nlist:\n  - true\n  - \"a\\tb\"\n  -\n");
        assertThat(yaml)
                .isEqualTo(new Yaml.Mapping(
                        at(2),
                        List.of(
                                new Yaml.Entry(text(2, "section"), text(2, "5.10")),
                                new Yaml.Entry(
                                        text(3, "list"),
                                        new Yaml.Sequence(
                                                at(4),
                                                List.of(
                                                        text(4, "true"),
                                                        text(5, "a\tb"),
                                                        new Yaml.Scalar(at(6), "", false)))))));
    }

    @Test
    void quotes_make_a_value_of_nothing() {
        assertThat(YamlReader.read("a.yaml", "\"\"")).isEqualTo(text(1, ""));
        assertThat(YamlReader.read("a.yaml", "null")).isEqualTo(new Yaml.Scalar(at(1), "null", false));
        assertThat(YamlReader.read("a.yaml", "~")).isEqualTo(new Yaml.Scalar(at(1), "~", false));
        assertThat(YamlReader.read("a.yaml", "'null'")).isEqualTo(text(1, "null"));
    }

    @Test
    void a_byte_order_mark_is_no_content() {
        assertThat(YamlReader.read("a.yaml", "\ufeffa: b"))
                .isEqualTo(new Yaml.Mapping(at(1), List.of(new Yaml.Entry(text(1, "a"), text(1, "b")))));
    }

    @Test
    void syntax_errors_are_one_line() {
        refuses("a: b\n c: d\n", 2, "This is not YAML: mapping values are not allowed here");
        refuses(
                "a: [1, 2\nb: c\n",
                2,
                "This is not YAML: while parsing a flow sequence, expected ',' or ']', but got :");
        refuses(
                "a: 1\n\tb: 2\n",
                2,
                "This is not YAML: while scanning for the next token, found character '\\t(TAB)' that cannot start any"
                        + " token. (Do not use \\t(TAB) for indentation)");
        refuses("a: \"open\n", 2, "This is not YAML: while scanning a quoted scalar, found unexpected end of stream");
        refuses("a: 1\nb: \"\\u", 2, "This is not YAML: the file ends within an escape");
        refuses("a: 1\n---\nb: 2\n", 2, "A second document begins here; a file holds one");
        refuses("a: *b\n", 1, "Anchors and aliases are not supported; write the value out");
        refuses("%YAML 3.0\n---\na: 1\n", 1, "This is not YAML: the version after %YAML is not 1.1 or 1.2");
        refuses("a: " + "[".repeat(100_000), 1, "The file nests lists or mappings too deeply");
        refuses("a: 1\nb: \u0001\n", 2, "This is not YAML: the character U+0001 may not stand in it");
        refuses("", 1, "The file is empty");
    }

    @Test
    void a_key_stands_once() {
        refuses("a: 1\nb: 2\na: 3\n", 3, "The key 'a' stands already in line 1");
        refuses("? [a, b]\n: 1\n", 1, "A key is one value, not a list or mapping");
    }

    @Test
    void anchors_and_tags_are_refused() {
        refuses("a: &x 1\nb: *x\n", 1, "Anchors and aliases are not supported; write the value out");
        refuses("a: &x [*x]\n", 1, "Anchors and aliases are not supported; write the value out");
        refuses("a: 1\nb: !secret 2\n", 2, "The tag '!secret' is not supported; values are read as they are written");
        refuses(
                "a: 1\nb: !!set {x}\n",
                2,
                "The tag 'tag:yaml.org,2002:set' is not supported; values are read as they are written");
        refuses(
                "a: 1\nb: !!omap [x]\n",
                2,
                "The tag 'tag:yaml.org,2002:omap' is not supported; values are read as they are written");
    }

    private static void refuses(String text, int line, String reason) {
        assertThatThrownBy(() -> YamlReader.read("a.yaml", text))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("a.yaml:" + line + ": " + reason);
    }

    private static Place at(int line) {
        return new Place("a.yaml", line);
    }

    private static Yaml.Scalar text(int line, String text) {
        return new Yaml.Scalar(at(line), text, true);
    }
}
