package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.plan.Reports;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is left of a run, and where. */
final class ReportOptions {
    /** Where the report goes if nothing else is said. */
    static final String USUAL_DIRECTORY = "wsgauntlet-report";

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = USUAL_DIRECTORY,
            description = "The directory for index.html, results.ndjson, junit.xml and summary.md, and what else a"
                    + " command leaves (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("");

    @Mixin
    private final FormatOption format = new FormatOption();

    @Mixin
    private final TranscriptsOption transcripts = new TranscriptsOption();

    /** Return what is left, and where. */
    Reports reports() {
        return new Reports(directory, format.formats(), transcripts.transcripts());
    }
}
