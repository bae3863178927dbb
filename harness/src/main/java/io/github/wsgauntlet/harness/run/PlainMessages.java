package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoAltered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoedTooMany;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What goes wrong with messages that have nothing special about them but their length: each in one frame that is sent
 * at once, and not compressed. Where the same goes wrong with one that is as long, how that was sent is not to blame.
 */
final class PlainMessages {
    /** The cases that send one of each length where something begins. */
    private static final String LENGTHS = "framing/lengths/bits-";

    private final Map<Wrong, Shown> shown = new HashMap<>();

    /**
     * How a message comes back wrong.
     *
     * @param text whether it is a text message
     * @param retyped whether it comes back as the other type
     * @param longer 1 if it comes back longer, -1 if it comes back shorter, and 0 if it is as long
     * @param otherBytes whether the bytes are others
     * @param more whether more comes back than was sent; nothing else is told then
     */
    private record Wrong(boolean text, boolean retyped, int longer, boolean otherBytes, boolean more) {}

    /**
     * Where it does.
     *
     * @param first what shows it, of the least length
     * @param length how many bytes the message has
     */
    private record Shown(CaseResult first, int length) {}

    private PlainMessages() {}

    /** Return what is known of a run that has shown these. */
    static PlainMessages of(Collection<CaseResult> results) {
        var plain = new PlainMessages();
        results.stream()
                .filter(each -> each.verdict().atLeast(Verdict.WARN) && isPlain(CaseIds.sideless(each.id())))
                .forEach(plain::learn);
        return plain;
    }

    private static boolean isPlain(String id) {
        return id.startsWith(LENGTHS) || id.equals(Foundation.TEXT.id()) || id.equals(Foundation.BINARY.id());
    }

    private void learn(CaseResult result) {
        wrong(result)
                .ifPresent(wrong -> shown.merge(
                        wrong, new Shown(result, length(result)), (a, b) -> a.length() <= b.length() ? a : b));
    }

    /** Return the plain case that shows the same as another one, and is as bad, if there is one. */
    Optional<CaseResult> sameAs(CaseResult result) {
        return wrong(result)
                .map(shown::get)
                .filter(known -> known.length() <= length(result))
                .map(Shown::first)
                .filter(first -> first.verdict().atLeast(result.verdict()));
    }

    private static Optional<Wrong> wrong(CaseResult result) {
        return switch (result.reaction()) {
            case EchoAltered(int index, var sent, var came, boolean otherBytes) ->
                Optional.of(new Wrong(
                        sent.text(),
                        sent.text() != came.text(),
                        Integer.compare(came.length(), sent.length()),
                        otherBytes,
                        false));
            case EchoedTooMany more -> Optional.of(new Wrong(false, false, 0, false, true));
            default -> Optional.empty();
        };
    }

    /** Return how long the message is that comes back wrong. */
    private static int length(CaseResult result) {
        return result.reaction() instanceof EchoAltered altered ? altered.sent().length() : 0;
    }
}
