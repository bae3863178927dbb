package io.github.wsgauntlet.cases.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InvalidFileExceptionTest {
    @Test
    void what_is_quoted_is_put_on_one_line() {
        assertThat(new InvalidFileException("own.yaml", 6, "There is no requirement 'rfc6455\n\n\r\n  -5.1'."))
                .hasMessage("own.yaml:6: There is no requirement 'rfc6455 -5.1'.");
    }

    @Test
    void one_line_stays_as_it_is() {
        assertThat(new InvalidFileException("own.yaml", 1, "Two  blanks: 'a  b'"))
                .hasMessage("own.yaml:1: Two  blanks: 'a  b'");
    }
}
