package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import picocli.CommandLine.Option;

/** By whose rules a report in the shape of Autobahn|Testsuite says how a peer behaved. */
final class AutobahnVerdictsOption {
    static final String NAME = "--autobahn-verdicts";

    @Option(
            names = NAME,
            description =
                    "Say in the report for scripts what Autobahn|Testsuite would say of what was seen, and not what"
                            + " the RFC says.")
    private boolean asked;

    AutobahnVerdicts verdicts() {
        return asked ? AutobahnVerdicts.AUTOBAHN : AutobahnVerdicts.OURS;
    }
}
