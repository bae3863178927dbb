package io.github.wsgauntlet.reports.markdown;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes the summary of a run as Markdown, fit for the summary of a step in CI: what is not as the baseline says first,
 * then what to fix first, and the numbers. It is short whatever the run holds (GitHub takes no summary of 1 MiB or
 * more), and what a server has sent is text in it: no markup, no link.
 */
public final class MarkdownReport {
    private MarkdownReport() {}

    /**
     * Write the summary of a run of whose target nothing is known.
     *
     * @throws IllegalStateException if the run is not {@linkplain Results#complete complete}
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Results results, Path file) {
        write(results, file, Optional.empty());
    }

    /**
     * Write the summary. Directories that are missing are made, and a file that is there is replaced.
     *
     * @param standing how a verdict stands to the baseline
     * @throws IllegalStateException if the run is not {@linkplain Results#complete complete}
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Results results, Path file, Function<CaseResult, Standing> standing) {
        write(results, file, Optional.of(standing));
    }

    private static void write(Results results, Path file, Optional<Function<CaseResult, Standing>> standing) {
        String text = new MarkdownSummary(results.requireComplete(), results.ledger(), standing).write();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
