package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.cases.catalogue.Sensitivity.Measured;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.OneIn;
import io.github.wsgauntlet.harness.proof.ServerMutant;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.proof.clients.ClientMutant;
import io.github.wsgauntlet.harness.proof.ontop.ProtocolMutant;
import io.github.wsgauntlet.harness.proof.ontop.ServedProtocol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A side of the kill matrix: which mutants meet which cases, and what counts. */
enum Side {
    SERVERS(Measured.SERVERS, 64, 50),

    /** Servers of protocols on top of WebSocket. */
    ON_TOP(Measured.ON_TOP, 64, 50),

    CLIENTS(Measured.CLIENTS, 16, 20);

    /** Of how many cases of which nothing is expected a mutant meets one. */
    static final int MANY = 16;

    private final Measured part;
    private final int jobs;
    private final int differing;

    Side(Measured part, int jobs, int differing) {
        this.part = part;
        this.jobs = jobs;
        this.differing = differing;
    }

    /** Return what the reports call it. */
    Measured part() {
        return part;
    }

    /** Return how many cases are played at a time: most of it is waiting, so that others can go on meanwhile. */
    int jobs() {
        return jobs;
    }

    /**
     * Return of how many kills one may differ from run to run: whether a client sends something before it ends is
     * a race more often than with a server.
     */
    int differing() {
        return differing;
    }

    List<Case> cases() {
        return switch (this) {
            case SERVERS -> Suite.CATALOGUE.cases();
            case ON_TOP -> ServedProtocol.onTop();
            case CLIENTS -> Catalogue.load(Role.CLIENT).cases();
        };
    }

    /**
     * Return the cases that are played against a mutant where all is measured. Those of servers that are turned around
     * show of a client what they show of a server: a mutant that servers can have, too, meets those which notice it
     * there, and one in {@value #MANY} of all.
     */
    List<Case> cases(Mutant mutant) {
        return switch (this) {
            case SERVERS, ON_TOP -> cases();
            case CLIENTS -> ofServersToo(mutant) ? noticedOfServers(mutant) : cases();
        };
    }

    private static boolean ofServersToo(Mutant mutant) {
        return SERVERS.mutants().stream().anyMatch(each -> each.key().equals(mutant.key()))
                && !SERVERS.told().byAnyCase().contains(mutant.key());
    }

    private List<Case> noticedOfServers(Mutant mutant) {
        Sensitivity ofServers = SERVERS.told();
        Set<Case> some = new HashSet<>(OneIn.of(MANY, cases()));
        return cases().stream()
                .filter(each -> some.contains(each)
                        || ofServers
                                .of(CaseIds.sideless(each.id()))
                                .map(noticed -> noticed.mutants().contains(mutant.key()))
                                .orElse(true))
                .toList();
    }

    List<Mutant> mutants() {
        return switch (this) {
            case SERVERS -> List.copyOf(ServerMutant.all());
            case ON_TOP -> List.copyOf(ProtocolMutant.all());
            case CLIENTS -> List.copyOf(ClientMutant.all());
        };
    }

    /** Return what the reports tell. */
    Sensitivity told() {
        return Sensitivity.load(part);
    }
}
