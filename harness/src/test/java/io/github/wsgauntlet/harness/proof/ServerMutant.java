package io.github.wsgauntlet.harness.proof;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.cli.Localhost;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.net.Security;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
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
public record ServerMutant(
        String key,
        String description,
        List<String> requirements,
        boolean harmsOthers,
        boolean byChance,
        ServerOptions options)
        implements Mutant {

    /** Return one mutant for each rule of a server, and one for each defect that it can have. */
    public static List<ServerMutant> all() {
        return Stream.concat(
                        Arrays.stream(Rule.values())
                                .filter(rule -> rule.concerns(EndpointRole.SERVER))
                                .map(ServerMutant::waiving),
                        Arrays.stream(Defect.values())
                                .filter(defect -> defect.concerns(EndpointRole.SERVER))
                                .map(ServerMutant::with))
                .toList();
    }

    private static ServerMutant waiving(Rule rule) {
        return new ServerMutant(
                "waive=" + rule.key(),
                "Does not keep clients to this: " + rule.message() + ".",
                rule.requirements(),
                false,
                false,
                ServerOptions.defaults().withWaived(Set.of(rule)));
    }

    private static ServerMutant with(Defect defect) {
        return new ServerMutant(
                "defect=" + defect.key(),
                defect.description(),
                defect.requirements(),
                defect.outlivesConnection(),
                defect.dependsOnReads(),
                speaking(defect).withParts(Misbehaviour.of(defect)));
    }

    private static ServerOptions speaking(Defect defect) {
        return defect.needsTls() ? ServerOptions.defaults().withTls(Localhost.server()) : ServerOptions.defaults();
    }

    @Override
    public Verdict noticing() {
        return Verdict.STRICT;
    }

    @Override
    public boolean overTls() {
        return options.security() instanceof Security.Tls;
    }

    @Override
    public Suite.Played play(List<Case> cases, RunOptions how) throws IOException {
        try (var server = ReferenceServer.start(options)) {
            return Suite.play(server.uri(), cases, how);
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
