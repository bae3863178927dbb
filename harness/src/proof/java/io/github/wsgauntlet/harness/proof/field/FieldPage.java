package io.github.wsgauntlet.harness.proof.field;

import io.github.wsgauntlet.reports.matrix.MatrixReport;
import io.github.wsgauntlet.reports.record.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page that puts the servers of the field side by side, of all that were met: {@code target/field/index.html}, with
 * a summary beside it. Where every one was, {@code -Dfield=write} keeps the summary in the module of the reports.
 */
final class FieldPage {
    /** Where the records of the servers that were met are. */
    static final Path RECORDS = Path.of("target", "field");

    private static final Path KEPT = Path.of("..", "reports", "field", MatrixReport.SUMMARY);

    private FieldPage() {}

    /** Return where the record of a server goes. */
    static Path recordOf(String id) {
        return RECORDS.resolve(id + ".ndjson");
    }

    /** Write the page anew, by the records there are; none makes no page. */
    static synchronized void write() throws IOException {
        List<Path> all = Stream.concat(
                        Stream.of(ContainerServer.values()).map(ContainerServer::id),
                        Stream.of(FieldServer.values()).map(FieldServer::id))
                .map(FieldPage::recordOf)
                .sorted()
                .toList();
        List<Results> met = all.stream()
                .filter(Files::exists)
                .map(Results::read)
                .filter(Results::complete)
                .toList();
        if (met.isEmpty()) {
            return;
        }
        MatrixReport.write(met, RECORDS);
        if (Meeting.WRITE && met.size() == all.size()) {
            Files.writeString(KEPT, withoutPage(Files.readString(RECORDS.resolve(MatrixReport.SUMMARY))));
        }
    }

    /** The page is too large to be kept, so that nothing may lead there. */
    private static String withoutPage(String summary) {
        return summary.replaceAll(" · \\[[^]]*]\\(" + MatrixReport.PAGE + "\\)", "");
    }
}
