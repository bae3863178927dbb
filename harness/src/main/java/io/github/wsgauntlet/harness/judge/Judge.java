package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.EndReaction.EndedTooSoon;
import io.github.wsgauntlet.cases.reaction.EndReaction.FailedWithNormalClosure;
import io.github.wsgauntlet.cases.reaction.EndReaction.LegalInputRefused;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.AcceptedAndEnded;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.HandshakeUnanswered;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.conversation.WireMessage;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Turns a transcript into a verdict: first the invariants every server keeps, then the outcomes the case allows. */
public final class Judge {
    private static final int FORBIDDEN = 403;

    private final Capabilities capabilities;
    private final Set<Fault> known;

    /**
     * Create a judge.
     *
     * @param capabilities what the target is known to do
     */
    public Judge(Capabilities capabilities) {
        this(capabilities, Set.of());
    }

    private Judge(Capabilities capabilities, Set<Fault> known) {
        this.capabilities = capabilities;
        this.known = Set.copyOf(known);
    }

    /**
     * Return a judge who holds no fault of these against a case that is about something else: each is named already.
     */
    public Judge knowing(Set<Fault> faults) {
        return new Judge(capabilities, faults);
    }

    /**
     * Return what is wrong with what the target sent, whatever the case is about.
     *
     * @param asked the case
     * @param transcript what happened
     * @param patience the limits that applied
     */
    public Set<Fault> faults(Case asked, Transcript transcript, Patience patience) {
        return breaches(asked, Evidence.of(transcript, capabilities.towards(asked.scenario()), patience, true)).stream()
                .map(Breach::fault)
                .collect(Collectors.toSet());
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
        var evidence = Evidence.of(transcript, capabilities.towards(asked.scenario()), patience, lastTry);
        Judgement behaviour = judgeBehaviour(asked, evidence);
        List<Breach> breaches = breaches(asked, evidence).stream()
                .filter(breach -> !known.contains(breach.fault())
                        || asked.requirements().getFirst().equals(breach.requirement()))
                .toList();
        Optional<Breach> deciding = EarlierMatcher.breach(evidence)
                .or(() -> breaches.isEmpty() ? Optional.empty() : ShortLength.find(evidence));
        if (deciding.isPresent()) { // Then nothing after it can be read.
            return judgement(deciding.get().binding(evidence), behaviour);
        }
        return breaches.stream()
                .max(Comparator.comparing(Breach::verdict))
                .filter(breach ->
                        !behaviour.verdict().judged() || breach.verdict().compareTo(behaviour.verdict()) > 0)
                .map(breach -> judgement(Duty.mirrored(asked, evidence, breach), behaviour))
                .orElse(behaviour);
    }

    private static Judgement judgement(Breach breach, Judgement behaviour) {
        return new Judgement(breach.verdict(), breach.reaction(), false, breach.requirement(), behaviour.closing());
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
        if (evidence.ofClient()) {
            return breachesOfClient(asked, evidence);
        }
        Optional<HttpHead> request = evidence.request();
        HttpHead answer = evidence.transcript().head().orElseThrow();
        if (evidence.ofDraft()) {
            return List.of();
        }
        Optional<Breach> anotherAnswered = EarlierMatcher.breach(evidence);
        if (anotherAnswered.isPresent()) { // Then nothing on this connection belongs to the handshake.
            return List.of(anotherAnswered.get());
        }
        request.ifPresent(sent -> {
            breaches.addAll(HandshakeInvariants.check(sent, answer));
            breaches.addAll(ExtensionInvariants.names(sent, answer));
            if (asked.scenario().onlyOpens()) {
                breaches.addAll(ExtensionInvariants.parameters(sent, answer));
            }
        });
        breaches.addAll(afterHandshake(asked, evidence));
        return breaches;
    }

    private static List<Breach> breachesOfClient(Case asked, Evidence evidence) {
        var breaches = new ArrayList<>(RequestInvariants.check(evidence.transcript()));
        breaches.addAll(afterHandshake(asked, evidence));
        return breaches.stream().map(each -> each.binding(evidence)).toList();
    }

    /** Return what is wrong with what came after the opening handshake, from whichever end. */
    private static List<Breach> afterHandshake(Case asked, Evidence evidence) {
        var breaches = new ArrayList<>(evidence.illegalFrames());
        if (evidence.capabilities().echo() && evidence.mayLoseData()) {
            AnswerMatcher.corrupted(evidence)
                    .map(altered -> Breach.fail(asked.requirements().getFirst(), altered))
                    .ifPresent(breaches::add);
        }
        evidence.ending()
                .blame()
                .ifPresent(code -> breaches.add(Breach.strict(
                        code == 1002
                                ? "rfc6455-7.4.1-code-1002-for-protocol-error"
                                : "rfc6455-7.4.1-code-1007-inconsistent-data",
                        new LegalInputRefused(code))));
        if (evidence.ending().asIfAllWereWell()) {
            breaches.add(Breach.warn("rfc6455-7.1.7-fail-sends-close-frame", new FailedWithNormalClosure()));
        }
        return breaches;
    }

