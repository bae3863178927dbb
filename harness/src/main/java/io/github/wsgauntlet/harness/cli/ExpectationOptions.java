package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.plan.Gate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Says what is expected of the target, and whether that is brought up to date. */
final class ExpectationOptions {
    @ArgGroup(validate = false)
    private BaselineOptions known = new BaselineOptions();

    @Option(
            names = "--update-baseline",
            description = "Rewrite the file of --baseline to match this run; reasons are kept.")
    private boolean updateBaseline;

    /**
     * Return what is expected.
     *
     * @throws ParameterException if a baseline is to be updated and none is named
     */
    Gate gate(CommandSpec spec) {
        Gate gate = known.gate();
        if (!updateBaseline) {
            return gate;
        }
        if (gate.baseline().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--update-baseline needs --baseline FILE.");
        }
        return gate.updating();
    }
}
