package io.github.wsgauntlet.harness.proof;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.run.RunOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A reference server or a reference client with exactly one thing wrong. */
public interface Mutant {
    /** Return what is wrong with it as an option of {@code serve}: {@code waive=} and a rule, or {@code defect=}. */
    String key();

    /** Return what it does wrong, as a full sentence. */
    String description();

    /** Return the requirements of the ledger that it breaks. */
    List<String> requirements();

    /** Return the least verdict with which a case notices it. */
    Verdict noticing();

    /** Return why no requirement forbids what it does, if that is so. */
    default Optional<String> leftOpen() {
        return Optional.empty();
    }

    /** Return whether the harm is done to another connection than the one that provokes it. */
    boolean harmsOthers();

    /** Return whether TCP has a say in which cases notice it. */
    boolean byChance();

    /** Return whether it speaks TLS: what is wrong with it does not show without. */
    boolean overTls();

    /**
     * Start it, and play cases against it.
     *
     * @throws IOException if it cannot be started
     */
    Suite.Played play(List<Case> cases, RunOptions options) throws IOException;
}
