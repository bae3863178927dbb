package io.github.wsgauntlet.cases.casefile;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that mean something else to YAML, to a case file or to the eye. */
public final class HostileTexts {
    private static final Arbitrary<String> KNOWN = Arbitraries.of(
            // No harm at all.
            "",
            "hello",
            "Two words, plain.",
            "13 words",
            // Syntax of YAML.
            "- ",
            "- a",
            "-",
            "? a",
            "a: b",
            "a:",
            ": ",
            "a #b",
            "#",
            "it's",
            "'",
            "''",
            "\"",
            "\\",
            "\\n",
            "[a, b]",
            "{a: b}",
            "&a",
            "*a",
            "!a b",
            "|",
            ">",
            "%YAML 1.3",
            "@",
            "`",
            "---",
            "...",
            "<<",
            "=",
            ", ",
            // What YAML may take for something other than text.
            "yes",
            "off",
            "null",
            "Null",
            "~",
            "true",
            "13",
            "0x10",
            "1e3",
            "5.10",
            ".inf",
            "2001-12-14",
            // Blanks that YAML may drop or fold.
            " ",
            " led",
            "trailed ",
            "a  b",
            "\t",
            "\n",
            "one\ntwo",
            "one\r\n two\n\n  three  \nfour",
            // Variables and placeholders.
            "${x}",
            "$${x}",
            "$$${x}}",
            "${",
            "$",
            "<host>",
            // What cannot be seen, or is not there at all.
            "\0",
            "\u001b[2J",
            "a\u0085b",
            "\u00a0",
            "\u2028",
            "\ufeffa",
            "a\ufffe",
            "\u202eabc",
            "\udbff\udfff",
            // What can be seen.
            "e\u0301",
            "é",
            "κόσμε",
            "東京",
            "😀",
            "👩\u200d💻");

    private HostileTexts() {}

    /** Return texts without lone surrogates. */
    public static Arbitrary<String> any() {
        Arbitrary<String> characters = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .map(Character::toString);
        Arbitrary<String> joined = Arbitraries.frequencyOf(Tuple.of(3, KNOWN), Tuple.of(1, characters))
                .list()
                .ofMinSize(2)
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(KNOWN, joined);
    }

    /** Return texts that a request head can hold. */
    static Arbitrary<String> latin() {
        return any().map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
}
