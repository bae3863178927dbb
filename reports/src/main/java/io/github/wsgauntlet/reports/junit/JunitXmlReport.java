package io.github.wsgauntlet.reports.junit;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Writes the report for CI servers: the XML that Jenkins, GitLab and others know from JUnit. Each family is a test
 * suite and each case a test, named by its id. A run that is not complete gets an error beside them, so that a
 * truncated record never looks green.
 */
public final class JunitXmlReport {
    private JunitXmlReport() {}

    /**
     * Write the report; a case with {@link Verdict#FAIL} is a failure.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Results results, Path file) {
        write(results, file, result -> result.verdict() == Verdict.FAIL, List.of());
    }

    /**
     * Write the report. Directories that are missing are made, and a file that is there is replaced.
     *
     * @param fails whether a case is a failure
     * @param shortfalls what the target as a whole lacks of what is expected, each without a full stop
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Results results, Path file, Predicate<CaseResult> fails, List<String> shortfalls) {
        String xml = new JunitXmlWriter(results.ledger(), fails, shortfalls).write(results);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
