package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The rules on an opening handshake that is not the first request of its connection (RFC 9112 9.3). */
final class EarlierOracle {
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** All but 408, which says that the handshake has not come. */
    private static final Allowed REFUSED =
            Oracle.pass(new Outcome.Refused(List.of(new Outcome.Range(200, 407), new Outcome.Range(409, 599)), false));

    private EarlierOracle() {}

    /** Return the ledger id of what a server breaks that does not take such a handshake. */
    static String requirement(Step.Earlier earlier) {
        if (hasContent(earlier)) {
            return "rfc9112-9.3-content-read-or-connection-closed";
        }
        return earlier.pipelined()
                ? "rfc9112-9.3.2-pipelined-answers-in-order"
                : "rfc9112-9.3-handshake-on-kept-connection";
    }

    /**
     * Return what a server may do about such a handshake, which is fine itself.
     *
     * @param earlier the request before it
     * @param answers what the server owes for what is said after the handshake, if it accepts that
     */
    static Expectation expectation(Step.Earlier earlier, List<Outcome> answers) {
        var accepted = new ArrayList<Outcome>(List.of(new Outcome.Accepted(Outcome.Subprotocol.ANY)));
        accepted.addAll(answers);
        // Whoever wants no content had better end the connection; whoever takes one request for all may do so.
        Verdict ending = hasContent(earlier) ? Verdict.PASS : Verdict.INFO;
        return new Expectation(
                List.of(
                        new Allowed(accepted, Verdict.PASS),
                        Oracle.grade(ending, REFUSED),
                        Oracle.grade(ending, Oracle.pass(new Outcome.NotKept())),
                        Oracle.grade(Verdict.INFO, Oracle.DROPPED)),
                Verdict.FAIL);
    }

    private static boolean hasContent(Step.Earlier earlier) {
        int end = earlier.text().indexOf(END_OF_HEAD);
        return end >= 0 && end + END_OF_HEAD.length() < earlier.text().length();
    }
}
