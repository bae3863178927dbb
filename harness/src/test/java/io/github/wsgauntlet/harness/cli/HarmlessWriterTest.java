package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessWriterTest {
    private final StringWriter printed = new StringWriter();
    private final HarmlessWriter out = HarmlessWriter.on(new PrintWriter(printed));

    /** In a text of the table, ~ is the end of a line and ? is one that nobody sees. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "::error::x, : :error::x",
                "\"  ::error::x\", \"  : :error::x\"",
                "a~::error::x, a~: :error::x",
                "a~\u00a0\u2003::error::x, a~\u00a0\u2003: :error::x",
                ":\ufe0f:error::x, :\ufe0f :error::x",
                "\u00e9::error::x, \u00e9: :error::x",
                "a ##[error]x, a ## [error]x",
                "###[error]x, ### [error]x",
                "#\u034f#[error]x, #\u034f# [error]x"
            })
    void a_command_of_a_workflow_gets_a_space_into_it(String text, String harmless) {
        out.print(text.replace('~', '\n'));
        assertThat(printed).hasToString(harmless.replace("~", System.lineSeparator()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"a ::1", "ws://[::1]:9001/", ": :x", "a#[b] ## [c]", "- sent: \u00e9 \ud83d\ude00", "\"\ttab\""})
    void other_text_stays_as_it_is(String text) {
        out.print(text);
        assertThat(printed).hasToString(text);
    }

    @Test
    void a_command_is_one_however_many_writes_it_takes() {
        out.print("  :");
        out.print(':');
        out.println("error::x");
        out.printf("%s%s%n", "##", "[error]x");
        assertThat(printed.toString().lines()).containsExactly("  : :error::x", "## [error]x");
    }

    @Test
    void no_control_reaches_the_terminal() {
        out.print("\u001b[2J\u009b31m\r\u0007\b\u202e");
        assertThat(printed).hasToString("␛[2J‹U+009B›31m␍␇␈‹U+202E›");
    }

    @Test
    void the_end_of_a_line_is_that_of_the_system_whoever_writes_it() {
        out.print("a\r\nb\nc");
        assertThat(printed).hasToString(String.join(System.lineSeparator(), "a", "b", "c"));
    }

    @Test
    void what_is_meant_to_be_obeyed_stays_as_it_is_and_where_it_is() {
        out.print("a ");
        out.raw().print("\u001b[1m");
        out.println("b");
        out.raw().println("::notice::c");
        assertThat(printed.toString().lines()).containsExactly("a \u001b[1mb", "::notice::c");
    }

    @Test
    void what_prints_there_already_is_taken_as_it_is() {
        assertThat(HarmlessWriter.on(out)).isSameAs(out);
    }
}
