package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseCodeTest {
    @ParameterizedTest
    @CsvSource({
        "0, FORBIDDEN", "999, FORBIDDEN", "1000, SENDABLE", "1003, SENDABLE", "1004, UNREGISTERED",
        "1005, FORBIDDEN", "1006, FORBIDDEN", "1007, SENDABLE", "1014, SENDABLE", "1015, FORBIDDEN",
        "1016, UNREGISTERED", "2999, UNREGISTERED", "3000, SENDABLE", "4999, SENDABLE", "5000, FORBIDDEN",
        "65535, FORBIDDEN",
    })
    void classifies_every_range(int code, CloseCode expected) {
        assertThat(CloseCode.classOf(code)).isEqualTo(expected);
    }
}
