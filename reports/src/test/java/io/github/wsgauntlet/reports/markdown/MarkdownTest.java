package io.github.wsgauntlet.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    /** Everything of up to four of the characters that can end a cell, or take from another that it does not. */
    @Test
    void no_text_ends_its_cell() {
        List<String> texts = List.of("");
        for (int length = 1; length <= 4; length++) {
            List<String> longer = new ArrayList<>();
            for (String text : texts) {
                for (String c : List.of("\\", "|", "`", "x", " ", "\ufeff", "\u00a0", "😀")) {
                    longer.add(text + c);
                }
            }
            texts = longer;
            for (String text : texts) {
                String table = new Markdown()
                        .row("a", "b", "c")
                        .line("|---|---|---|")
                        .row(Markdown.code(text, 9), Markdown.escaped(text, 9), "end")
                        .toString();
                String page = HtmlRenderer.builder()
                        .extensions(TABLES)
                        .build()
                        .render(Parser.builder().extensions(TABLES).build().parse(table));
                assertThat(page.split("<td>")).as(table).hasSize(4);
                assertThat(page).as(table).contains("<td>end</td>");
            }
        }
    }
}
