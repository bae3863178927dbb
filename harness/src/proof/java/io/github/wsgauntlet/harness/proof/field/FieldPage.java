package io.github.wsgauntlet.harness.proof.field;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.reports.matrix.MatrixReport;
import io.github.wsgauntlet.reports.record.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page that puts the servers, or the clients, of the field side by side, of all that were met: {@code index.html}
 * in {@code target/field} or {@code target/field-clients}, with a summary beside it. Where every one was, {@code
 * -Dfield=write} keeps the summary in the module of the reports.
 */
enum FieldPage {
    SERVERS("field", MatrixReport.SUMMARY),
    CLIENTS("field-clients", "clients.md");

    private final Path records;
    private final Path kept;

    FieldPage(String folder, String kept) {
        this.records = Path.of("target", folder);
        this.kept = Path.of("..", "reports", "field", kept);
    }

    /** Return the page of one side. */
    static FieldPage of(Role role) {
        return switch (role) {
            case SERVER -> SERVERS;
            case CLIENT -> CLIENTS;
        };
    }

    /** Return the names of the files of all. */
    Stream<String> ids() {
        return switch (this) {
            case SERVERS ->
                Stream.concat(
                        Stream.of(ContainerServer.values()).map(ContainerServer::id),
                        Stream.of(FieldServer.values()).map(FieldServer::id));
            case CLIENTS ->
                Stream.of(
                                Stream.of(ContainerClient.values()).map(ContainerClient::id),
                                Stream.of(FieldClient.values()).map(FieldClient::id),
                                Stream.of(FieldChromiumTest.ID))
                        .flatMap(ids -> ids);
        };
    }

    /** Return where the records of those that were met are. */
    Path records() {
        return records;
    }

    /** Return where the record of one of them goes. */
    Path recordOf(String id) {
        return records.resolve(id + ".ndjson");
    }

    /** Return where the record of one of them is written until it is whole. */
    Path unfinishedRecordOf(String id) {
        return records.resolve(id + ".unfinished");
    }

    /** Write the page anew, by the records there are; none makes no page. */
    synchronized void write() throws IOException {
        List<Path> all = ids().map(this::recordOf).sorted().toList();
        List<Results> met = all.stream()
                .filter(Files::exists)
                .map(Results::read)
                .filter(Results::complete)
                .toList();
        if (met.isEmpty()) {
            return;
        }
        MatrixReport.write(met, records);
        if (Meeting.WRITE && met.size() == all.size()) {
            Files.writeString(kept, withoutPage(Files.readString(records.resolve(MatrixReport.SUMMARY))));
        }
    }

    /** The page is too large to be kept, so that nothing may lead there. */
    private static String withoutPage(String summary) {
        return summary.replaceAll(" · \\[[^]]*]\\(" + MatrixReport.PAGE + "\\)", "");
    }
}
