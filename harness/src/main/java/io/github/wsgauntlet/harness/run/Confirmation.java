package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.HandshakeDropped;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ConnectionsDropped;
import io.github.wsgauntlet.harness.judge.Fault;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Passes results on, and keeps back what nothing shows but the end of a connection, or silence. That is played once
 * more when nothing else is, since a target that cannot take many connections at a time does no wrong: then this is
 * said once. Thread safe until it is settled.
 */
final class Confirmation implements Consumer<CaseResult> {
    /** So many cases that show the same fault are enough to believe the others. */
    private static final int ENOUGH = 2;

    /** No client is put to that question: how many connections it makes is its own affair. */
    private static final String OTHERS = Foundation.OTHERS.id(Role.SERVER);

    private final Examiner examiner;
    private final Map<String, Case> played;
    private final int jobs;
    private final Consumer<CaseResult> each;
    private final Map<Fault, List<CaseResult>> kept = new LinkedHashMap<>();
    private Optional<CaseResult> others = Optional.empty();

    /**
     * Create a confirmation.
     *
     * @param examiner plays a case
     * @param cases the cases whose results come
     * @param jobs how many are played at a time
     * @param each told of each result that is settled
     */
    Confirmation(Examiner examiner, List<Case> cases, int jobs, Consumer<CaseResult> each) {
        this.examiner = examiner;
        this.played = new HashMap<>();
        cases.forEach(asked -> played.put(asked.id(), asked));
        this.jobs = jobs;
        this.each = each;
    }

    @Override
    public void accept(CaseResult result) {
        if (!keeps(result)) {
            each.accept(result);
        }
    }

    private synchronized boolean keeps(CaseResult result) {
        if (result.id().equals(OTHERS)) {
            others = Optional.of(result);
            return true;
        }
        boolean shaky = jobs > 1
                && (isRed(result) || result.verdict() == Verdict.INCONCLUSIVE)
                && result.reaction().restsOnSilence()
                && Foundation.judgedBy(played.get(result.id())).isEmpty();
        if (shaky) {
            var fault = new Fault(result.violated(), result.reaction().fault());
            kept.computeIfAbsent(fault, first -> new ArrayList<>()).add(result);
        }
        return shaky;
    }

    /** Leave out what was kept back and can no longer be played, if anything was. */
    void leave() {
        kept.clear();
        others.ifPresent(each);
        others = Optional.empty();
    }

    /** Play once more what was kept back, alone, and pass on what that shows. */
    void settle() {
        int dropped = kept.values().stream().mapToInt(this::settle).sum();
        others = others.map(plain -> dropped == 0 ? plain : dropping(dropped));
        leave();
    }

    /** Settle what looks alike; returns how often a target was red that is not when nothing else is played. */
    private int settle(List<CaseResult> alike) {
        int dropped = 0;
        boolean held = true;
        for (int i = 0; i < alike.size(); i++) {
            CaseResult before = alike.get(i);
            if (i >= ENOUGH && held) {
                each.accept(before);
                continue;
            }
            CaseResult alone = alone(before);
            each.accept(alone);
            held &= alone.verdict() == before.verdict();
            dropped += isRed(before) && !isRed(alone) ? 1 : 0;
        }
        return dropped;
    }

    private static boolean isRed(CaseResult result) {
        return result.verdict().atLeast(Verdict.STRICT);
    }

    private CaseResult alone(CaseResult before) {
        Case asked = played.get(before.id());
        Examined examined = examiner.examineAlone(List.of(asked), asked.id().hashCode() + 1L)
                .getFirst();
        boolean playable = examined.judgement().verdict().judged()
                && !(examined.judgement().reaction() instanceof HandshakeDropped);
        return playable ? examiner.result(asked, examined) : before;
    }

    private CaseResult dropping(int cases) {
        Case asked = Catalogue.load().find(OTHERS).orElseThrow();
        Examined plain = examiner.examineAlone(List.of(asked), 0).getFirst();
        Judgement served = plain.judgement();
        if (served.verdict().atLeast(Verdict.INFO)) {
            return examiner.result(asked, plain);
        }
        var dropped = Judgement.of(Verdict.INFO, new ConnectionsDropped(jobs, cases), served.closing());
        return new Examined(dropped, plain.transcript(), plain.millis()).result(asked);
    }
}
