package io.github.wsgauntlet.reports.html;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Coverage;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.CaseBody;
import io.github.wsgauntlet.reports.view.Embedded;
import io.github.wsgauntlet.reports.view.FamilyBodies;
import io.github.wsgauntlet.reports.view.FieldRecord;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the report for people: one HTML file that needs nothing else, makes no request and works from disk.
 *
 * <p>The inside of each case stands in a {@code noscript} element. A browser without JavaScript shows it as it is; one
 * with JavaScript reads it as plain text and makes elements of it when the case is opened. So one markup, escaped in
 * one place, serves both, and thousands of cases open as fast as a list of their rows. Those of cases that passed are
 * packed by {@link FamilyBodies}, and long ones by {@link CaseBody}: these need JavaScript. The Content-Security-Policy
 * admits the page's own script by its hash and nothing else.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /** What is known of the built-in cases; reading all of these takes longer than making a page. */
    private static final class BuiltIn {
        static final Coverage COVERAGE = Coverage.of(Ledger.load(), Catalogue.load());
        static final Sensitivity SENSITIVITY = Sensitivity.load(Role.SERVER);
        static final FieldRecord FIELD = FieldRecord.load();
    }

    /**
     * Write the report. Directories that are missing are made, and a file that is there is replaced.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Results results, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, render(results).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Coverage coverage(Results results) {
        return switch (results.side()) {
            case SERVER -> BuiltIn.COVERAGE;
            case CLIENT -> Coverage.ofClients(Ledger.load(), Catalogue.load(Role.CLIENT));
        };
    }

    private static Sensitivity sensitivity(Results results) {
        return switch (results.side()) {
            case SERVER -> BuiltIn.SENSITIVITY;
            case CLIENT -> Sensitivity.load(Role.CLIENT);
        };
    }

    public static String render(Results results) {
        String script = Stream.of("view/wire.js", "html/map.js", "view/report.js")
                .map(Embedded::text)
                .collect(Collectors.joining("\n"));
        StringOutput page = new StringOutput();
        JtepageGenerated.render(
                new OwaspHtmlTemplateOutput(page),
                null,
                ReportPage.of(results, results.ledger(), coverage(results), sensitivity(results), BuiltIn.FIELD),
                Embedded.text("view/report.css"),
                script,
                Embedded.policy(script));
        return Legible.text(page.toString());
    }
}
