package io.github.wsgauntlet.harness.proof.kill;

/** A sample of the kill matrix of clients. */
class ClientKillSampleTest extends KillSampleProof {
    ClientKillSampleTest() {
        super(Side.CLIENTS);
    }
}
