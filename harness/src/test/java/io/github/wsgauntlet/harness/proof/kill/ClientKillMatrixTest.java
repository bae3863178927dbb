package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.harness.proof.Proof;

/** Every client with one thing wrong is caught by what it does wrong, and every case of clients catches one. */
@Proof
class ClientKillMatrixTest extends KillMatrixProof {
    ClientKillMatrixTest() {
        super(Side.CLIENTS);
    }
}
