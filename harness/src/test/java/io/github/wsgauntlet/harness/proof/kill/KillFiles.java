package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files in which the module of the cases keeps the kill matrix: one for the reports, one for people. */
final class KillFiles {
    private static final Path CASES = Path.of("..", "cases");
    private static final Path KILLS = CASES.resolve("src/main/resources/proof/kills.tsv");
    private static final Path PAGE = CASES.resolve("KILLS.md");
    private static final int EXAMPLES = 2;

    private KillFiles() {}

    /** Return the lines that {@link Sensitivity} reads. */
    static String kills(KillMatrix matrix) {
        var lines = new StringBuilder("*\t" + String.join(" ", matrix.byAnyCase()) + "\n");
        for (Case each : Suite.CATALOGUE.cases()) {
            lines.append(each.id())
                    .append('\t')
                    .append(String.join(" ", matrix.noticedBy(each.id())))
                    .append('\n');
        }
        return lines.toString();
    }

    static void write(String kills) throws IOException {
        Files.writeString(KILLS, kills);
        Files.writeString(PAGE, page(Sensitivity.parse(kills), Mutant.all()));
    }

    static String readPage() throws IOException {
        return Files.readString(PAGE);
    }

    /** Return the page that shows people what was measured. */
    static String page(Sensitivity sensitivity, List<Mutant> mutants) {
        Map<String, List<String>> killers = mutants.stream()
                .collect(Collectors.toMap(
                        Mutant::key, mutant -> killers(sensitivity, mutant), (a, b) -> a, LinkedHashMap::new));
        var page = new StringBuilder()
                .append("# What the cases are worth\n\n")
                .append("`mvn verify -Pproof` starts the reference server with one thing wrong, plays the catalogue")
                .append(" against it, and does so for ")
                .append(mutants.size())
                .append(" things. Each of these mutants is noticed: at least one case ends in FAIL or STRICT on it,")
                .append(" and blames a requirement that the mutant does break. `serve --waive RULE` and")
                .append(" `serve --defect DEFECT` start them. `mvn verify` does so with a sample of them, one in ")
                .append(KillSampleTest.MANY)
                .append(".\n\n")
                .append("This page and [the whole matrix](src/main/resources/proof/kills.tsv) are measured anew by\n\n")
                .append("    mvn test -Pproof -pl harness -am -Dkills=write -Dtest=KillMatrixTest")
                .append(" -Dsurefire.failIfNoSpecifiedTests=false\n\n")
                .append("## Mutants\n\n")
                .append("| Mutant | What it does wrong | Noticed by | For example |\n|---|---|---:|---|\n");
        for (Mutant mutant : mutants) {
            boolean any = sensitivity.byAnyCase().contains(mutant.key());
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            mutant.key(),
                            mutant.description(),
                            any ? "most cases" : killers.get(mutant.key()).size(),
                            killers.get(mutant.key()).stream()
                                    .limit(EXAMPLES)
                                    .map(id -> "`" + id + "`")
                                    .collect(Collectors.joining(", "))));
        }
        page.append("\n## Suites\n\nMutants that most cases notice are not counted here.\n\n")
                .append("| Suite | Cases | Mutants they notice | Cases that notice one |\n|---|---:|---:|---:|\n");
        bySuite(sensitivity)
                .forEach((suite, noticed) -> page.append("| %s | %d | %d | %d |\n"
                        .formatted(
                                suite,
                                noticed.size(),
                                noticed.stream()
                                        .flatMap(each -> each.mutants().stream())
                                        .distinct()
                                        .count(),
                                noticed.stream()
                                        .filter(each -> !each.mutants().isEmpty())
                                        .count())));
        page.append("\n## Cases that notice no mutant of their own\n\n");
        unspecific(sensitivity).forEach((reason, ids) -> {
            page.append(reason).append("\n\n");
            ids.forEach(id -> page.append("- `").append(id).append("`\n"));
            page.append('\n');
        });
        return page.toString().strip() + "\n";
    }

    private static List<String> killers(Sensitivity sensitivity, Mutant mutant) {
        return sensitivity.byCase().entrySet().stream()
                .filter(each -> each.getValue().mutants().contains(mutant.key()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, List<Sensitivity.Noticed>> bySuite(Sensitivity sensitivity) {
        return Suite.CATALOGUE.cases().stream()
                .collect(Collectors.groupingBy(
                        each -> each.id().substring(0, each.id().lastIndexOf('/', idEnd(each))),
                        LinkedHashMap::new,
                        Collectors.mapping(each -> sensitivity.of(each.id()).orElseThrow(), Collectors.toList())));
    }

    /** A slash may stand in the values of a variant, too. */
    private static int idEnd(Case each) {
        int variant = each.id().indexOf('[');
        return variant < 0 ? each.id().length() : variant;
    }

    private static Map<String, List<String>> unspecific(Sensitivity sensitivity) {
        return sensitivity.byCase().entrySet().stream()
                .filter(each -> each.getValue().mutants().isEmpty())
                .collect(Collectors.groupingBy(
                        each -> each.getValue().reason(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }
}
