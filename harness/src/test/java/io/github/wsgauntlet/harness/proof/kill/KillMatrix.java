package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
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
 * @param side which mutants they are, and what counts
 * @param played for each mutant the cases that were to be played against it
 * @param kills for each mutant the cases that notice it, and the requirement that each found broken
 */
record KillMatrix(Side side, Map<Mutant, List<Case>> played, Map<Mutant, SortedMap<String, String>> kills) {
    static final int MUTANTS_AT_A_TIME = 8;

    private static final int TRIES = 3;

    /** How much longer is waited where something surprises. */
    private static final int PATIENT = 5;

    private static final List<String> LARGE = List.of(
            "sizes/",
            "foundation/limits/",
            "compression/payloads/",
            "compression/parameters/",
            "compression/limits/",
            "framing/late-reader/",
            "closing/late-reader/");

    /** Play against every mutant cases of its own, each by itself: what it rests on may be just what is wrong. */
    static KillMatrix of(Side side, List<Mutant> mutants, Function<Mutant, List<Case>> cases)
            throws InterruptedException, ExecutionException {
        return of(side, mutants, cases, new Manner(RunOptions::ungrounded, 1));
    }

    /** Play the same cases against every mutant once more, with more patience, since the machine may be busy. */
    static KillMatrix patiently(Side side, List<Mutant> mutants, List<Case> cases)
            throws InterruptedException, ExecutionException {
        return of(side, mutants, any -> cases, new Manner(RunOptions::ungrounded, PATIENT));
    }

    /** Play against every mutant cases of its own as users do, so that a fault gets one name. */
    static KillMatrix grounded(Side side, List<Mutant> mutants, Function<Mutant, List<Case>> cases)
            throws InterruptedException, ExecutionException {
        return of(side, mutants, cases, new Manner(UnaryOperator.identity(), 1));
    }

    /**
     * How cases are played.
     *
     * @param options what is done to the options of the run
     * @param patience how many times as long as usual is waited
     */
    private record Manner(UnaryOperator<RunOptions> options, int patience) {}

    private static KillMatrix of(Side side, List<Mutant> mutants, Function<Mutant, List<Case>> cases, Manner manner)
            throws InterruptedException, ExecutionException {
        var played = new LinkedHashMap<Mutant, List<Case>>();
        mutants.forEach(mutant -> played.put(mutant, cases.apply(mutant)));
        var kills = new LinkedHashMap<Mutant, SortedMap<String, String>>();
        try (var executor = Executors.newFixedThreadPool(MUTANTS_AT_A_TIME)) {
            var playing = new LinkedHashMap<Mutant, Future<SortedMap<String, String>>>();
            played.forEach((mutant, chosen) ->
                    playing.put(mutant, executor.submit(() -> killers(side, mutant, chosen, manner))));
            for (var each : playing.entrySet()) {
                kills.put(each.getKey(), each.getValue().get());
            }
        }
        return new KillMatrix(side, played, kills);
    }

    /** Return whether a case notices a mutant. */
    boolean notices(Case each, Mutant mutant) {
        return kills.get(mutant).containsKey(each.id());
    }

    /**
     * Return what is held against a mutant. Where that is not what it does wrong, it is played again with more
     * patience, as the machine may be to blame.
     */
    Collection<String> blamed(Mutant mutant) throws InterruptedException, ExecutionException {
        Collection<String> blamed = kills.get(mutant).values();
        for (int i = 0; i < TRIES && Collections.disjoint(blamed, mutant.requirements()); i++) {
            blamed = patiently(side, List.of(mutant), played.get(mutant))
                    .kills
                    .get(mutant)
                    .values();
        }
        return blamed;
    }

    /** Return the mutants that more than a third of all cases notice: every conversation gives them away. */
    List<String> byAnyCase() {
        return kills.entrySet().stream()
                .filter(each -> each.getValue().size() > side.cases().size() / 3)
                .map(each -> each.getKey().key())
                .toList();
    }

    /** Return whether more than a third of the cases that were played against a mutant notice it. */
    boolean isGivenAway(Mutant mutant) {
        return kills.get(mutant).size() > played.get(mutant).size() / 3;
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

    private static SortedMap<String, String> killers(Side side, Mutant mutant, List<Case> cases, Manner manner)
            throws IOException, InterruptedException, ExecutionException {
        if (!mutant.harmsOthers()) {
            return killersTogether(
                    side,
                    mutant,
                    cases.stream().filter(each -> isWorthwhile(each, mutant)).toList(),
                    manner);
        }
        // A case is to notice what it has provoked itself, and not to pay for what another one did.
        var killers = new TreeMap<String, String>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var played = cases.stream()
                    .filter(each -> each.scenario().steps().contains(new Step.Canary()))
                    .filter(each -> canShow(each, mutant))
                    .map(each -> executor.submit(() -> killersTogether(side, mutant, List.of(each), manner)))
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
    static boolean isWorthwhile(Case each, Mutant mutant) {
        if (!canShow(each, mutant)) {
            return false;
        }
        if (mutant.requirements().stream().allMatch(id -> id.startsWith("rfc7692") || id.startsWith("rfc1951"))
                && !each.needs().contains(Need.DEFLATE)) {
            return false;
        }
        return LARGE.stream().noneMatch(CaseIds.sideless(each.id())::startsWith)
                || !Collections.disjoint(each.requirements(), mutant.requirements());
    }

    /** What is wrong with TLS shows where a case is about TLS, or judges what such cases rest on. */
    private static boolean canShow(Case each, Mutant mutant) {
        boolean aboutTls = each.needs().contains(Need.TLS) || each.needs().contains(Need.TLS13);
        return mutant.overTls() ? aboutTls || Foundation.judgedBy(each).isPresent() : !aboutTls;
    }

    private static SortedMap<String, String> killersTogether(Side side, Mutant mutant, List<Case> cases, Manner manner)
            throws IOException {
        // Where a loaded machine makes even the preflight miss its deadline, nothing is judged, and it is played again.
        int factor = manner.patience();
        for (int attempt = 1; attempt <= TRIES; attempt++, factor *= 3) {
            var options = new RunOptions(side.jobs(), patience(factor)).withAbsence(Duration.ZERO);
            var played = mutant.play(cases, manner.options().apply(options));
            // One that harms others may well not be judged to the end: that is how it is noticed.
            if (played.footer().exit() != Exit.NOT_JUDGED.code() || mutant.harmsOthers()) {
                var killers = new TreeMap<String, String>();
                played.results().values().stream()
                        .filter(result -> result.verdict().atLeast(mutant.noticing()))
                        .forEach(result -> killers.put(result.id(), result.blamed()));
                return killers;
            }
        }
        throw new IllegalStateException(mutant + " could not be judged");
    }

    /** Many of these mutants owe an answer for ever, and the tester can only wait for what does not happen. */
    static Patience patience(int factor) {
        return new Patience(
                Duration.ofMillis(50),
                Duration.ofSeconds(4),
                Duration.ofSeconds(factor),
                Duration.ofMillis(1500L * factor));
    }
}
