package io.github.wsgauntlet.harness.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.reports.view.Headline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server with one thing wrong breaks one requirement, as the last line of a run counts them. Most of the time is
 * spent waiting for what such servers do not do, so that several are played with at a time.
 */
@Proof
class OneNameTest {
    private static final Side SIDE = Side.SERVERS;
    private static final int JOBS = 16;

    /** What is asked of plain HTTP is played when somebody asks for it. */
    private static final String OFF = "http";

    /** So many cases of a suite that are about the same requirement show as much as all of them. */
    private static final int ENOUGH = 3;

    /** A race may be lost, and machines may be busy. */
    private static final int TRIES = 3;

    private static final ExecutorService PLAYING = Executors.newFixedThreadPool(KillMatrix.MUTANTS_AT_A_TIME);
    private static final Map<Mutant, Future<Set<String>>> NAMES = new HashMap<>();

    static List<Mutant> mutants() {
        return SIDE.mutants();
    }

    @BeforeAll
    static void playAll() {
        mutants().stream()
                .filter(mutant -> SeveralNames.reason(mutant.key()).isEmpty())
                .forEach(mutant -> NAMES.put(mutant, PLAYING.submit(() -> fewestNames(mutant))));
    }

    @AfterAll
    static void stop() {
        PLAYING.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void one_fault_has_one_name(Mutant mutant) throws Exception {
        assumeTrue(NAMES.containsKey(mutant));
        assertThat(NAMES.get(mutant).get())
                .as("what " + mutant + " is blamed for")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void only_mutants_are_excused() {
        assertThat(SeveralNames.excused())
                .doesNotHaveDuplicates()
                .isSubsetOf(mutants().stream().map(Mutant::key).toList());
    }

    private static Set<String> fewestNames(Mutant mutant) throws IOException {
        Set<String> names = names(mutant);
        for (int i = 1; i < TRIES && names.size() > 1; i++) {
            names = names(mutant);
        }
        return names;
    }

    private static Set<String> names(Mutant mutant) throws IOException {
        var options = new RunOptions(JOBS, KillMatrix.patience(1)).withAbsence(Duration.ZERO);
        return Headline.broken(mutant.play(cases(mutant), options).results().values());
    }

    /** Return what judges foundations, and a few of the cases of each kind that notice a mutant. */
    private static List<Case> cases(Mutant mutant) {
        Sensitivity told = SIDE.told();
        boolean any = told.byAnyCase().contains(mutant.key());
        Map<String, Integer> chosen = new HashMap<>();
        var cases = new ArrayList<Case>();
        for (Case each : SIDE.cases()) {
            boolean notices = any || told.of(each.id()).orElseThrow().mutants().contains(mutant.key());
            if (Foundation.judgedBy(each).isPresent()
                    || notices
                            && !each.family().equals(OFF)
                            && KillMatrix.isWorthwhile(each, mutant)
                            && chosen.merge(kind(each, any), 1, Integer::sum) <= ENOUGH) {
                cases.add(each);
            }
        }
        return cases;
    }

    /** What every case notices needs no more than a case of each requirement. */
    private static String kind(Case each, boolean any) {
        String name = each.id().replaceFirst("\\[.*", "");
        String suite = name.substring(0, name.lastIndexOf('/'));
        return (any ? "" : suite) + " " + each.requirements().getFirst();
    }
}
