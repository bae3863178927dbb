package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoAltered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoedTooMany;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What goes wrong with messages that have nothing special about them but their length: each in one frame that is sent
 * at once, and not compressed. Where the same goes wrong with one that is as long, how that was sent is not to blame.
 */
final class PlainMessages {
    /** The cases that send a message of each length at which the header of a frame changes. */
    private static final String LENGTHS = "framing/lengths/bits-";

    private static final Set<String> FOUNDATIONS =
            Set.of(Foundation.TEXT.id(), Foundation.BINARY.id(), Foundation.LENGTH_16.id());

    private final Map<Wrong, Shown> shown = new HashMap<>();

    /** How a message comes back wrong. */
    private sealed interface Wrong {
        /**
         * It is not the one that was sent.
         *
         * @param binary whether a text message comes back as a binary one
         * @param text whether a binary message comes back as a text
         * @param longer 1 if it comes back longer, -1 if it comes back shorter, and 0 if it is as long
         * @param otherBytes whether the bytes are others
         */
        record Altered(boolean binary, boolean text, int longer, boolean otherBytes) implements Wrong {}

        /** There is more than was sent; of which type and length that was is not told. */
        record TooMany() implements Wrong {}
    }

    /**
     * Where it does.
     *
     * @param first what shows it, of the least length
     * @param length how many bytes the message has
     */
    private record Shown(CaseResult first, int length) {}

    private PlainMessages() {}

    /** Return what is known of a run that holds these against a target. */
    static PlainMessages of(Stream<CaseResult> blaming) {
        var plain = new PlainMessages();
        blaming.filter(each -> isPlain(CaseIds.sideless(each.id()))).forEach(plain::learn);
        return plain;
    }

    private static boolean isPlain(String id) {
        return id.startsWith(LENGTHS) || FOUNDATIONS.contains(id);
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
                Optional.of(new Wrong.Altered(
                        sent.text() && !came.text(),
                        !sent.text() && came.text(),
                        Integer.compare(came.length(), sent.length()),
                        otherBytes));
            case EchoedTooMany more -> Optional.of(new Wrong.TooMany());
            default -> Optional.empty();
        };
    }

    /** Return how long the message is that comes back wrong; 0 where that is not told. */
    private static int length(CaseResult result) {
        return result.reaction() instanceof EchoAltered altered ? altered.sent().length() : 0;
    }
}
