package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.harness.run.Format;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Transcripts;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a run leaves.
 *
 * @param directory where the record and the reports go
 * @param formats what the run is written as, too
 * @param transcripts of which cases the record keeps what went over the wire; a format that needs it of all has it
 */
public record Reports(Path directory, Set<Format> formats, Transcripts transcripts) {
    public Reports {
        formats = Set.copyOf(formats);
    }

    /** Create reports that keep no transcripts of cases that pass. */
    public Reports(Path directory, Set<Format> formats) {
        this(directory, formats, Transcripts.NOT_PASSED);
    }

    /** Return the same reports in another directory. */
    public Reports in(Path other) {
        return new Reports(other, formats, transcripts);
    }

    /** Return the same reports in other formats. */
    public Reports as(Set<Format> others) {
        return new Reports(directory, others, transcripts);
    }

    /** Return the same reports with the transcripts of other cases. */
    public Reports keeping(Transcripts others) {
        return new Reports(directory, formats, others);
    }

    /** Return where the record is. */
    public Path record() {
        return directory.resolve(RecordedRun.RECORD);
    }
}
