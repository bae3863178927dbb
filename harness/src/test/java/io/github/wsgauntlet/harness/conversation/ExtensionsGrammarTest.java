package io.github.wsgauntlet.harness.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionsGrammarTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "permessage-deflate; client_max_window_bits",
                "a;b=c , , d ;e = \"f\\g\"",
                ", a,\tb ,",
            })
    void takes_what_the_rfc_allows(String value) {
        assertThat(ExtensionsGrammar.matches(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "a b", "a;", "a; =b", "a; b=", "a; b=\"\"", "a; b=\"c", "a; b=\"c d\"", "a, b c", "a=b"
            })
    void takes_nothing_else(String value) {
        assertThat(ExtensionsGrammar.matches(value)).isFalse();
    }

    @Test
    void takes_as_many_elements_as_come() {
        String quoted = "a; b=\"" + "c".repeat(100_000) + "\"";
        assertThat(ExtensionsGrammar.matches(quoted + "; d".repeat(100_000) + ", e; f".repeat(100_000)))
                .isTrue();
    }
}
