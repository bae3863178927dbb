package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction.FailedWithNormalClosure;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

/** Turns a transcript into a verdict: first the invariants every server keeps, then the outcomes the case allows. */
public final class Judge {
    private final Capabilities capabilities;

    /**
     * Create a judge.
     *
     * @param capabilities what the target is known to do
     */
    public Judge(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /**
     * Judge a transcript.
     *
     * @param asked the case
     * @param transcript what happened
     * @param patience the limits that applied
     * @param lastTry whether the case was played on three connections or more by now, so that what was seen is no
     *     accident, and is not played again
     */
    public Judgement judge(Case asked, Transcript transcript, Patience patience, boolean lastTry) {
        var evidence = Evidence.of(transcript, capabilities, patience, lastTry);
        Judgement behaviour = judgeBehaviour(asked, evidence);
        return breaches(asked, evidence).stream()
                .max(Comparator.comparing(Breach::verdict))
                .filter(breach ->
                        !behaviour.verdict().judged() || breach.verdict().compareTo(behaviour.verdict()) > 0)
                .map(breach -> new Judgement(
                        breach.verdict(), breach.reaction(), false, breach.requirement(), behaviour.closing()))
                .orElse(behaviour);
    }

    /**
     * Find where a transcript left what is allowed: the event with which what was seen was enough for the verdict.
     *
     * @param asked the case
     * @param transcript what happened
     * @param patience the limits that applied
     * @param judgement what the whole transcript says about the case
     * @return the number of the event; empty if nothing was wrong, or if the verdict rests on more than this transcript
     */
    public OptionalInt decisive(Case asked, Transcript transcript, Patience patience, Judgement judgement) {
        List<Event> events = transcript.events();
        IntPredicate enough =
                length -> says(judgement, judge(asked, new Transcript(events.subList(0, length)), patience, false));
        if (!judgement.verdict().atLeast(Verdict.WARN) || !enough.test(events.size())) {
            return OptionalInt.empty();
        }
        int tooFew = 0;
        int many = events.size();
        while (many - tooFew > 1) {
            int middle = (tooFew + many) / 2;
            if (enough.test(middle)) {
                many = middle;
            } else {
                tooFew = middle;
            }
        }
        return OptionalInt.of(many - 1);
    }

    private static boolean says(Judgement judgement, Judgement other) {
        return judgement.verdict() == other.verdict()
                && judgement.violated().equals(other.violated())
                && judgement.reaction().equals(other.reaction())
                && judgement.repeated() == other.repeated();
    }

    private static List<Breach> breaches(Case asked, Evidence evidence) {
        if (!evidence.transcript().upgraded()) {
            return List.of();
        }
        var breaches = new ArrayList<Breach>();
        Optional<HttpHead> request = evidence.request();
        HttpHead answer = evidence.transcript().head().orElseThrow();
        request.ifPresent(sent -> {
            breaches.addAll(HandshakeInvariants.check(sent, answer));
            breaches.addAll(ExtensionInvariants.names(sent, answer));
            if (asked.scenario().onlyOpens()) {
                breaches.addAll(ExtensionInvariants.parameters(sent, answer));
            }
        });
        breaches.addAll(FrameInvariants.check(evidence.transcript()));
        if (evidence.failedAsIfAllWereWell()) {
            breaches.add(Breach.warn("rfc6455-7.1.7-fail-sends-close-frame", new FailedWithNormalClosure()));
        }
        return breaches;
    }

    private Judgement judgeBehaviour(Case asked, Evidence evidence) {
        var closing = ClosingJudge.judge(evidence);
        Expectation expectation = asked.expectation();
        Optional<Unasked> pointless = pointless(asked, evidence);
        if (pointless.isPresent()) {
            return Judgement.of(Verdict.SKIP, pointless.get(), closing);
        }
        Optional<Match.Doubt> doubt = Optional.empty();
        for (Expectation.Allowed allowed : expectation.allowed()) {
            switch (OutcomeMatcher.match(allowed, evidence)) {
                case Match.Yes yes -> {
                    return allowed.grade().atLeast(Verdict.WARN)
                            ? new Judgement(
                                    allowed.grade(),
                                    seen(allowed, yes, expectation, evidence),
                                    false,
                                    asked.requirements().getFirst(),
                                    closing)
                            : Judgement.of(allowed.grade(), yes.reaction(), closing);
                }
                case Match.No no -> {}
                case Match.Doubt seen -> doubt = doubt.isPresent() ? doubt : Optional.of(seen);
            }
        }
        if (doubt.isPresent() && !(evidence.lastTry() && doubt.get().cause().settledByRepetition())) {
            return Judgement.of(Verdict.INCONCLUSIVE, doubt.get().reaction(), closing);
        }
        Match match = doubt.isPresent() ? doubt.get() : OutcomeMatcher.match(expectation.best(), evidence);
        String requirement =
                match.requirement().isEmpty() ? asked.requirements().getFirst() : match.requirement();
        return new Judgement(expectation.otherwise(), match.reaction(), doubt.isPresent(), requirement, closing);
    }

    /** Where all that is good is that others were served, what is wrong is worth saying. */
    private static Reaction seen(
            Expectation.Allowed allowed, Match.Yes yes, Expectation expectation, Evidence evidence) {
        boolean others = allowed.outcomes().contains(new Outcome.Survived())
                && Set.of(new Outcome.Survived(), new Outcome.Alive()).containsAll(allowed.outcomes());
        return others ? OutcomeMatcher.match(expectation.best(), evidence).reaction() : yes.reaction();
    }

    /** Return why what was agreed on leaves nothing to ask: then what was sent is the tester's own error. */
    private static Optional<Unasked> pointless(Case asked, Evidence evidence) {
        if (evidence.conversation().overreaches()) {
            return Optional.of(new Unasked.AgreementTooSmall());
        }
        boolean asksForAgreement = asked.needs().contains(Need.DEFLATE)
                && !asked.scenario().onlyOpens()
                && asked.expectation().allowed().stream()
                        .noneMatch(allowed -> allowed.outcomes().contains(new Outcome.Declined()));
        Optional<HttpHead> answer =
                evidence.transcript().head().filter(head -> head.status().isPresent());
        return answer.filter(head ->
                        asksForAgreement && evidence.transcript().compression().isEmpty())
                .map(head -> evidence.transcript().upgraded()
                        ? new Unasked.CompressionDeclined()
                        : new Unasked.CompressionRefused(head.status().getAsInt()));
    }
}
