package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.cli.ConfigFile.Target;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.reports.matrix.MatrixReport;
import io.github.wsgauntlet.reports.record.Results;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** Judges the targets of a config file in their order, each as a command line of its own would, and puts them side by side. */
final class ConfigRun {
    private static final String REPORT = "report";

    /** What a file cannot say, or says in its own way. */
    private static final Set<String> NOT_IN_FILES = Set.of("config", "spec", "help", "version", "name");

    private final ConfigFile config;
    private final CommandLine run;

    private ConfigRun(ConfigFile config, CommandLine run) {
        this.config = config;
        this.run = run;
    }

    /**
     * Read a config file.
     *
     * @param run the command whose options it may say
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if the file is not there or is wrong
     */
    static ConfigRun read(Path file, CommandLine run) {
        List<String> known = run.getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .map(name -> name.substring(2))
                .filter(name -> !NOT_IN_FILES.contains(name))
                .sorted()
                .toList();
        return new ConfigRun(ConfigFile.read(file, known), run);
    }

    /** Judge every target, and return the worst exit code. */
    int execute() {
        PrintWriter out = run.getOut();
        Path directory = Path.of(config.common(REPORT, RunCommand.USUAL_REPORT));
        var directories = new OwnDirectories(directory);
        boolean several = config.targets().size() > 1;
        var records = new ArrayList<Path>();
        int exit = Exit.AS_EXPECTED.code();
        for (Target target : config.targets()) {
            Path own = several ? directories.of(target.name()) : directory;
            int code = execute(target, own);
            if (code == Exit.USAGE.code()) {
                return code;
            }
            exit = Math.max(exit, code);
            records.add(own.resolve(RecordedRun.RECORD));
        }
        if (several) {
            MatrixReport.write(records.stream().map(Results::read).toList(), directory);
            out.println("Matrix: " + directory.resolve(MatrixReport.PAGE));
            out.flush();
        }
        return exit;
    }

    private int execute(Target target, Path report) {
        var arguments = new ArrayList<>(List.of("run", target.url(), "--name=" + target.name()));
        target.options().stream()
                .filter(option -> !option.startsWith("--" + REPORT + "="))
                .forEach(arguments::add);
        arguments.add("--" + REPORT + "=" + report);
        return Main.commandLine().setOut(run.getOut()).setErr(run.getErr()).execute(arguments.toArray(String[]::new));
    }
}