    private Judgement judgeBehaviour(Case asked, Evidence evidence) {
        var closing = ClosingJudge.judge(evidence);
        Expectation expectation = asked.expectation();
        OptionalLong flooded = evidence.transcript().flooded();
        if (flooded.isPresent()) {
            return Judgement.of(Verdict.INCONCLUSIVE, new Unasked.Flooded(flooded.getAsLong()), closing);
        }
        if (evidence.answeredTooLate()) {
            return Judgement.of(Verdict.INCONCLUSIVE, new HandshakeUnanswered(), closing);
        }
        Optional<TurnReaction> lacking = TurnMatcher.lacking(evidence);
        if (lacking.isPresent()) {
            return Judgement.of(Verdict.SKIP, lacking.get(), closing);
        }
        Optional<TurnReaction> notGreeted = evidence.notGreeted();
        if (notGreeted.isPresent()) {
            return Judgement.of(Verdict.INCONCLUSIVE, notGreeted.get(), closing);
        }
        Optional<Unasked> pointless = pointless(asked, evidence);
        if (pointless.isPresent()) {
            return Judgement.of(Verdict.SKIP, pointless.get(), closing);
        }
        if (evidence.endedBeforeStimulus()) {
            return Judgement.of(
                    Verdict.INCONCLUSIVE, new EndedTooSoon(evidence.ending().seen()), closing);
        }
        if (evidence.ending().byTarget() && !evidence.ending().saysWhy()) {
            Optional<Unasked> unknown = notWrapped(asked, evidence);
            if (unknown.isPresent()) { // Its application may have left on a message that it does not know.
                return Judgement.of(Verdict.SKIP, unknown.get(), closing);
            }
        }
        Optional<Match.Doubt> doubt = Optional.empty();
        for (Expectation.Allowed allowed : expectation.allowed()) {
            switch (OutcomeMatcher.match(allowed, evidence)) {
                case Match.Yes yes -> {
                    Verdict grade = allowed.grade().worse(yes.best());
                    if (!grade.atLeast(Verdict.WARN)) {
                        return Judgement.of(grade, yes.reaction(), closing);
                    }
                    Reaction seen = seen(allowed, yes, expectation, evidence);
                    String missed = Duty.missed(asked, evidence, allowed, seen);
                    return new Judgement(grade, seen, false, missed, closing);
                }
                case Match.No no -> {}
                case Match.Doubt seen -> doubt = doubt.isPresent() ? doubt : Optional.of(seen);
            }
        }
        Optional<Unasked> disliked =
                doubt.filter(seen -> seen.cause() == Match.Cause.POLICY).flatMap(seen -> disliked(asked, evidence));
        if (disliked.isPresent()) {
            return Judgement.of(Verdict.SKIP, disliked.get(), closing);
        }
        if (doubt.isPresent() && evidence.lastTry() && evidence.silentToThisOneOnly(doubt.get())) {
            return silence(asked, evidence, doubt.get(), closing);
        }
        if (doubt.isPresent() && !(evidence.lastTry() && doubt.get().cause().settledByRepetition())) {
            return Judgement.of(Verdict.INCONCLUSIVE, doubt.get().reaction(), closing);
        }
        Match match = doubt.isPresent() ? doubt.get() : OutcomeMatcher.match(expectation.best(), evidence);
        String requirement = match.requirement().isEmpty()
                ? Duty.broken(asked, evidence, match.reaction())
                : evidence.binding(match.requirement());
        Verdict verdict =
                match.reaction() instanceof AcceptedAndEnded ? endedAtOnce(expectation) : expectation.otherwise();
        return new Judgement(verdict, match.reaction(), doubt.isPresent(), requirement, closing);
    }

    /** Return why a target may have ended the connection on a message that its application does not know. */
    private Optional<Unasked> disliked(Case asked, Evidence evidence) {
        if (evidence.mayDislikeMessages()) {
            return Optional.of(new Unasked.MessageDisliked(evidence.ending().seen()));
        }
        return notWrapped(asked, evidence);
    }

    /** Return why messages went out as they are to a target behind an adapter, if any did. */
    private Optional<Unasked> notWrapped(Case asked, Evidence evidence) {
        return evidence.conversation().messages().isEmpty()
                ? Optional.empty()
                : capabilities.notWrapped(asked.scenario());
    }

    /** Where others are served, silence is an answer: a wrong one to what is legal, and an odd one to what is not. */
    private static Judgement silence(Case asked, Evidence evidence, Match.Doubt doubt, Closing closing) {
        boolean illegal = asked.expectation().asksForRefusal()
                || evidence.conversation().violation().isPresent();
        Verdict otherwise = asked.expectation().otherwise();
        boolean strict = illegal && otherwise == Verdict.FAIL;
        String requirement = doubt.cause() == Match.Cause.NOT_OPENED
                ? evidence.binding("rfc6455-4.2.1-baseline-valid-handshake")
                : asked.requirements().getFirst();
        return new Judgement(strict ? Verdict.STRICT : otherwise, doubt.reaction(), true, requirement, closing);
    }

    /** Whoever may refuse an opening handshake and ends the connection after its 101 has found an odd way to do so. */
    private static Verdict endedAtOnce(Expectation expectation) {
        return expectation.allowed().stream()
                .filter(allowed -> allowed.outcomes().stream().anyMatch(Judge::refusesFreely))
                .map(allowed -> allowed.grade().worse(Verdict.WARN))
                .max(Comparator.naturalOrder())
                .orElse(expectation.otherwise());
    }

    private static boolean refusesFreely(Outcome outcome) {
        return outcome instanceof Outcome.Dropped
                || outcome instanceof Outcome.Refused refused
                        && (refused.statuses().isEmpty()
                                || refused.statuses().stream().anyMatch(range -> range.contains(FORBIDDEN)));
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
        if (EarlierMatcher.unanswered(evidence)) {
            return Optional.of(new Unasked.EarlierUnanswered());
        }
        Optional<Boolean> notEchoed = evidence.conversation().owedMessages().stream()
                .filter(message -> evidence.echo(message).isEmpty())
                .map(WireMessage::text)
                .findFirst();
        if (asked.needs().contains(Need.ECHO) && notEchoed.isPresent()) {
            return Optional.of(new Unasked.TypeNotEchoed(notEchoed.get()));
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
