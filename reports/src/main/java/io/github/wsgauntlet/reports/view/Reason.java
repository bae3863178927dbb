package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;

/** Why a case ended as it did, for where there is room for one paragraph only: what was seen, then what is required. */
public final class Reason {
    private Reason() {}

    /** Return the reason in full sentences; of a case that breaks nothing, only what was seen. */
    public static String of(CaseResult result, Ledger ledger) {
        return result.actual()
                + ledger.find(result.violated())
                        .map(row -> " Required: " + row.says() + " (" + row.reference() + ")")
                        .orElse("");
    }
}
