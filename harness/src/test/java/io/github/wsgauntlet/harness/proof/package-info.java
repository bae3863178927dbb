/**
 * What proves the suite: servers with one thing wrong, which the cases and the fuzzer have to notice, servers nobody
 * here wrote, and the core of the reference server without a network. {@code mvn verify} runs samples of it, and {@code
 * mvn verify
 * -Pproof} all that is marked as {@link io.github.wsgauntlet.harness.proof.Proof}, with what {@code src/proof} holds.
 */
@NullMarked
package io.github.wsgauntlet.harness.proof;

import org.jspecify.annotations.NullMarked;
