package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult.Closing;

/**
 * What a transcript says about a case.
 *
 * @param verdict the verdict on the behaviour
 * @param reason what was expected and what happened, in full sentences
 * @param violated the ledger id of the requirement that was broken; empty where none was
 * @param closing the verdict on how the connection ended
 */
public record Judgement(Verdict verdict, String reason, String violated, Closing closing) {}
