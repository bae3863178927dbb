package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files in which the module of the cases keeps the kill matrix: one a side for the reports, one for people. */
final class KillFiles {
    private static final Path CASES = Path.of("..", "cases");
    private static final Path RESOURCES = CASES.resolve("src/main/resources");
    private static final Path PAGE = CASES.resolve("KILLS.md");

    private KillFiles() {}

    /** Write down what was measured of one side; what is known of the other stays. */
    static void write(KillMatrix matrix) throws IOException {
        String kills = kills(matrix);
        Side measured = matrix.side();
        Files.writeString(RESOURCES.resolve(measured.part().kills()), kills);
        Files.writeString(
                PAGE, KillPage.of(side -> side == measured ? Sensitivity.parse(measured.part(), kills) : side.told()));
    }

    /** Return the lines that {@link Sensitivity} reads. */
    private static String kills(KillMatrix matrix) {
        var lines = new StringBuilder("*\t" + String.join(" ", matrix.byAnyCase()) + "\n");
        for (Case each : matrix.side().cases()) {
            lines.append(each.id())
                    .append('\t')
                    .append(String.join(" ", matrix.noticedBy(each.id())))
                    .append('\n');
        }
        return lines.toString();
    }

    static String readPage() throws IOException {
        return Files.readString(PAGE);
    }

    /** Return the page of what the reports tell. */
    static String page() {
        return KillPage.of(Side::told);
    }
}
