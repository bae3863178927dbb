package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.harness.proof.Proof;

/** Every server with one thing wrong is caught by what it does wrong, and every case of servers catches one. */
@Proof
class KillMatrixTest extends KillMatrixProof {
    KillMatrixTest() {
        super(Side.SERVERS);
    }
}
