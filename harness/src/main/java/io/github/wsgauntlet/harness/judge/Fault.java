package io.github.wsgauntlet.harness.judge;

/**
 * What is wrong with a target, under one name: two cases that show the same are one fault.
 *
 * @param requirement the ledger id of the broken requirement
 * @param name what the target did, as {@link io.github.wsgauntlet.cases.reaction.Reaction#fault} calls it
 */
public record Fault(String requirement, String name) {}
