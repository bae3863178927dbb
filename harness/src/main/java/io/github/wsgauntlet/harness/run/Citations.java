package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.RunHeader.Citation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a record says of the requirements that do not ship with the catalogue. */
final class Citations {
    private Citations() {}

    /** Return those that cases cite, in the order of the ledger. */
    static List<Citation> of(List<Case> cases, Ledger ledger) {
        Set<String> cited =
                cases.stream().flatMap(each -> each.requirements().stream()).collect(Collectors.toSet());
        return ledger.own().stream()
                .filter(row -> cited.contains(row.id()))
                .map(Citation::of)
                .toList();
    }
}
