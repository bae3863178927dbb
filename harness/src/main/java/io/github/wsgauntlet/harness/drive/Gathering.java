package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.harness.turns.AnswerFit;
import io.github.wsgauntlet.harness.turns.Captures;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gathers the parts that come in answer to a request that is sent again and again. What is a matter of routine is left
 * out; of what is due, one answer may bring the beginning, and the next ones the rest.
 */
final class Gathering {
    private final AnswerPattern pattern;
    private final AnswerPattern.Parts parts;
    private final List<byte[]> gathered = new ArrayList<>();

    Gathering(AnswerPattern pattern, AnswerPattern.Parts parts) {
        this.pattern = pattern;
        this.parts = parts;
    }

    /**
     * Take an answer, and return what of it is a matter of routine.
     *
     * @param habit finds out whether a part is
     */
    List<Turn.Habit> add(Event.Answered came, Function<byte[], Optional<Turn.Habit>> habit) {
        List<Turn.Habit> met = new ArrayList<>();
        for (byte[] part : AnswerFit.split(came.content(), parts.separator())) {
            habit.apply(part).ifPresentOrElse(met::add, () -> gathered.add(part));
        }
        return met;
    }

    /** Return whether what came is a beginning of what is due, be it nothing, so that more may come. */
    boolean unfinished(HttpHead head, Captures known) {
        int came = gathered.size();
        if (parts.anywhere() && came > 0 || came >= parts.parts().size()) {
            return false;
        }
        var beginning = new AnswerPattern.Parts(parts.parts().subList(0, came), parts.separator(), false);
        var asFar = new AnswerPattern(pattern.statuses(), pattern.fields(), pattern.absent(), beginning, false);
        return AnswerFit.of("", asFar, head, content(), known).wrong().isEmpty();
    }

    /** Return what came, but for what is a matter of routine. */
    byte[] content() {
        return AnswerFit.join(gathered, parts.separator());
    }

    /** Return the separator of the parts. */
    String separator() {
        return parts.separator();
    }
}
