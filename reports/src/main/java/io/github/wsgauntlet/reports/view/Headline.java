package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The verdict on a target in one sentence. */
public final class Headline {
    private static final String BASE = "RFC 6455";

    private Headline() {}

    /**
     * Say what a run means. What a run did not find that did not finish, or whose target was gone before, is no proof,
     * so that it is never said to conform; nor is a target that is not as expected.
     *
     * @return for example {@code ws://localhost:9001/ does not conform to RFC 6455: 3 requirements are broken}
     */
    public static String of(Results results) {
        return of(results, called(results));
    }

    /** Say what a run means as {@link #of(Results)} does, of a target that the reader knows by another name. */
    public static String of(Results results, String target) {
        Set<String> broken = broken(results.cases());
        if (!broken.isEmpty()) {
            return target + " does not conform to " + documents(broken, results.ledger()) + ": " + broken.size()
                    + (broken.size() == 1 ? " requirement is broken" : " requirements are broken");
        }
        if (!results.complete()) {
            return "The run against " + target + " did not finish, so it proves nothing";
        }
        List<CaseResult> judged = results.cases().stream()
                .filter(result -> result.verdict().judged())
                .toList();
        if (judged.isEmpty()) {
            return "Nothing could be judged about " + target;
        }
        if (!results.judged()) {
            return target + " could not be judged to the end, so the run proves nothing";
        }
        Optional<String> amiss =
                results.footer().filter(footer -> footer.exit() == 1).map(RunFooter::summary);
        return amiss.map(reason -> target + " breaks nothing, and yet is not as expected: " + reason)
                .orElseGet(() -> target + " conforms to " + documents(kept(judged), results.ledger()) + extent(judged));
    }

    /** A server is known by its URL; a client has none. */
    private static String called(Results results) {
        RunHeader.Target target = results.header().target();
        return switch (results.side()) {
            case SERVER -> target.url();
            case CLIENT -> target.name();
        };
    }

    /** Return the requirements that cases show to be broken. */
    public static Set<String> broken(Collection<CaseResult> cases) {
        return cases.stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .map(CaseResult::blamed)
                .collect(Collectors.toSet());
    }

    /** Return the requirements that cases were judged by. */
    public static Set<String> kept(Collection<CaseResult> judged) {
        return judged.stream()
                .flatMap(result -> result.requirements().stream().limit(1))
                .collect(Collectors.toSet());
    }

    /** What was made up is no case that anyone could count upon: there may be as many of these as one likes. */
    private static String extent(List<CaseResult> judged) {
        long chosen = judged.stream().filter(result -> !result.fuzzed()).count();
        String cases = chosen == 1 ? " in the one case judged" : " in all " + chosen + " cases judged";
        if (chosen == judged.size()) {
            return cases;
        }
        return (chosen == 0 ? "" : cases + " and") + " as far as it was fuzzed";
    }

    /** Return what requirements are of: compression has an RFC of its own, a protocol on top its document. */
    public static String documents(Set<String> requirements, Ledger ledger) {
        List<String> all = requirements.isEmpty()
                ? List.of(BASE)
                : requirements.stream()
                        .map(id -> document(id, ledger))
                        .distinct()
                        .sorted(Comparator.comparing((String name) -> !name.startsWith("RFC "))
                                .thenComparing(Comparator.naturalOrder()))
                        .toList();
        String last = all.getLast();
        return all.size() == 1 ? last : String.join(", ", all.subList(0, all.size() - 1)) + " and " + last;
    }

    /** All that is no document of its own RFC 6455 demands or builds upon. */
    private static String document(String requirement, Ledger ledger) {
        if (requirement.startsWith("rfc7692-")) {
            return "RFC 7692";
        }
        return ledger.find(requirement)
                .filter(Requirement::onTop)
                .map(Requirement::document)
                .orElse(BASE);
    }
}
