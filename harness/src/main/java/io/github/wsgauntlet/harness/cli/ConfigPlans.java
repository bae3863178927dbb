package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.cli.ConfigFile.Target;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes the plans of the runs that a config file asks for: what it says of a target is what a command line leaves
 * open.
 */
final class ConfigPlans {
    private static final String REPORT = "report";
    private static final String NAME = "name";

    /** What a file cannot say, or says in its own way. */
    private static final Set<String> NOT_IN_FILES =
            Set.of("config", "spec", "help", "version", "verbose", "quiet", "failed", NAME);

    private final CommandLine run;

    /**
     * Create.
     *
     * @param run the command whose options a file may say
     */
    ConfigPlans(CommandLine run) {
        this.run = run;
    }

    /**
     * Read a config file.
     *
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if the file is not there or is wrong
     * @throws CommandLine.ParameterException if an option cannot have the value that the file says
     * @throws IllegalArgumentException if what the file says cannot be meant, as on a command line
     */
    Series read(Path file, Catalogue catalogue) throws IOException {
        ConfigFile config = ConfigFile.read(file, options(false), options(true));
        var directory = Path.of(config.common(REPORT, ReportOptions.USUAL_DIRECTORY));
        var plans = new ArrayList<Plan>();
        for (Target target : config.targets()) {
            Plan plan = command(target).plan(catalogue);
            plans.add(plan.withReports(plan.reports().in(directory)));
        }
        return plans.size() == 1
                ? Series.of(plans.getFirst())
                : Series.sideBySide(plans, Series.Overview.MATRIX, directory);
    }

    /** Return the names of the options that can be said several times, or of the others. */
    private List<String> options(boolean several) {
        return run.getCommandSpec().options().stream()
                .filter(option -> option.isMultiValue() == several)
                .flatMap(option -> Stream.of(option.names()))
                .filter(name -> name.startsWith("--"))
                .map(ConfigPlans::bare)
                .filter(name -> !NOT_IN_FILES.contains(name))
                .sorted()
                .toList();
    }

    private static String bare(String option) {
        return option.substring("--".length());
    }

    /** Return the command with what the file says of a target, read as the command line reads it. */
    private RunCommand command(Target target) {
        CommandLine all = Main.commandLine().setOut(run.getOut()).setErr(run.getErr());
        CommandLine one = all.getSubcommands().get(run.getCommandName());
        // What looks like a variable in a file is none.
        one.setInterpolateVariables(false);
        one.setDefaultValueProvider(argument -> value(target, argument));
        all.parseArgs(run.getCommandName());
        one.getCommandSpec().options().stream().filter(ConfigPlans::isList).forEach(option -> {
            List<String> values = target.options().getOrDefault(bare(option.longestName()), List.of());
            if (!values.isEmpty()) {
                option.setValue(values);
            }
        });
        return one.getCommand();
    }

    /** A list of texts is as it is; a default value would be a single one. */
    private static boolean isList(OptionSpec option) {
        return option.isMultiValue() && option.splitRegex().isEmpty();
    }

    /** Return what the file says of an argument; nothing leaves the usual value. */
    private static @Nullable String value(Target target, ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return target.url();
        }
        String name = bare(option.longestName());
        if (name.equals(NAME)) {
            return target.name();
        }
        List<String> values = isList(option) ? List.of() : target.options().getOrDefault(name, List.of());
        return values.isEmpty() ? null : String.join(",", values);
    }
}
