package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.run.Format;
import java.util.Set;
import picocli.CommandLine.Option;

/** Says what else a run is written as. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description =
                    "Also write the run in this format: badge, sarif, or autobahn, which leaves out what fuzzing finds;"
                            + " separate several with commas.")
    private Set<Format> formats = Set.of();

    /** Return the formats. */
    Set<Format> formats() {
        return formats;
    }
}
