package io.github.wsgauntlet.harness.proof.kill;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.OneIn;
import io.github.wsgauntlet.harness.proof.ServerMutant;
import io.github.wsgauntlet.harness.proof.clients.ClientMutant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A side of the kill matrix: which mutants meet which cases, and what counts. */
enum Side {
    SERVERS(Role.SERVER, Verdict.STRICT, 64, 50),

    /** Who ends TCP first, and keys that repeat or count up, are no more than WARN. */
    CLIENTS(Role.CLIENT, Verdict.WARN, 16, 20);

    /** Of how many cases of which nothing is expected a mutant meets one. */
    static final int MANY = 16;

    private final Role role;
    private final Verdict noticing;
    private final int jobs;
    private final int differing;

    Side(Role role, Verdict noticing, int jobs, int differing) {
        this.role = role;
        this.noticing = noticing;
        this.jobs = jobs;
        this.differing = differing;
    }

    Role role() {
        return role;
    }

    /** Return the least verdict with which a case notices a mutant. */
    Verdict noticing() {
        return noticing;
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
        return Catalogue.load(role).cases().stream()
                .filter(each -> !each.scenario().takesTurns()) // Protocols above WebSocket have mutants of their own.
                .toList();
    }

    /**
     * Return the cases that are played against a mutant where all is measured. Those of servers that are turned around
     * show of a client what they show of a server: a mutant that servers can have, too, meets those which notice it
     * there, and one in {@value #MANY} of all.
     */
    List<Case> cases(Mutant mutant) {
        return switch (this) {
            case SERVERS -> cases();
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
        return switch (role) {
            case SERVER -> List.copyOf(ServerMutant.all());
            case CLIENT -> List.copyOf(ClientMutant.all());
        };
    }

    /** Return what the reports tell. */
    Sensitivity told() {
        return Sensitivity.load(role);
    }
}
