package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.harness.proof.Mutant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page that shows people what was measured, of both sides. */
final class KillPage {
    private static final int EXAMPLES = 2;

    private final Side side;
    private final Sensitivity sensitivity;

    private KillPage(Side side, Sensitivity sensitivity) {
        this.side = side;
        this.sensitivity = sensitivity;
    }

    static String of(Function<Side, Sensitivity> measured) {
        var page = new StringBuilder("""
                # What the cases are worth

                The reference server is started with one thing wrong, the catalogue is played against it, and so for %d
                things; and the reference client with the cases of clients, for %d. Each of these mutants is noticed: at
                least one case ends in FAIL or STRICT on it, or on a client in WARN, and blames a requirement that the
                mutant does break. `serve --waive RULE` and `serve --defect DEFECT` start those of the server.

                The server that speaks Engine.IO or Socket.IO has %d mutants more, started by `--application engineio`
                or `socketio` along with that, which meet the cases of [these suites](ENGINE-IO.md). WARN counts, too,
                and INFO where no sentence forbids what a mutant does; the reasons stand below.

                This page and the whole matrix, [of servers](src/main/resources/proof/kills.tsv),
                [of what they speak on top](src/main/resources/proof/on-top/kills.tsv) and
                [of clients](src/main/resources/proof/client/kills.tsv), are measured anew by

                    mvn test -Pproof -pl harness -am -Dkills=write -Dtest=KillMatrixTest \
                -Dsurefire.failIfNoSpecifiedTests=false
                    mvn test -Pproof -pl harness -am -Dkills=write -Dtest=OnTopKillMatrixTest \
                -Dsurefire.failIfNoSpecifiedTests=false
                    mvn test -Pproof -pl harness -am -Dkills=write -Dtest=ClientKillMatrixTest \
                -Dsurefire.failIfNoSpecifiedTests=false

                Every case meets every mutant of its side. Only a mutant that servers can have, too, meets of the cases
                of servers that are turned around those which notice it there, and one in %d of all.

                `mvn verify -Pproof` plays every case against all mutants that it is said here to notice, and against
                one in %d of the others; `mvn verify` takes a sample of the mutants, one in %d.
                """.formatted(
                        Side.SERVERS.mutants().size(),
                        Side.CLIENTS.mutants().size(),
                        Side.ON_TOP.mutants().size(),
                        Side.MANY,
                        KillMatrixProof.MANY,
                        KillSampleProof.MANY));
        for (Side side : Side.values()) {
            page.append(new KillPage(side, measured.apply(side)).chapters());
        }
        return page.toString().strip() + "\n";
    }

    private String chapters() {
        return mutants() + leftOpen() + suites() + unspecific();
    }

    private String of() {
        return switch (side) {
            case SERVERS -> "servers";
            case ON_TOP -> "servers of protocols on top";
            case CLIENTS -> "clients";
        };
    }

    private String mutants() {
        var chapter = new StringBuilder("\n## Mutants of %s\n\n".formatted(of()))
                .append("| Mutant | What it does wrong | Noticed by | For example |\n|---|---|---:|---|\n");
        for (Mutant mutant : side.mutants()) {
            List<String> killers = killers(mutant);
            boolean any = sensitivity.byAnyCase().contains(mutant.key());
            chapter.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            mutant.key(),
                            mutant.description(),
                            any ? "more than a third" : killers.size(),
                            killers.stream()
                                    .limit(EXAMPLES)
                                    .map(id -> "`" + id + "`")
                                    .collect(Collectors.joining(", "))));
        }
        return chapter.toString();
    }

    private String leftOpen() {
        Map<String, List<String>> byReason = side.mutants().stream()
                .filter(mutant -> mutant.leftOpen().isPresent())
                .collect(Collectors.groupingBy(
                        mutant -> mutant.leftOpen().orElseThrow(),
                        LinkedHashMap::new,
                        Collectors.mapping(Mutant::key, Collectors.toList())));
        return byReason.isEmpty()
                ? ""
                : lists("\n## Mutants of %s that no sentence forbids\n\n".formatted(of()), byReason);
    }

    private List<String> killers(Mutant mutant) {
        return sensitivity.byCase().entrySet().stream()
                .filter(each -> each.getValue().mutants().contains(mutant.key()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String suites() {
        var chapter = new StringBuilder("\n## Suites of %s\n\n".formatted(of()))
                .append("Mutants that more than a third of the cases notice are not counted here.\n\n")
                .append("| Suite | Cases | Mutants they notice | Cases that notice one |\n|---|---:|---:|---:|\n");
        bySuite()
                .forEach((suite, noticed) -> chapter.append("| %s | %d | %d | %d |\n"
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
        return chapter.toString();
    }

    private Map<String, List<Sensitivity.Noticed>> bySuite() {
        return side.cases().stream()
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

    private String unspecific() {
        return lists("\n## Cases of %s that notice no mutant of their own\n\n".formatted(of()), byReason());
    }

    private static String lists(String title, Map<String, List<String>> byReason) {
        var chapter = new StringBuilder(title);
        byReason.forEach((reason, ids) -> {
            chapter.append(reason).append("\n\n");
            ids.forEach(id -> chapter.append("- `").append(id).append("`\n"));
            chapter.append('\n');
        });
        return chapter.toString().stripTrailing() + "\n";
    }

    private Map<String, List<String>> byReason() {
        return sensitivity.byCase().entrySet().stream()
                .filter(each -> each.getValue().mutants().isEmpty())
                .collect(Collectors.groupingBy(
                        each -> each.getValue().reason(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }
}
