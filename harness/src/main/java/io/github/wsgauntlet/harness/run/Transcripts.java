package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.Locale;
import java.util.Set;

/** Of which cases a record keeps what went over the wire. That of cases that pass is nearly all of a record. */
public enum Transcripts {
    /** Of every case. */
    ALL {
        @Override
        boolean keeps(CaseResult result) {
            return true;
        }
    },

    /** Of every case but those that pass and whose connection ended in no way that breaks a rule. */
    NOT_PASSED {
        @Override
        boolean keeps(CaseResult result) {
            return result.verdict() != Verdict.PASS
                    || result.closing().verdict().atLeast(Verdict.STRICT);
        }
    };

    /** Return the name as users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Return this, or all where a format shows what went over the wire in every case. */
    Transcripts with(Set<Format> formats) {
        return formats.contains(Format.AUTOBAHN) ? ALL : this;
    }

    /** Return a result as the record keeps it. */
    CaseResult of(CaseResult result) {
        return keeps(result) ? result : result.withoutTranscript();
    }

    abstract boolean keeps(CaseResult result);
}
