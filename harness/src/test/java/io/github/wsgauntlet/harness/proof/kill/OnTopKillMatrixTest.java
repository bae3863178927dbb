package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.harness.proof.Proof;

/** Every server with one thing wrong on top of WebSocket is caught by it, and every case of that catches one. */
@Proof
class OnTopKillMatrixTest extends KillMatrixProof {
    OnTopKillMatrixTest() {
        super(Side.ON_TOP);
    }
}
