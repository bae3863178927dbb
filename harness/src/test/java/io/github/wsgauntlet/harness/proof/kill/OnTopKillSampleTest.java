package io.github.wsgauntlet.harness.proof.kill;

/** A sample of the kill matrix of servers that speak a protocol on top of WebSocket. */
class OnTopKillSampleTest extends KillSampleProof {
    OnTopKillSampleTest() {
        super(Side.ON_TOP);
    }
}
