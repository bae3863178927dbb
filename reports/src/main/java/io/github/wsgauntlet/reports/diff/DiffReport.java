package io.github.wsgauntlet.reports.diff;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.wsgauntlet.reports.view.Embedded;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what has changed from one run to another: {@code index.html}, one file that needs nothing else, with both
 * transcripts of each case that has changed side by side; and {@code diff.md}, its summary. Made as the page of a run
 * is.
 */
public final class DiffReport {
    /** The name of the page in the directory that {@link #write} is given. */
    public static final String PAGE = "index.html";

    /** The name of the summary beside it. */
    public static final String SUMMARY = "diff.md";

    private DiffReport() {}

    /**
     * Write both files. Directories that are missing are made, and files that are there are replaced.
     *
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void write(RunDiff diff, Path directory) {
        try {
            Files.createDirectories(directory.toAbsolutePath());
            Files.write(directory.resolve(PAGE), render(diff).getBytes(StandardCharsets.UTF_8));
            Files.write(directory.resolve(SUMMARY), DiffMarkdown.write(diff).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String render(RunDiff diff) {
        String script = Embedded.text("view/wire.js") + '\n' + Embedded.text("view/report.js");
        StringOutput html = new StringOutput();
        JtepageGenerated.render(
                new OwaspHtmlTemplateOutput(html),
                null,
                diff,
                diff.ledger(),
                Embedded.text("view/report.css") + '\n' + Embedded.text("diff/diff.css"),
                script,
                Embedded.policy(script));
        return Legible.text(html.toString());
    }
}
