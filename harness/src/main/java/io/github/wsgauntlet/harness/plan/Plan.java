package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.run.RunOptions;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a run: all that is decided before it begins, whoever has decided it. Equal plans mean the same run.
 *
 * @param peer whom the run is against
 * @param repertoire what the cases were chosen from, and baselines may name, with the ledger that they cite
 * @param cases the cases to play, or to play a part of
 * @param options how many are played at a time, how patiently, and which part of them
 * @param fuzzing what is made up and played after the cases; what the gate lets fail is a finding, whatever these
 *     options say. Empty if nothing is made up
 * @param gate what is expected of the peer
 * @param reports what the run leaves
 */
public record Plan(
        Peer peer,
        Repertoire repertoire,
        List<Case> cases,
        RunOptions options,
        Optional<FuzzOptions> fuzzing,
        Gate gate,
        Reports reports) {
    public Plan {
        cases = List.copyOf(cases);
        fuzzing = fuzzing.map(made -> made.withThreshold(gate.failOn().orFail()));
    }

    /** Return all cases that may be played, whose ids baselines may name. */
    Catalogue known() {
        return repertoire.all().with(cases);
    }

    /** Return the same plan with other reports. */
    public Plan withReports(Reports others) {
        return new Plan(peer, repertoire, cases, options, fuzzing, gate, others);
    }
}
