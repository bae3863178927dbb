package io.github.wsgauntlet.harness.turns;

import io.github.wsgauntlet.cases.reaction.TurnReaction;
import java.util.Map;

/** Whether something is what it has to be. */
public sealed interface Fit {

    /**
     * It is.
     *
     * @param captured what is captured from it, by name
     */
    record Fits(Map<String, String> captured) implements Fit {
        public Fits {
            captured = Map.copyOf(captured);
        }
    }

    /**
     * It is not.
     *
     * @param difference where it differs
     */
    record Differs(TurnReaction.Difference difference) implements Fit {
        /** Create the answer that all of it differs. */
        Differs() {
            this(new TurnReaction.Difference("", ""));
        }
    }

    /** Return whether it is. */
    default boolean fits() {
        return this instanceof Fits;
    }
}
