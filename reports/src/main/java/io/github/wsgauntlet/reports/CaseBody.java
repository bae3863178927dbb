package io.github.wsgauntlet.reports;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/**
 * The inside of a case as it stands in the page, out of the way until the case is opened. Most are markup in a {@code
 * noscript} element, which a browser without JavaScript shows as it is. The long ones, whose many frames are most of a
 * run's bytes, are {@linkplain Packed packed}, so that the page opens at once.
 */
final class CaseBody {
    /** How many characters of markup stand in the page as they are. */
    private static final int MOST = 8_000;

    private static final String INSTEAD =
            "<noscript><p class=\"empty\">This conversation is long. It is packed, and needs JavaScript.</p></noscript>";

    private CaseBody() {}

    /** Returns the markup of a case. */
    static String of(CaseView view) {
        StringOutput html = new StringOutput();
        JteinsideGenerated.render(new OwaspHtmlTemplateOutput(html), null, view);
        return of(html.toString());
    }

    /** Returns the markup of what has become of a case. */
    static String of(CaseView view, Change change) {
        StringOutput html = new StringOutput();
        JtediffinsideGenerated.render(new OwaspHtmlTemplateOutput(html), null, view, change);
        return of(html.toString());
    }

    private static String of(String html) {
        String inside = Legible.text(html);
        return inside.length() <= MOST
                ? "<noscript>" + inside + "</noscript>"
                : INSTEAD + "<template>" + Packed.of(inside) + "</template>";
    }
}
