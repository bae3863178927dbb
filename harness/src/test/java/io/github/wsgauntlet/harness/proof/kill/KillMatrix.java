package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.ReferenceServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which case notices which mutant.
 *
 * @param kills for each mutant the cases that end in FAIL or STRICT, and the requirement that each found broken
 */
record KillMatrix(Map<Mutant, SortedMap<String, String>> kills) {
    /** Most of the time is spent waiting, so that other connections and other mutants can go on meanwhile. */
    private static final int JOBS = 64;

    private static final int MUTANTS_AT_A_TIME = 5;

    private static final int TRIES = 3;

    private static final List<String> LARGE = List.of(
            "sizes/", "foundation/limits/", "compression/payloads/", "compression/parameters/", "compression/limits/");

    /** Play every case against every mutant, each by itself: what it rests on may be just what is wrong. */
    static KillMatrix of(List<Mutant> mutants, List<Case> cases) throws InterruptedException, ExecutionException {
        return of(mutants, any -> cases);
    }

    /** Play against every mutant cases of its own. */
    static KillMatrix of(List<Mutant> mutants, Function<Mutant, List<Case>> cases)
            throws InterruptedException, ExecutionException {
        return of(mutants, cases, RunOptions::ungrounded);
    }

    /** Play against every mutant cases of its own as users do, so that a fault gets one name. */
    static KillMatrix grounded(List<Mutant> mutants, Function<Mutant, List<Case>> cases)
            throws InterruptedException, ExecutionException {
        return of(mutants, cases, UnaryOperator.identity());
    }

    private static KillMatrix of(
            List<Mutant> mutants, Function<Mutant, List<Case>> cases, UnaryOperator<RunOptions> options)
            throws InterruptedException, ExecutionException {
        var kills = new LinkedHashMap<Mutant, SortedMap<String, String>>();
        try (var executor = Executors.newFixedThreadPool(MUTANTS_AT_A_TIME)) {
            var played = new LinkedHashMap<Mutant, Future<SortedMap<String, String>>>();
            for (Mutant mutant : mutants) {
                played.put(mutant, executor.submit(() -> killers(mutant, cases.apply(mutant), options)));
            }
            for (var each : played.entrySet()) {
                kills.put(each.getKey(), each.getValue().get());
            }
        }
        return new KillMatrix(kills);
    }

    /** Return whether a case ends in FAIL or STRICT on a mutant. */
    boolean notices(Case each, Mutant mutant) {
        return kills.get(mutant).containsKey(each.id());
    }

    /** Return the mutants that more than half of the cases notice: every conversation gives them away. */
    List<String> byAnyCase() {
        long half = Suite.CATALOGUE.cases().size() / 2;
        return kills.entrySet().stream()
                .filter(each -> each.getValue().size() > half)
                .map(each -> each.getKey().key())
                .toList();
    }

    /** Return the mutants that a case notices, without those that every conversation gives away. */
    List<String> noticedBy(String id) {
        List<String> common = byAnyCase();
        return kills.entrySet().stream()
                .filter(each -> each.getValue().containsKey(id))
                .map(each -> each.getKey().key())
                .filter(mutant -> !common.contains(mutant))
                .toList();
    }

    private static SortedMap<String, String> killers(Mutant mutant, List<Case> cases, UnaryOperator<RunOptions> options)
            throws IOException, InterruptedException, ExecutionException {
        if (!mutant.harmsOthers()) {
            return killersTogether(
                    mutant,
                    cases.stream().filter(each -> isWorthwhile(each, mutant)).toList(),
                    options);
        }
        // A case is to notice what it has provoked itself, and not to pay for what another one did.
        var killers = new TreeMap<String, String>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var played = cases.stream()
                    .filter(each -> each.scenario().steps().contains(new Step.Canary()))
                    .map(each -> executor.submit(() -> killersTogether(mutant, List.of(each), options)))
                    .toList();
            for (var each : played) {
                killers.putAll(each.get());
            }
        }
        return killers;
    }

    /**
     * Large messages take most of the time, and are played where they can show something. What is wrong with
     * compression shows where it is offered.
     */
    private static boolean isWorthwhile(Case each, Mutant mutant) {
        if (mutant.requirements().stream().allMatch(id -> id.startsWith("rfc7692") || id.startsWith("rfc1951"))
                && !each.needs().contains(Need.DEFLATE)) {
            return false;
        }
        return LARGE.stream().noneMatch(each.id()::startsWith)
                || !Collections.disjoint(each.requirements(), mutant.requirements());
    }

    private static SortedMap<String, String> killersTogether(
            Mutant mutant, List<Case> cases, UnaryOperator<RunOptions> how) throws IOException {
        // Where a loaded machine makes even the preflight miss its deadline, nothing is judged, and it is played again.
        int factor = 1;
        for (int attempt = 1; attempt <= TRIES; attempt++, factor *= 3) {
            try (var server = ReferenceServer.start(mutant.options())) {
                var options = new RunOptions(JOBS, patience(factor)).withAbsence(Duration.ZERO);
                var played = Suite.play(server.uri(), cases, how.apply(options));
                // One that harms others may well not be judged to the end: that is how it is noticed.
                if (played.footer().exit() != Exit.NOT_JUDGED.code() || mutant.harmsOthers()) {
                    var killers = new TreeMap<String, String>();
                    played.results().values().stream()
                            .filter(result -> result.verdict().atLeast(Verdict.STRICT))
                            .forEach(result -> killers.put(result.id(), result.violated()));
                    return killers;
                }
            }
        }
        throw new IllegalStateException(mutant + " could not be judged");
    }

    /** Many of these servers owe an answer for ever, and the tester can only wait for what does not happen. */
    private static Patience patience(int factor) {
        return new Patience(
                Duration.ofMillis(50),
                Duration.ofSeconds(4),
                Duration.ofSeconds(factor),
                Duration.ofMillis(1500L * factor));
    }
}
