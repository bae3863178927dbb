package io.github.wsgauntlet.harness.proof.clients;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Counterparts;
import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.http.CompressionOffer;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A reference client with exactly one thing wrong.
 *
 * @param key {@code waive=} and a rule, or {@code defect=} and a defect
 * @param description what it does wrong, as a full sentence
 * @param requirements the requirements of a client that it breaks
 * @param byChance whether TCP has a say in which cases notice it
 * @param options how to start it
 */
public record ClientMutant(
        String key, String description, List<String> requirements, boolean byChance, ClientOptions options)
        implements Mutant {

    /** Return one mutant for each rule of a client, and one for each defect that it can have. */
    public static List<ClientMutant> all() {
        return Stream.concat(
                        Arrays.stream(Rule.values())
                                .filter(rule -> rule.concerns(EndpointRole.CLIENT))
                                .map(ClientMutant::waiving),
                        Arrays.stream(Defect.values())
                                .filter(defect -> defect.concerns(EndpointRole.CLIENT) && !defect.needsTls())
                                .map(ClientMutant::with))
                .toList();
    }

    private static ClientMutant waiving(Rule rule) {
        return new ClientMutant(
                "waive=" + rule.key(),
                "Does not keep to this: " + rule.message() + ".",
                ofClient(rule.requirements()),
                false,
                offering(rule).withWaived(Set.of(rule)));
    }

    /** That a window was not offered is no rule for whoever offers it. */
    private static ClientOptions offering(Rule rule) {
        return rule == Rule.CLIENT_WINDOW_WAS_OFFERED
                ? ClientOptions.defaults().withCompression(Optional.of(new CompressionOffer(false, false, false)))
                : ClientOptions.defaults();
    }

    private static ClientMutant with(Defect defect) {
        return new ClientMutant(
                "defect=" + defect.key(),
                defect.description(),
                ofClient(defect.requirements()),
                defect.dependsOnReads(),
                ClientOptions.defaults().withParts(Misbehaviour.of(defect)));
    }

    private static List<String> ofClient(List<String> requirements) {
        return requirements.stream()
                .map(Counterparts.load()::ofClient)
                .distinct()
                .toList();
    }

    /** Return WARN: who ends TCP first, and keys that repeat or count up, are no more than that. */
    @Override
    public Verdict noticing() {
        return Verdict.WARN;
    }

    /** How many connections a client makes is its own affair: none makes another one pay. */
    @Override
    public boolean harmsOthers() {
        return false;
    }

    @Override
    public boolean overTls() {
        return false;
    }

    @Override
    public Suite.Played play(List<Case> cases, RunOptions how) {
        return ClientSuite.play(options, cases, how);
    }

    @Override
    public String toString() {
        return key;
    }
}
