package io.github.wsgauntlet.harness.proof;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.cli.Localhost;
import io.github.wsgauntlet.harness.run.Blame;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plays the catalogue, or a part of it, against a server that a test has started. */
public final class Suite {
    public static final Ledger LEDGER = Ledger.load();

    /** The cases of WebSocket itself: what is spoken above it has servers of its own. */
    public static final Catalogue CATALOGUE = Catalogue.of(Catalogue.load(LEDGER).cases().stream()
            .filter(each -> !each.scenario().takesTurns())
            .toList());

    /** Limits for targets that never react, so that a test need not wait as long as a user would. */
    public static final Patience IMPATIENT =
            new Patience(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(600));

    private Suite() {}

    /** What a run brought. */
    public record Played(Map<String, CaseResult> results, RunFooter footer) {
        /** Put together what came, each fault under one name. */
        public static Played of(Collection<CaseResult> results, RunFooter footer) {
            return new Played(
                    Blame.settled(results).stream().collect(Collectors.toMap(CaseResult::id, Function.identity())),
                    footer);
        }

        /** Return the cases with a verdict at least that bad, and why. */
        public Map<String, String> atLeast(Verdict threshold) {
            var bad = new TreeMap<String, String>();
            results.values().stream()
                    .filter(result -> result.verdict().atLeast(threshold))
                    .forEach(result -> bad.put(result.id(), result.verdict() + ": " + result.actual()));
            return bad;
        }

        /** Return the verdict of each case. */
        public Map<String, Verdict> verdicts() {
            var verdicts = new TreeMap<String, Verdict>();
            results.values().forEach(result -> verdicts.put(result.id(), result.verdict()));
            return verdicts;
        }
    }

    public static Played play(URI url, List<Case> cases, RunOptions options) {
        return play(url, Lifeline.of(target(url)), cases, options);
    }

    public static Played play(URI url, Lifeline lifeline, List<Case> cases, RunOptions options) {
        Queue<CaseResult> results = new ConcurrentLinkedQueue<>();
        RunFooter footer = Run.prepare(target(url), lifeline, cases, options)
                .execute(Yardstick.of(Optional.of(Verdict.FAIL)), results::add);
        return Played.of(results, footer);
    }

    public static ServerTarget target(URI url) {
        return new ServerTarget("test", url, Localhost.client());
    }
}
