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
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out how much a target takes in one message or on one connection, first by doubling and then by halving. */
final class LimitSearch {
    /** The length of a message that is written in the longest form (RFC 6455 5.2). */
    private static final long LONGER = 0x10000;

    private static final Payload STAR = new Payload.Text("*");

    private final Limit limit;
    private final Case asked;
    private final Examiner examiner;
    private final Survival survival;

    /** Whether too much was met with silence, which takes so long to see that it is looked at once. */
    private boolean silent;

    /** The least that has ended the target: how much it takes exactly is not worth more deaths. */
    private Optional<Found> deadly = Optional.empty();

    /**
     * What a search has found.
     *
     * @param sent the case that shows it
     * @param shown what that has shown
     * @param tried how much it sends
     * @param most the most that the target takes; empty where it took what was sent. Where that has ended it, it may
     *     take some more
     */
    record Found(Case sent, Examined shown, long tried, Optional<Long> most) {}

    private LimitSearch(Limit limit, Case asked, Examiner examiner, Survival survival) {
        this.limit = limit;
        this.asked = asked;
        this.examiner = examiner;
        this.survival = survival;
    }

    /**
     * Create a search.
     *
     * @param limit what the target may limit
     * @param asked the case that shows it
     * @param examiner plays the case
     * @param survival waits for a target that too much has ended
     */
    static LimitSearch of(Limit limit, Case asked, Examiner examiner, Survival survival) {
        return new LimitSearch(limit, asked, examiner, survival);
    }

    /**
     * Search up to the most that any case needs.
     *
     * @return nothing where every target takes that much
     */
    Optional<Found> upTo(long needed) {
        long most = Math.min(needed, enough());
        if (most <= least()) {
            return Optional.empty();
        }
        Case whole = sending(most);
        Examined examined = examine(whole);
        noteIfDeadly(whole, examined, most);
        if (!refuses(examined)) {
            return Optional.of(new Found(whole, examined, most, Optional.empty()));
        }
        long taken = taken(most);
        if (deadly.isPresent()) {
            return deadly.map(found -> new Found(found.sent(), found.shown(), found.tried(), Optional.of(taken)));
        }
        if (limit == Limit.MESSAGE && taken == least() && most < LONGER && takes(LONGER)) {
            return Optional.empty(); // It is not the size that it minds, but how the length is written.
        }
        Case more = sending(taken + 1);
        Examined shown = examine(more);
        boolean limited = refuses(shown) && (taken == least() || takes(taken));
        // What it refuses now and takes then is no limit: something else ended the connection.
        return Optional.of(
                limited
                        ? new Found(more, shown, taken + 1, Optional.of(taken))
                        : new Found(whole, examine(whole), most, Optional.empty()));
    }

    private Examined examine(Case asked) {
        return awaited(() -> examiner.examine(asked, asked.id().hashCode()));
    }

    /** Play with a target that is there, whatever the size before this one has done to it. */
    private Examined awaited(Supplier<Examined> play) {
        Examined seen = play.get();
        Examined examined = Survival.unreached(seen) && survival.comesBack(examiner) ? play.get() : seen;
        if (!survival.isDown()) {
            return examined;
        }
        Examined deadly = survival.dead(examined);
        survival.comesBack(examiner);
        return deadly;
    }

    /** Return what every target is expected to take, so that nobody looks. */
    private long least() {
        return switch (limit) {
            case MESSAGE -> 125;
            case FRAGMENTS -> 2;
            case MESSAGES -> 1;
        };
    }

    /** Return what is enough to see: who takes some messages takes any number of them. */
    private long enough() {
        return switch (limit) {
            case MESSAGE, FRAGMENTS -> Long.MAX_VALUE;
            case MESSAGES -> 3;
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
        while (refused - taken > 1 && !silent && deadly.isEmpty()) {
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
        Examined examined = awaited(() -> examiner.look(each, size));
        boolean refused = refuses(examined);
        silent = refused // A target that takes it, and does nothing when the tester closes, is silent to that alone.
                && examined.transcript().close().isEmpty()
                && examined.transcript().end().isEmpty();
        noteIfDeadly(each, examined, size);
        return !refused;
    }

    private void noteIfDeadly(Case sent, Examined shown, long size) {
        if (shown.deadly()) {
            deadly = Optional.of(new Found(sent, shown, size, Optional.empty()));
        }
    }

    /** Return whether a message was refused or lost as a whole: one that comes back changed is within the limit. */
    private boolean refuses(Examined examined) {
        Reaction seen = examined.judgement().reaction();
        if (examined.judgement().verdict() == Verdict.PASS || examined.deadly()) {
            return examined.deadly();
        }
        return switch (limit) {
            case MESSAGE, FRAGMENTS ->
                seen instanceof ConnectionEnded || seen instanceof EchoMissing || seen instanceof LegalInputRefused;
            case MESSAGES ->
                seen instanceof ConnectionEnded(TargetEnding ending) && byChoice(ending)
                        || seen instanceof EchoMissing missing && byChoice(missing.ending());
        };
    }

    /** Whoever has had enough messages ends the connection and blames nobody; a message that is lost is no limit. */
    private static boolean byChoice(TargetEnding ending) {
        return switch (ending.how()) {
            case CLOSED -> ending.code() == 1000 || ending.code() == 1001;
            case CLOSED_WITHOUT_CODE, FIN -> true;
            case RST, OPEN -> false;
        };
    }

    private Case sending(long size) {
        int count = Math.toIntExact(size);
        var steps = new ArrayList<Step>(List.of(asked.scenario().opening()));
        switch (limit) {
            case MESSAGE -> steps.add(sending(Unit.Frame.of(Opcodes.TEXT, new Payload.Repeated(STAR, count))));
            case FRAGMENTS -> steps.add(new Step.Send(fragments(count), Segments.whole()));
            case MESSAGES -> {
                for (int i = 0; i < count; i++) {
                    steps.add(sending(Unit.Frame.of(Opcodes.TEXT, STAR)));
                    steps.add(new Step.Await(Step.Awaited.ANSWERS));
                }
            }
        }
        return asked.withScenario(new Scenario(steps, Scenario.Ending.CLOSE));
    }

    private static Step sending(Unit unit) {
        return new Step.Send(List.of(unit), Segments.whole());
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
