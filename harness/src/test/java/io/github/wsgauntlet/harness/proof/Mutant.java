package io.github.wsgauntlet.harness.proof;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A reference server with exactly one thing wrong.
 *
 * @param key the option of {@code serve} that starts it: {@code waive=} and a rule, or {@code defect=} and a defect
 * @param description what it does wrong, as a full sentence
 * @param requirements the requirements of the ledger that it breaks
 * @param harmsOthers whether the harm is done to another connection than the one that provokes it
 * @param byChance whether TCP has a say in which cases notice it
 * @param options how to start it
 */
public record Mutant(
        String key,
        String description,
        List<String> requirements,
        boolean harmsOthers,
        boolean byChance,
        ServerOptions options) {

    /** Return one mutant for each rule and one for each defect. */
    public static List<Mutant> all() {
        return Stream.concat(
                        Arrays.stream(Rule.values()).map(Mutant::waiving),
                        Arrays.stream(Defect.values()).map(Mutant::with))
                .toList();
    }

    private static Mutant waiving(Rule rule) {
        return new Mutant(
                "waive=" + rule.key(),
                "Does not keep clients to this: " + rule.message() + ".",
                rule.requirements(),
                false,
                false,
                ServerOptions.defaults().withWaived(Set.of(rule)));
    }

    private static Mutant with(Defect defect) {
        return new Mutant(
                "defect=" + defect.key(),
                defect.description(),
                defect.requirements(),
                defect.outlivesConnection(),
                defect.dependsOnReads(),
                ServerOptions.defaults().withParts(Misbehaviour.of(defect)));
    }

    @Override
    public String toString() {
        return key;
    }
}
