package io.github.wsgauntlet.harness.proof.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import io.github.wsgauntlet.harness.adapter.KnownAdapter;
import io.github.wsgauntlet.harness.adapter.Wrapping;
import io.github.wsgauntlet.harness.proof.OneIn;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.proof.ServerMutant;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is played through an adapter says the same as without one: of the server that is right, and of servers with one
 * thing wrong, where it says anything.
 */
@Proof
class AdapterLawTest {
    private static final Sensitivity TOLD = Sensitivity.load(Role.SERVER);

    /** As many of the cases that notice a mutant are played, where there are more. */
    private static final int MOST_CASES = 25;

    static final List<String> MUTANTS = List.of(
            "waive=text-is-utf8",
            "waive=data-frames-rsv-zero",
            "waive=no-new-message-inside-a-message",
            "waive=length-16-is-minimal",
            "waive=compressed-data-is-valid",
            "defect=mask-continued-in-next-fragment",
            "defect=control-ends-the-message",
            "defect=noncharacters-refused",
            "defect=client-context-forgotten");

    @ParameterizedTest
    @EnumSource
    void a_server_that_is_right_is_right_through_an_adapter(Envelope envelope) throws Exception {
        Map<String, CaseResult> results = adapted(ServerOptions.defaults(), envelope, Suite.CATALOGUE.cases());
        EchoAdapter adapter = adapter(envelope);
        var wrong = new TreeMap<String, String>();
        int played = 0;
        for (Case each : Suite.CATALOGUE.cases()) {
            CaseResult result = results.get(each.id());
            boolean wrapped =
                    Wrapping.of(adapter, each.scenario()).whyNot().isEmpty();
            boolean mayBeSkipped = !wrapped || isNotOffered(each);
            played += wrapped && result.verdict() == Verdict.PASS ? 1 : 0;
            if (result.verdict() != Verdict.PASS && !(mayBeSkipped && result.verdict() == Verdict.SKIP)) {
                wrong.put(each.id(), result.verdict() + ": " + result.actual());
            }
        }
        System.out.println(envelope + " " + played);
        assertThat(wrong).isEmpty();
        assertThat(played).isGreaterThan(900);
    }

    private static boolean isNotOffered(Case asked) {
        return asked.needs().contains(Need.TLS) || asked.needs().contains(Need.TLS13);
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_is_the_same_fault_through_an_adapter(Envelope envelope) throws Exception {
        var unseen = new ArrayList<String>();
        var other = new TreeMap<String, String>();
        for (ServerMutant mutant : ServerMutant.all()) {
            if (System.getProperty("law.all") == null && !MUTANTS.contains(mutant.key())) continue;
            if (mutant.overTls()) continue;
            List<Case> cases = noticing(mutant);
            Map<String, CaseResult> plain = new ConcurrentHashMap<>(mutant.play(cases, RunOptions.standard()).results());
            Map<String, CaseResult> adapted = adapted(mutant.options(), envelope, cases);
            boolean seen = false;
            for (Case each : cases) {
                CaseResult result = adapted.get(each.id());
                if (result.verdict().atLeast(Verdict.STRICT)) {
                    seen |= mutant.requirements().contains(result.blamed());
                }
                if (result.verdict() != Verdict.SKIP && !said(result).equals(said(plain.get(each.id())))) {
                    other.put(mutant + " " + each.id(), said(result) + ", not " + said(plain.get(each.id())));
                }
            }
            if (!seen) {
                unseen.add(mutant.key());
            }
        }
        unseen.forEach(u -> System.out.println(envelope + " UNSEEN " + u));
        other.forEach((k, v) -> System.out.println(envelope + " OTHER " + k + " " + v));
        assertThat(unseen).isEmpty();
        assertThat(other).isEmpty();
    }

    private static List<Case> noticing(ServerMutant mutant) {
        List<Case> all = Suite.CATALOGUE.cases().stream()
                .filter(each -> TOLD.of(each.id()).orElseThrow().mutants().contains(mutant.key()))
                .toList();
        return OneIn.of(Math.max(1, Math.ceilDiv(all.size(), MOST_CASES)), all);
    }

    private static String said(CaseResult result) {
        return result.verdict() + " " + result.blamed();
    }

    private static EchoAdapter adapter(Envelope envelope) throws Exception {
        URL file = AdapterLawTest.class.getResource(envelope.adapter());
        return KnownAdapter.parse(file == null ? envelope.adapter() : Path.of(file.toURI()).toString());
    }

    private static Map<String, CaseResult> adapted(ServerOptions options, Envelope envelope, List<Case> cases)
            throws Exception {
        try (var server = ReferenceServer.start(options.withApplication(envelope.application()))) {
            ServerTarget target =
                    Suite.target(server.uri().resolve("/" + envelope.path())).withAdapter(adapter(envelope));
            Map<String, CaseResult> results = new ConcurrentHashMap<>();
            Run.prepare(target, cases, RunOptions.standard())
                    .execute(Yardstick.of(Optional.empty()), result -> results.put(result.id(), result));
            return results;
        }
    }
}
