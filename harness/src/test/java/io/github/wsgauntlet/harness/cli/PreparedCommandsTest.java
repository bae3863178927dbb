package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Only what is asked for is prepared. */
class PreparedCommandsTest {
    private static final String COMPLETION = "generate-completion";

    @ParameterizedTest
    @MethodSource("names")
    void a_command_that_is_prepared_without_the_others_is_the_same(String name) {
        CommandLine alone = Main.commandLineFor(name, "--help");
        assertThat(alone.getSubcommands()).containsOnlyKeys(name);
        assertThat(usages(alone.getSubcommands().get(name)))
                .isEqualTo(usages(Main.commandLine().getSubcommands().get(name)));
    }

    static Stream<String> names() {
        return Main.commandLine().getSubcommands().keySet().stream().filter(name -> !name.equals(COMPLETION));
    }

    /** What a command and those below say of themselves. */
    private static List<String> usages(CommandLine command) {
        return Stream.concat(
                        Stream.of(command.getUsageMessage()),
                        command.getSubcommands().values().stream().flatMap(each -> usages(each).stream()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", COMPLETION, "lst", "--version list"})
    void all_commands_are_there_where_none_is_named(String words) {
        assertThat(Main.commandLineFor(words.split(" ")).getSubcommands())
                .containsOnlyKeys(Main.commandLine().getSubcommands().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void the_version_needs_no_command(String word) {
        var out = new StringWriter();
        CommandLine line = Main.commandLineFor(word).setOut(new PrintWriter(out, true));
        assertThat(line.getSubcommands()).isEmpty();
        assertThat(line.execute(word)).isZero();
        assertThat(out.toString()).startsWith("wsgauntlet ");
    }
}
