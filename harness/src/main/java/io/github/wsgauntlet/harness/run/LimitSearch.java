package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction.ConnectionEnded;
import io.github.wsgauntlet.cases.reaction.EndReaction.LegalInputRefused;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoMissing;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out how much a target takes in one message, first by doubling and then by halving. */
final class LimitSearch {
    private static final Payload STAR = new Payload.Text("*");

    private final Limit limit;
    private final Case asked;
    private final Examiner examiner;

    /** Whether too much was met with silence, which takes so long to see that it is looked at once. */
    private boolean silent;

    /**
     * What a search has found.
     *
     * @param result what is shown of it
     * @param most the most that the target takes; empty where that is enough for all cases
     */
    record Found(CaseResult result, Optional<Long> most) {}

    private LimitSearch(Limit limit, Case asked, Examiner examiner) {
        this.limit = limit;
        this.asked = asked;
        this.examiner = examiner;
    }

    /**
     * Create a search.
     *
     * @param limit what the target may limit
     * @param asked the case that shows it
     * @param examiner plays the case
     */
    static LimitSearch of(Limit limit, Case asked, Examiner examiner) {
        return new LimitSearch(limit, asked, examiner);
    }

    /**
     * Search up to the most that any case needs.
     *
     * @return nothing where every target takes that much
     */
    Optional<Found> upTo(long most) {
        if (most <= least()) {
            return Optional.empty();
        }
        Case whole = sending(most);
        Examined examined = examine(whole);
        if (!refuses(examined)) {
            return Optional.of(new Found(examiner.result(whole, examined), Optional.empty()));
        }
        long taken = taken(most);
        Case more = sending(taken + 1);
        Examined shown = examine(more);
        boolean limited = refuses(shown) && (taken == least() || takes(taken));
        // What it refuses now and takes then is no limit: something else ended the connection.
        return Optional.of(
                limited
                        ? new Found(examiner.result(more, shown), Optional.of(taken))
                        : new Found(examiner.result(whole, examine(whole)), Optional.empty()));
    }

    private Examined examine(Case asked) {
        return examiner.examine(asked, asked.id().hashCode());
    }

    /** Return what every target is expected to take, so that nobody looks. */
    private long least() {
        return switch (limit) {
            case MESSAGE -> 125;
            case FRAGMENTS -> 2;
        };
    }

    /** Return the most that is taken, where {@code tooMuch} is not. */
    private long taken(long tooMuch) {
        long taken = least();
        long refused = tooMuch;
        for (long size = 2 * taken; size < refused; size = 2 * taken) {
            if (takes(size)) {
                taken = size;
            } else {
                refused = size;
            }
        }
        while (refused - taken > 1 && !silent) {
            long middle = (taken + refused) / 2;
            if (takes(middle)) {
                taken = middle;
            } else {
                refused = middle;
            }
        }
        return taken;
    }

    private boolean takes(long size) {
        Case each = sending(size);
        Examined examined = examiner.examineAlone(List.of(each), size).getFirst();
        silent = examined.transcript().close().isEmpty()
                && examined.transcript().end().isEmpty();
        return !refuses(examined);
    }

    /** Return whether a message was refused or lost as a whole: one that comes back changed is within the limit. */
    private static boolean refuses(Examined examined) {
        Reaction seen = examined.judgement().reaction();
        return examined.judgement().verdict() != Verdict.PASS
                && (seen instanceof ConnectionEnded
                        || seen instanceof EchoMissing
                        || seen instanceof LegalInputRefused);
    }

    private Case sending(long size) {
        List<Unit> units = switch (limit) {
            case MESSAGE -> List.of(Unit.Frame.of(Opcodes.TEXT, new Payload.Repeated(STAR, Math.toIntExact(size))));
            case FRAGMENTS -> fragments(Math.toIntExact(size));
        };
        var send = new Step.Send(units, Segments.whole());
        return asked.withScenario(new Scenario(List.of(Step.Open.standard(), send), Scenario.Ending.CLOSE));
    }

    private static List<Unit> fragments(int count) {
        var fragments = new ArrayList<Unit>(count);
        for (int i = 0; i < count; i++) {
            Unit.Frame frame = Unit.Frame.of(i == 0 ? Opcodes.TEXT : Opcodes.CONTINUATION, STAR);
            fragments.add(new Unit.Frame(
                    frame.opcode(), i == count - 1, frame.rsv(), frame.mask(), frame.length(), frame.payload()));
        }
        return fragments;
    }
}
