package io.github.wsgauntlet.reports.site;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.wsgauntlet.reports.view.CaseView;

/** What a case shows when it is opened in the page of a target. */
final class TargetCase {
    private TargetCase() {}

    /** Return its markup as it is when the case is open. */
    static String of(CaseView view) {
        StringOutput html = new StringOutput();
        JteinsideGenerated.render(new OwaspHtmlTemplateOutput(html), null, view);
        return html.toString();
    }
}
