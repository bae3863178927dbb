package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.AutobahnIds;
import io.github.wsgauntlet.cases.catalogue.CaseHead;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Coverage;
import io.github.wsgauntlet.cases.catalogue.Heads;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.plan.Choice;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Lists the cases. */
@Command(name = "list", description = "List the cases.")
final class ListCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %12s %8s %8s%n";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--json",
            description = "Print one JSON array with id, title, level, section, requirements and autobahn ids.")
    private boolean json;

    @Option(names = "--clients", description = "List the cases that clients are put to, not those of servers.")
    private boolean clients;

    @Option(
            names = "--coverage",
            description =
                    "Print for each section of the RFCs how many requirements of a server there are, or with --clients"
                            + " of a client, how many a case cites, and why the others have none.")
    private boolean coverage;

    @ArgGroup(validate = false, heading = "%nWhich cases:%n")
    private SelectionOptions selection = new SelectionOptions();

    @Override
    public Integer call() {
        HarmlessWriter out = Terminal.out(spec);
        if (coverage) {
            refuseOthers();
            Ledger ledger = Ledger.load();
            print(
                    clients
                            ? Coverage.ofClients(ledger, Catalogue.load(Role.CLIENT))
                            : Coverage.of(ledger, Catalogue.load(ledger)),
                    out);
            out.flush();
            return 0;
        }
        Choice choice = selection.choice(clients ? Role.CLIENT : Role.SERVER);
        List<CaseHead> cases = choice.own().isPresent() ? withOwn(choice) : builtIn(choice);
        if (json) {
            out.raw()
                    .println(JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(
                                    cases.stream().map(ListCommand::asMap).toList()));
        } else {
            cases.forEach(each -> out.println(each.id() + "  " + each.title()));
        }
        out.flush();
        return 0;
    }

    private List<CaseHead> builtIn(Choice choice) {
        Heads heads = Catalogue.load(clients ? Role.CLIENT : Role.SERVER).heads();
        choice.remarks(heads).forEach(remark -> Main.warn(Terminal.err(spec), remark));
        return heads.select(
                AutobahnIds.resolved(choice.include(), heads), AutobahnIds.resolved(choice.exclude(), heads));
    }

    private List<CaseHead> withOwn(Choice choice) {
        Catalogue catalogue = Catalogue.load(clients ? Role.CLIENT : Role.SERVER);
        Repertoire repertoire = choice.repertoire(catalogue);
        choice.remarks(repertoire.all().heads()).forEach(remark -> Main.warn(Terminal.err(spec), remark));
        return choice.cases(repertoire).stream().map(CaseHead::of).toList();
    }

    /** Coverage is of the whole catalogue. */
    private void refuseOthers() {
        if (json || !selection.everything()) {
            throw new ParameterException(spec.commandLine(), "--coverage can be combined with --clients only.");
        }
    }

    private static void print(Coverage coverage, PrintWriter out) {
        out.printf(ROW, "section", "requirements", "covered", "reasons");
        coverage.sections()
                .forEach(section ->
                        out.printf(ROW, section.name(), section.rows().size(), section.covered(), section.reasons()));
        long covered = coverage.rows().size() - coverage.uncovered().size();
        long reasons = coverage.uncovered().stream()
                .filter(row -> row.reason().isPresent())
                .count();
        out.printf(ROW, "all", coverage.rows().size(), covered, reasons);
        out.println();
        out.println("Without a case:");
        coverage.uncovered()
                .forEach(row ->
                        out.println(row.requirement().id() + "  " + row.reason().orElse("no reason is known")));
    }

    private static Map<String, Object> asMap(CaseHead each) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", each.id());
        map.put("title", each.title());
        map.put("level", each.level().keyword());
        map.put("section", each.section());
        map.put("requirements", each.requirements());
        map.put("autobahn", each.autobahn());
        return map;
    }
}
