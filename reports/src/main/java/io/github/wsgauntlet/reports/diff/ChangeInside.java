package io.github.wsgauntlet.reports.diff;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.wsgauntlet.reports.view.CaseBody;
import io.github.wsgauntlet.reports.view.CaseView;

/** What a case shows when it is opened in the page of two runs: it before, and it after. */
final class ChangeInside {
    private ChangeInside() {}

    /** Return the markup of what has become of a case. */
    static String of(CaseView view, Change change) {
        StringOutput html = new StringOutput();
        JteinsideGenerated.render(new OwaspHtmlTemplateOutput(html), null, view, change);
        return CaseBody.of(html.toString());
    }
}
