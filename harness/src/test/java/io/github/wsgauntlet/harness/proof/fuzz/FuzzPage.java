package io.github.wsgauntlet.harness.proof.fuzz;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.harness.fuzz.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page that shows people what the fuzzer finds of the mutants on its own. */
final class FuzzPage {
    static final Path FILE = Path.of("MUTANTS.md");

    private FuzzPage() {}

    static void write(List<Catch> catches) throws IOException {
        Files.writeString(FILE, page(catches));
    }

    private static String page(List<Catch> catches) {
        List<Catch> found =
                catches.stream().filter(each -> each.first().isPresent()).toList();
        var page = new StringBuilder("""
                # What the fuzzer finds on its own

                The fuzzer meets the reference server with one thing wrong, without any case of the catalogue, for each
                mutant of [KILLS.md](../cases/KILLS.md). Of %d mutants it finds %d within %d samples; half of what it
                finds is shrunk to %d step after the opening handshake, or none. A mutant that it does not find differs
                from a clean server only where chance seldom goes; the catalogue catches each.

                `mvn verify -Pproof` does so with all of them, and `mvn verify` with a sample, one in %d. They are
                measured anew by

                    mvn test -Pproof -pl harness -am -Dkills=write -Dtest=FuzzProofTest \
                -Dsurefire.failIfNoSpecifiedTests=false

                | Mutant | Samples to find it | Steps | What shows it |
                |---|---:|---:|---|
                """.formatted(
                        catches.size(), found.size(), Catch.TRIES, Catch.medianSteps(found), FuzzSampleTest.MANY));
        for (Catch each : catches) {
            page.append(each.first()
                    .map(finding -> "| `%s` | %d | %d | %s |\n"
                            .formatted(each.mutant().key(), finding.index() + 1, finding.steps(), shown(finding)))
                    .orElse("| `%s` | not found | | |\n".formatted(each.mutant().key())));
        }
        return page.toString();
    }

    private static String shown(Finding finding) {
        Scenario scenario = finding.wrong().scenario();
        List<String> steps = Prose.steps(scenario);
        boolean plain = scenario.steps().getFirst().equals(Step.Open.standard()) && steps.size() > 2;
        return steps.subList(plain ? 1 : 0, steps.size() - 1).stream()
                .map(step -> step.length() > 160 ? step.substring(0, 160) + "…" : step)
                .map(step -> step.replace("|", "\\|").replace("<", "&lt;").replace("`", "'"))
                .collect(Collectors.joining("; "));
    }
}
