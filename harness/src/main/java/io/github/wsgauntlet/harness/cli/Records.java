package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.record.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the records of runs that are named on the command line. */
final class Records {
    private Records() {}

    /**
     * Read the record of a run that came to its end; another shows less than there may be.
     *
     * @throws IllegalArgumentException if it did not; the message names the file
     * @throws io.github.wsgauntlet.reports.record.InvalidResultsException if the file is no record of a run
     */
    static Results complete(Path file) {
        Results results = Results.read(file);
        try {
            return results.requireComplete();
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Refuse what is no file.
     *
     * @throws IllegalArgumentException with a message that names it
     */
    static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    file + (Files.exists(file) ? ": This is not a file" : ": There is no such file"));
        }
    }

    /**
     * Refuse a file that is named twice: its run would look like two that agree.
     *
     * @throws IllegalArgumentException if one is, or is no file; the message names it
     */
    static void requireDifferent(List<Path> files) throws IOException {
        Map<Path, Path> seen = new HashMap<>();
        for (Path file : files) {
            requireFile(file);
            Path other = seen.putIfAbsent(file.toRealPath(), file);
            if (other != null) {
                throw new IllegalArgumentException(
                        file + ": The file is named twice" + (other.equals(file) ? "" : ", also as " + other));
            }
        }
    }
}
