package io.github.wsgauntlet.reports.matrix;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.Packed;

/**
 * The insides of a row's cells, {@linkplain Packed packed}: the HTML of each cell in the order of the columns, with a
 * record separator between them. Conversations with different servers are much alike, so that
 * this takes about a twentieth of the room.
 */
final class MatrixPack {
    /** Stands between two cells; {@link Legible} sees to it that it is in none. */
    static final char SEPARATOR = '\u001e';

    private MatrixPack() {}

    static String of(MatrixPage.Row row, Ledger ledger) {
        StringBuilder cells = new StringBuilder();
        for (MatrixPage.Cell cell : row.cells()) {
            if (cell != row.cells().getFirst()) {
                cells.append(SEPARATOR);
            }
            cell.result().ifPresent(result -> cells.append(render(cell, result, ledger)));
        }
        return Packed.of(cells.toString());
    }

    private static String render(MatrixPage.Cell cell, CaseResult result, Ledger ledger) {
        StringOutput html = new StringOutput();
        JtecellGenerated.render(
                new OwaspHtmlTemplateOutput(html),
                null,
                cell,
                CaseView.of(result, cell.column().run(), ledger));
        return Legible.text(html.toString());
    }
}
