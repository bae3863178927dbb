package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.judge.Judgement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is wrong, whatever the sizes and codes at hand: findings with the same signature are the same finding.
 *
 * @param verdict how bad it is
 * @param requirement the ledger id of what is broken
 * @param fault the name of what the target did
 */
record Signature(Verdict verdict, String requirement, String fault) {
    private static final int HASH_BYTES = 4;

    static Signature of(Judgement judgement) {
        return new Signature(
                judgement.verdict(), judgement.violated(), judgement.reaction().fault());
    }

    /**
     * Return whether the other is the same reaction and no milder, though the requirement may be told more specially.
     */
    boolean alike(Signature other) {
        return fault.equals(other.fault) && other.verdict.atLeast(verdict);
    }

    /** Return eight hexadecimal digits that stand for the requirement and the fault. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((requirement + "\n" + fault).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
