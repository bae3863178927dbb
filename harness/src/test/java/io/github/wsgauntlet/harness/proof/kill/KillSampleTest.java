package io.github.wsgauntlet.harness.proof.kill;

/** A sample of the kill matrix of servers. */
class KillSampleTest extends KillSampleProof {
    KillSampleTest() {
        super(Side.SERVERS);
    }
}
