package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.MaskingReaction.FreshKeys;
import io.github.wsgauntlet.cases.reaction.MaskingReaction.KeysForetold;
import io.github.wsgauntlet.cases.reaction.MaskingReaction.OneKey;
import io.github.wsgauntlet.cases.reaction.MaskingReaction.TooFewFrames;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** Looks at the masking keys of all frames of one connection (RFC 6455 5.3, 10.3). */
final class KeyMatcher {
    /** Of so many keys that are drawn at random, two are equal once in fifty million connections. */
    private static final int FEWEST = 8;

    /** So many keys in a row show whether they follow from each other. */
    private static final int ROW = 8;

    /** Of so many keys and more, a few may be equal by chance. */
    private static final int MANY = 1000;

    /** Of ten thousand keys that are drawn at random, more are equal once in ten million connections. */
    private static final int BY_CHANCE = 2;

    private static final String FRESH = "rfc6455-5.3-client-fresh-mask-key";

    private KeyMatcher() {}

    static Match fresh(Evidence evidence) {
        int[] keys = evidence.transcript().frames().stream()
                .filter(WireFrame::masked)
                .mapToInt(WireFrame::maskingKey)
                .toArray();
        if (keys.length < FEWEST) {
            return new Match.Doubt(Match.Cause.UNANSWERED, new TooFewFrames(keys.length));
        }
        Set<Integer> different = new HashSet<>();
        IntStream.of(keys).forEach(different::add);
        if (different.size() == 1) {
            return new Match.No(new OneKey(keys[0], keys.length), FRESH);
        }
        if (keys.length - different.size() > (keys.length < MANY ? 0 : BY_CHANCE)) {
            return new Match.Yes(new KeysForetold(KeysForetold.How.REPEATED, keys.length), Verdict.WARN);
        }
        if (foretold(keys, (next, previous) -> next - previous)
                || foretold(keys, (next, previous) -> next ^ previous)
                || foretold(keys, (next, previous) -> Integer.reverseBytes(next) - Integer.reverseBytes(previous))) {
            return new Match.Yes(new KeysForetold(KeysForetold.How.COUNTED, keys.length), Verdict.WARN);
        }
        return new Match.Yes(new FreshKeys(keys.length));
    }

    /** Return whether each key of a row follows from the one before it in the same way. */
    private static boolean foretold(int[] keys, IntBinaryOperator step) {
        int alike = 1;
        for (int i = 2; i < keys.length && alike < ROW - 1; i++) {
            boolean same = step.applyAsInt(keys[i], keys[i - 1]) == step.applyAsInt(keys[i - 1], keys[i - 2]);
            alike = same ? alike + 1 : 1;
        }
        return alike >= ROW - 1;
    }
}
