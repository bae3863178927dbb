package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.harness.plan.Choice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a case is about, without a target. */
@Command(
        name = "explain",
        description =
                "Explain a case: what it requires, what it sends, what it allows and why, and which faulty servers or"
                        + " clients it detects.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  wsgauntlet explain handshake/key/empty",
            "  wsgauntlet explain masking/unmasked",
            "  wsgauntlet explain client/handshake/accept",
            "  wsgauntlet explain 6.4.2"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CASE-ID", description = "The id of a case, ours or Autobahn's, or a glob over ids.")
    private String id = "";

    @Option(
            names = "--cases",
            paramLabel = "DIR",
            description = "Look among the case files in this directory and below it, too.")
    private Optional<Path> own = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = Terminal.out(spec);
        String between = "";
        Catalogue catalogue = Catalogue.load(CaseIds.side(id));
        Sensitivity sensitivity = Sensitivity.load(catalogue.side());
        Choice choice = Choice.standard().withInclude(List.of(id)).withOwn(own);
        Repertoire repertoire = choice.repertoire(catalogue);
        for (Case each : choice.cases(repertoire)) {
            out.print(between);
            explain(each, repertoire.ledger(), sensitivity, out);
            between = System.lineSeparator();
        }
        out.flush();
        return 0;
    }

    private static void explain(Case each, Ledger ledger, Sensitivity sensitivity, PrintWriter out) {
        out.println(each.id());
        out.println(each.title());
        part(
                "Required",
                each.requirements().stream()
                        .map(cited -> required(cited, ledger))
                        .toList(),
                out);
        part("Sent", Prose.steps(each.scenario()), out);
        part("Allowed, best first", Prose.expectation(each.expectation()), out);
        part(
                "Rests on a target that",
                each.restsOn().stream()
                        .map(foundation -> foundation.words() + " (" + foundation.id(each.side()) + ")")
                        .toList(),
                out);
        part("Why", each.why().lines().toList(), out);
        part(
                "Autobahn|Testsuite",
                each.autobahn().isEmpty() ? List.of() : List.of(String.join(", ", each.autobahn())),
                out);
        sensitivity.of(each.id()).ifPresent(noticed -> part(detects(each.side()), noticed(noticed, each), out));
    }

    private static String detects(Role side) {
        return switch (side) {
            case SERVER -> "Detects these servers, each with one fault";
            case CLIENT -> "Detects these clients, each with one fault";
        };
    }

    private static String required(String id, Ledger ledger) {
        Requirement requirement = ledger.find(id).orElseThrow();
        return requirement.says() + " (" + requirement.level().keyword() + ", " + requirement.reference() + ", " + id
                + ")";
    }

    private static List<String> noticed(Sensitivity.Noticed noticed, Case each) {
        if (noticed.mutants().isEmpty()) {
            return List.of("None: " + noticed.reason());
        }
        return switch (each.side()) {
            case SERVER ->
                noticed.mutants().stream()
                        .map(mutant -> "serve " + application(each) + "--" + mutant)
                        .toList();
            case CLIENT -> noticed.mutants();
        };
    }

    /** Return what has to be served: the suites of a protocol on top of WebSocket are named after it. */
    private static String application(Case each) {
        return each.scenario().takesTurns()
                ? "--application " + each.id().substring(0, each.id().indexOf('/')) + " "
                : "";
    }

    private static void part(String name, List<String> lines, PrintWriter out) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(name + ":");
            lines.forEach(line -> out.println("- " + line));
        }
    }
}
