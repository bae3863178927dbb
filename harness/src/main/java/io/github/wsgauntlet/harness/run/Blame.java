package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Consequences;
import io.github.wsgauntlet.cases.reaction.EndReaction.CloseUnanswered;
import io.github.wsgauntlet.cases.reaction.EndReaction.ConnectionEnded;
import io.github.wsgauntlet.cases.reaction.IllegalClose;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ForbiddenMessageEchoed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ForbiddenPingAnswered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.LengthCut;
import io.github.wsgauntlet.cases.reaction.MessageReaction.NeitherFailedNorAlive;
import io.github.wsgauntlet.cases.reaction.MessageReaction.NotFailed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.PayloadTakenForFrame;
import io.github.wsgauntlet.cases.reaction.MessageReaction.UnknownMessage;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each fault of a run one name, when all is known that the run has shown. A case that cites several requirements
 * shows only that one of them is broken: where another case shows by itself which, that is named. And where a more
 * fundamental requirement is shown to be broken, what follows from it is named by that. What goes wrong with plain
 * messages is named by those wherever it shows. Verdicts stay as they are.
 */
public final class Blame {
    private final Consequences consequences;
    private final PlainMessages plain;

    /** The worst verdict by what is broken, and how, whatever else may be to blame. */
    private final Map<Fault, Verdict> suspected = new HashMap<>();

    /** The same of what a case shows by itself. */
    private final Map<Fault, Verdict> proved = new HashMap<>();

    /**
     * A way to break a requirement.
     *
     * @param requirement its ledger id
     * @param manner the name of what the target did
     */
    private record Fault(String requirement, String manner) {}

    private Blame(Collection<CaseResult> results, Consequences consequences) {
        this.consequences = consequences;
        this.plain = PlainMessages.of(results.stream().filter(Blame::blames));
        results.stream()
                .filter(Blame::blames)
                .forEach(each -> suspected.merge(fault(each.violated(), each), each.verdict(), Verdict::worse));
        results.stream()
                .filter(each -> blames(each) && suspects(each).size() == 1)
                .forEach(each -> proved.merge(fault(each.violated(), each), each.verdict(), Verdict::worse));
    }

    /**
     * Return results in which each fault has one name, in their order. To do so again changes nothing, unless there are
     * more of them.
     *
     * @param results all that a run has shown
     */
    public static List<CaseResult> settled(Collection<CaseResult> results) {
        var blame = new Blame(results, Consequences.load());
        return results.stream()
                .map(each -> blames(each) ? each.blaming(blame.name(blame.plainest(each))) : each)
                .toList();
    }

    private static boolean blames(CaseResult result) {
        return result.verdict().atLeast(Verdict.WARN) && !result.violated().isEmpty();
    }

    /** Return what shows the same with less around it, or else the result itself. */
    private CaseResult plainest(CaseResult result) {
        return plain.sameAs(result).orElse(result);
    }

    private String name(CaseResult result) {
        String named = shownByItself(result);
        return consequences.groundsOf(named).stream()
                .filter(ground -> proved(ground, result))
                .reduce((nearer, deeper) -> deeper)
                .orElse(named);
    }

    /** Return what the case is most likely about: what it was judged by, unless another case tells. */
    private String shownByItself(CaseResult result) {
        Optional<String> told =
                suspects(result).stream().filter(each -> proved(each, result)).findFirst();
        return told.orElse(result.violated());
    }

    private boolean proved(String requirement, CaseResult result) {
        return isAsBad(proved, requirement, result);
    }

    /** Return what a case may show to be broken, first what it was judged by. */
    private Set<String> suspects(CaseResult result) {
        var suspects = new LinkedHashSet<String>();
        suspects.add(result.violated());
        if (result.requirements().contains(result.violated())) { // Else what is wrong has nothing to do with the case.
            result.requirements().stream()
                    .filter(each -> isAsBad(suspected, each, result))
                    .forEach(suspects::add);
        }
        return suspects;
    }

    private static boolean isAsBad(Map<Fault, Verdict> known, String requirement, CaseResult result) {
        return Optional.ofNullable(known.get(fault(requirement, result)))
                .filter(verdict -> verdict.atLeast(result.verdict()))
                .isPresent();
    }

    private static Fault fault(String requirement, CaseResult result) {
        return new Fault(requirement, manner(result));
    }

    /**
     * Whether what is illegal comes back, as it was or changed, is answered, or only taken depends on what it is, and
     * not on the fault; nor does it where the end of a frame is looked for in the wrong place. A code that may not be
     * sent is that, whether the case awaits the end of the connection or not, and nothing done about a Close is that,
     * whether it is legal or not.
     */
    private static String manner(CaseResult result) {
        Reaction seen = result.reaction();
        if (seen instanceof ForbiddenMessageEchoed
                || seen instanceof ForbiddenPingAnswered
                || seen instanceof UnknownMessage
                || seen instanceof NotFailed) {
            return "taken";
        }
        if (seen instanceof IllegalClose close && close.flaw() == IllegalClose.Flaw.CODE) {
            return new ConnectionEnded(new TargetEnding(TargetEnding.How.CLOSED, close.code())).fault();
        }
        if (seen instanceof NeitherFailedNorAlive) {
            return new CloseUnanswered(false).fault();
        }
        boolean misread = seen instanceof PayloadTakenForFrame || seen instanceof LengthCut;
        return misread ? "misread" : seen.fault();
    }
}
