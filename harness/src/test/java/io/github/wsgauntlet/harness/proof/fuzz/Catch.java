package io.github.wsgauntlet.harness.proof.fuzz;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.fuzz.Finding;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.FuzzReport;
import io.github.wsgauntlet.harness.fuzz.Fuzzer;
import io.github.wsgauntlet.harness.proof.ServerMutant;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.ReferenceServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the fuzzer finds of a mutant, with no case of the catalogue to help it.
 *
 * @param mutant the server with one thing wrong
 * @param first the first finding, if there is any within the tries
 */
record Catch(ServerMutant mutant, Optional<Finding> first) {
    static final int TRIES = 2_000;

    /** Many of these servers owe something for ever, and it is known that nothing else will come. */
    private static final Patience IMPATIENT =
            new Patience(Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(1));

    private static final int MUTANTS_AT_A_TIME = 6;

    /** Fuzzes every mutant until something is found. */
    static List<Catch> all(List<ServerMutant> mutants) throws InterruptedException, ExecutionException {
        Map<ServerMutant, Future<Catch>> fuzzed = new HashMap<>();
        try (var executor = Executors.newFixedThreadPool(MUTANTS_AT_A_TIME)) {
            mutants.stream()
                    // What goes wrong on other connections is awaited on many, and over TLS each costs: both take
                    // longest.
                    .sorted(Comparator.comparing(ServerMutant::harmsOthers)
                            .thenComparing(ServerMutant::overTls)
                            .reversed())
                    .forEach(mutant -> fuzzed.put(mutant, executor.submit(() -> of(mutant))));
        }
        var catches = new ArrayList<Catch>();
        for (ServerMutant mutant : mutants) {
            catches.add(fuzzed.get(mutant).get());
        }
        return catches;
    }

    private static Catch of(ServerMutant mutant) throws IOException {
        FuzzOptions options = FuzzOptions.standard()
                .withTries(TRIES)
                .withThreshold(Verdict.STRICT)
                .withMostFindings(1)
                .withPatience(IMPATIENT);
        try (var server = ReferenceServer.start(mutant.options())) {
            FuzzReport report = Fuzzer.prepare(Suite.target(server.uri()), Suite.LEDGER, options)
                    .execute(each -> {});
            return new Catch(mutant, report.findings().stream().findFirst());
        }
    }

    /** Return how many steps what was found takes that is in the middle of all. */
    static int medianSteps(List<Catch> catches) {
        int[] steps = catches.stream()
                .flatMap(each -> each.first().stream())
                .mapToInt(Finding::steps)
                .sorted()
                .toArray();
        return steps[steps.length / 2];
    }
}
