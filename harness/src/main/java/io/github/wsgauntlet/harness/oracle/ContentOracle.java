package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rules on an opening handshake that has content (RFC 9112 6), or announces it (RFC 9110 10.1.1). */
final class ContentOracle {
    private static final Outcome SKIPPED = new Outcome.ContentSkipped();

    private ContentOracle() {}

    /** Return whether a request waits for a 100 before it sends its content. */
    static boolean expects(HttpHead request) {
        return request.values("Expect").stream().anyMatch("100-continue"::equalsIgnoreCase);
    }

    /** Return whether a request says that it has content. */
    static boolean announces(HttpHead request) {
        return request.values("Content-Length").stream().anyMatch(length -> !length.equals("0"))
                || !request.values("Transfer-Encoding").isEmpty();
    }

    /**
     * Return what a server may do about such a request.
     *
     * @param request the request
     * @param answers what it owes for what is said after the handshake, if it accepts that
     */
    static Expectation expectation(HttpHead request, List<Outcome> answers) {
        var accepted = new ArrayList<>(answers);
        if (announces(request)) {
            accepted.add(SKIPPED);
        }
        var allowed = new ArrayList<Allowed>();
        if (expects(request)) {
            allowed.add(new Allowed(
                    Stream.concat(accepted.stream(), Stream.of(new Outcome.Continued()))
                            .toList(),
                    Verdict.PASS));
            if (announces(request)) { // Some of the content has come, so that nothing need be said (RFC 9110 10.1.1).
                allowed.add(new Allowed(accepted, Verdict.INFO));
            }
        } else {
            allowed.add(new Allowed(accepted, Verdict.PASS));
        }
        allowed.add(Oracle.REFUSED);
        allowed.add(Oracle.grade(Verdict.WARN, Oracle.DROPPED));
        if (announces(request)) { // It may well see too late that it does not want it.
            Stream.of(CloseFrame.PRESENT, CloseFrame.ABSENT)
                    .map(close -> List.of(new Outcome.Failed(close, Codes.any()), SKIPPED))
                    .forEach(failed -> allowed.add(new Allowed(failed, Verdict.WARN)));
        }
        return new Expectation(allowed, Verdict.STRICT);
    }
}
