package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.badge.BadgeReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Draws the badge of a run. */
@Command(name = "badge", description = "Draw a badge for a README: an SVG image.")
final class BadgeCommand extends RecordReport {
    @Override
    Path write(RecordArgument record, Path out) {
        BadgeReport.write(record.complete(), out);
        return out;
    }
}
