package io.github.wsgauntlet.harness.cli;

import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses what somebody has said and what would have no effect. */
final class Idle {
    private Idle() {}

    /**
     * Refuse it.
     *
     * @param spec the command
     * @param idle whether an option, by its longest name, or a positional parameter, by its label, has no effect
     * @param why what the sentence says behind the first that has none
     * @throws ParameterException if there is one
     */
    static void refuse(CommandSpec spec, Predicate<String> idle, String why) {
        ParseResult parsed = spec.commandLine().getParseResult();
        Stream<String> options = parsed.matchedOptions().stream().map(OptionSpec::longestName);
        Stream<String> positionals = parsed.matchedPositionals().stream().map(PositionalParamSpec::paramLabel);
        Stream.concat(positionals, options).filter(idle).findFirst().ifPresent(name -> {
            throw new ParameterException(spec.commandLine(), name + " has no effect " + why);
        });
    }
}
