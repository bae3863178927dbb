package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.harness.run.Format;
import io.github.wsgauntlet.harness.run.RecordedRun;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a run leaves.
 *
 * @param directory where the record and the reports go
 * @param formats what the run is written as, too
 */
public record Reports(Path directory, Set<Format> formats) {
    public Reports {
        formats = Set.copyOf(formats);
    }

    /** Return the same reports in another directory. */
    public Reports in(Path other) {
        return new Reports(other, formats);
    }

    /** Return where the record is. */
    public Path record() {
        return directory.resolve(RecordedRun.RECORD);
    }
}
