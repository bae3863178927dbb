package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.run.Transcripts;
import picocli.CommandLine.Option;

/** Says of which cases the record keeps what went over the wire. */
final class TranscriptsOption {
    @Option(
            names = "--transcripts",
            paramLabel = "CASES",
            defaultValue = "not-passed",
            description = "The cases of which the record and the page keep what went over the wire: all or not-passed"
                    + " (default: ${DEFAULT-VALUE}). --format autobahn keeps all.")
    private Transcripts transcripts = Transcripts.NOT_PASSED;

    /** Return which cases these are. */
    Transcripts transcripts() {
        return transcripts;
    }
}
