package io.github.wsgauntlet.harness.proof.field;

import io.github.wsgauntlet.reports.matrix.MatrixReport;
import io.github.wsgauntlet.reports.record.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page that puts the servers, the clients, or the servers of protocols on top side by side, of all that were met:
 * {@code index.html} in {@code target/field}, {@code target/field-clients} or {@code target/field-on-top}, with a
 * summary beside it. Where every one was, {@code -Dfield=write} keeps the summary in the module of the reports.
 */
enum FieldPage {
    SERVERS("field", MatrixReport.SUMMARY, List.of()),
    CLIENTS("field-clients", "clients.md", List.of()),
    ON_TOP("field-on-top", "on-top.md", List.of("engineio", "socketio"));

    private final Path records;
    private final Path kept;
    private final List<String> asked;

    FieldPage(String folder, String kept, List<String> asked) {
        this.records = Path.of("target", folder);
        this.kept = Path.of("..", "reports", "field", kept);
        this.asked = asked;
    }

    /** Return globs of what is asked; none stands for what is asked unless told otherwise. */
    List<String> asked() {
        return asked;
    }

    /** Return the names of the files of all. */
    Stream<String> ids() {
        return switch (this) {
            case SERVERS, ON_TOP ->
                Stream.concat(
                        ContainerServer.on(this).map(ContainerServer::id),
                        FieldServer.on(this).map(FieldServer::id));
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
