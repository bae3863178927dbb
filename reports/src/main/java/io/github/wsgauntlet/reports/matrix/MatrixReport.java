package io.github.wsgauntlet.reports.matrix;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.Embedded;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the report over many targets: {@code index.html}, one file that needs nothing else, with a row for each case,
 * a column for each run, and the bytes after each verdict that is not PASS; and {@code matrix.md}, its summary.
 *
 * <p>What is inside a cell is packed by {@link MatrixPack} and unpacked in the browser when the cell is opened. Without
 * JavaScript the page still shows every verdict. As the page of a run, it makes no request.
 */
public final class MatrixReport {
    /** The name of the page in the directory that {@link #write} is given. */
    public static final String PAGE = "index.html";

    /** The name of the summary beside it. */
    public static final String SUMMARY = "matrix.md";

    private MatrixReport() {}

    /**
     * Write both files. Directories that are missing are made, and files that are there are replaced.
     *
     * @param runs the runs in the order of their columns, each complete; those of targets of the same name get numbers
     * @param directory where the files go
     * @throws IllegalArgumentException if there is no run
     * @throws IllegalStateException if a run is not {@linkplain Results#complete complete}: a case that is missing
     *     might have failed
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void write(List<Results> runs, Path directory) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A matrix needs at least one run");
        }
        runs.forEach(Results::requireComplete);
        Ledger ledger = Results.ledger(runs);
        MatrixPage page = MatrixPage.of(runs, ledger);
        try {
            Files.createDirectories(directory.toAbsolutePath());
            Files.write(directory.resolve(PAGE), render(page, ledger, "").getBytes(StandardCharsets.UTF_8));
            Files.write(directory.resolve(SUMMARY), MatrixMarkdown.write(page).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Return the page alone, for a place among others.
     *
     * @param runs the runs as {@link #write} takes them, at least one
     * @param home where a link above everything leads, from the page; empty if there is to be none
     */
    public static String page(List<Results> runs, String home) {
        Ledger ledger = Results.ledger(runs);
        return render(MatrixPage.of(runs, ledger), ledger, home);
    }

    static String render(MatrixPage page, Ledger ledger, String home) {
        String script = Embedded.text("matrix/matrix.js");
        StringOutput html = new StringOutput();
        JtepageGenerated.render(
                new OwaspHtmlTemplateOutput(html),
                null,
                page,
                ledger,
                home,
                Embedded.text("view/report.css") + '\n' + Embedded.text("matrix/matrix.css"),
                script,
                Embedded.policy(script));
        return Legible.text(html.toString());
    }
}
