package io.github.wsgauntlet.reports;

import io.github.wsgauntlet.cases.Verdict;
import java.util.Collection;

/** The verdict on a target in one sentence. */
public final class Headline {
    private Headline() {}

    /**
     * Say what the cases mean together.
     *
     * @param url the target
     * @param cases the cases of a run that came to its end
     * @return for example {@code ws://localhost:9001/ does not conform to RFC 6455: 3 requirements are broken}
     */
    public static String of(String url, Collection<CaseResult> cases) {
        return sentence(url, cases, true);
    }

    /**
     * Say what a run means. What an incomplete run did not find is no proof, so it is never said to conform.
     *
     * @return as {@link #of(String, Collection)} does
     */
    public static String of(Results results) {
        return sentence(results.header().target().url(), results.cases(), results.complete());
    }

    private static String sentence(String url, Collection<CaseResult> cases, boolean complete) {
        long broken = cases.stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .map(CaseResult::blamed)
                .distinct()
                .count();
        if (broken > 0) {
            return url + " does not conform to RFC 6455: " + broken
                    + (broken == 1 ? " requirement is broken" : " requirements are broken");
        }
        if (!complete) {
            return "The run against " + url + " did not finish, so it proves nothing";
        }
        long judged = cases.stream().filter(result -> result.verdict().judged()).count();
        if (judged == 0) {
            return "Nothing could be judged about " + url;
        }
        return url + " conforms to RFC 6455 in "
                + (judged == 1 ? "the one case judged" : "all " + judged + " cases judged");
    }
}
