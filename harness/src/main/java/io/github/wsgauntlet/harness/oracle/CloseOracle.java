package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.conversation.Conversation;
import java.util.List;

/** What a server may answer to a legal Close frame (RFC 6455 5.5.1, 7.4). */
final class CloseOracle {
    private static final Codes SAME = new Codes(List.of(), true, false);
    private static final Codes ANY_BUT_1002 =
            new Codes(List.of(new Range(1000, 1001), new Range(1003, 4999)), false, true);

    private CloseOracle() {}

    static Expectation expectation(Conversation conversation) {
        Allowed any = Oracle.pass(new Outcome.Closed(Codes.any()));
        // To fail a connection without a Close misses a SHOULD (RFC 6455 7.1.7).
        Allowed failedMutely = Oracle.grade(Verdict.WARN, Oracle.pass(new Outcome.Ended(Outcome.Manner.ANY)));
        if (conversation.closedTwice()) { // That is the client's own breach.
            return new Expectation(List.of(any, failedMutely), Verdict.FAIL);
        }
        if (conversation.closeCode().isEmpty()) {
            return new Expectation(List.of(any), Verdict.FAIL);
        }
        int code = conversation.closeCode().get();
        Allowed same = Oracle.pass(new Outcome.Closed(SAME));
        if (code >= 1012 && code <= 1014) { // Registered after the RFC, and missing in older tables.
            return new Expectation(List.of(same, Oracle.grade(Verdict.INFO, any), failedMutely), Verdict.FAIL);
        }
        return new Expectation(
                List.of(
                        same,
                        Oracle.grade(Verdict.INFO, Oracle.pass(new Outcome.Closed(ANY_BUT_1002))),
                        Oracle.grade(calledAnError(code), any)),
                Verdict.FAIL);
    }

    /** Return the grade of answering 1002, which calls a legal code a protocol error. */
    private static Verdict calledAnError(int code) {
        return code <= 1003 || code >= 3000 ? Verdict.STRICT : Verdict.WARN;
    }
}
