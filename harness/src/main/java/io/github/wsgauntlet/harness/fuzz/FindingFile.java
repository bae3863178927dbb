package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.FuzzedIds;
import io.github.wsgauntlet.cases.casefile.CaseFileWriter;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.view.Reason;
import io.github.wsgauntlet.reports.view.TranscriptText;
import java.util.ArrayList;
import java.util.List;

/** The file that holds a finding: a case file, with what was seen and the bytes of it in its comment. */
final class FindingFile {
    private FindingFile() {}

    /** Return the name of the file for a finding of that id, for example {@code violation-0a1b2c3d.yaml}. */
    static String name(String id) {
        return FuzzedIds.withoutFamily(id).replace('/', '-') + ".yaml";
    }

    /**
     * Return what stands in the file.
     *
     * @param finding the finding
     * @param seed the seed of the run that has found it
     */
    static String yaml(Finding finding, long seed) {
        var comment = new ArrayList<String>();
        comment.add(finding.id() + ": " + finding.shown().judgement().verdict());
        comment.add(Reason.of(finding.shown().result(finding.wrong()), Ledger.load()));
        comment.add("Found with sample " + finding.index() + " of seed " + seed + ".");
        for (int i = 0; i < finding.cases().size(); i++) {
            comment.add("");
            if (finding.cases().size() > 1) {
                comment.add("Connection " + (i + 1) + (i == finding.fault() ? ", which shows it:" : ":"));
            }
            Case asked = finding.cases().get(i);
            TranscriptText.of(finding.examined().get(i).result(asked).transcript())
                    .lines()
                    .forEach(comment::add);
        }
        return CaseFileWriter.yaml(String.join("\n", comment), finding.cases());
    }

    /** Return the case file alone, for a token. */
    static String bare(List<Case> cases) {
        return CaseFileWriter.yaml("", cases);
    }
}
