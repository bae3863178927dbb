package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Reaction;

/**
 * What a transcript says about a case.
 *
 * @param verdict the verdict on the behaviour
 * @param reaction what the target did
 * @param repeated whether that is proved by its being so on three connections
 * @param violated the ledger id of the requirement that was broken; empty where none was
 * @param closing the verdict on how the connection ended
 */
public record Judgement(Verdict verdict, Reaction reaction, boolean repeated, String violated, Closing closing) {

    /** Return what a transcript says that breaks nothing. */
    public static Judgement of(Verdict verdict, Reaction reaction, Closing closing) {
        return new Judgement(verdict, reaction, false, "", closing);
    }

    /** Return what the target did, in full sentences. */
    public String actual() {
        return ReactionProse.sentence(reaction, repeated);
    }
}
