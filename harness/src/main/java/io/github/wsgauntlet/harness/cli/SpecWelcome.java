package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.plan.AutobahnSpec;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.plan.Reports;
import io.github.wsgauntlet.harness.plan.Series.Overview;
import io.github.wsgauntlet.harness.reception.Guests;
import io.github.wsgauntlet.harness.reception.Menu;
import io.github.wsgauntlet.harness.run.Transcripts;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Lets clients come as a spec of Autobahn|Testsuite asks for, and leaves one report of all. */
final class SpecWelcome {
    private static final Path USUAL_DIRECTORY = Path.of("./reports/clients");

    private final String file;
    private final AutobahnSpec spec;
    private final AutobahnVerdicts verdicts;
    private final Catalogue catalogue = Catalogue.load(Role.CLIENT);

    /**
     * Prepare to let them come.
     *
     * @param file what the spec is called
     * @param spec the spec
     * @param verdicts by whose rules the report says how they behaved
     */
    SpecWelcome(String file, AutobahnSpec spec, AutobahnVerdicts verdicts) {
        this.file = file;
        this.spec = spec;
        this.verdicts = verdicts;
    }

    /**
     * Let them come until it is over.
     *
     * @param port where, on all addresses of this machine
     * @param security who this server is, to clients that come over TLS; nothing where they come without
     * @param out where the results go
     * @param err where it is said what of the spec has no effect
     * @return the exit code, by what the report says
     * @throws IllegalArgumentException if the spec asks for nothing that can be played; the message names it
     * @throws IOException if nobody can listen there
     */
    int at(int port, Optional<SSLContext> security, PrintWriter out, PrintWriter err) throws IOException {
        List<Case> cases = SpecRun.naming(file, () -> spec.cases().numbered(catalogue));
        spec.remarks(catalogue).forEach(remark -> Main.warn(err, file + ": " + remark));
        var menu = new Menu(
                cases,
                Ledger.load(),
                SpecWelcome::id,
                (agent, each) -> spec.cases().leavesOut(agent, id(each)),
                verdicts);
        Patience patience = spec.patience(Patience.standard().withRetries(0));
        var guests = new Guests(menu, patience);
        var written = new WrittenGuests(
                guests,
                new Reports(spec.directory().orElse(USUAL_DIRECTORY), Set.of(), Transcripts.ALL),
                Gate.standard().yardstick(catalogue, LocalDate.now(ZoneOffset.UTC)),
                Overview.of(verdicts));
        String words = "Ok, will run " + cases.size() + " test cases for any clients connecting to ";
        return new Welcome(guests, patience, security, written).at(port, url -> words + url, out);
    }

    private static String id(Case each) {
        return each.autobahn().getFirst();
    }
}
