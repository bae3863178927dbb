package io.github.wsgauntlet.harness.proof.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Role;
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
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is played through an adapter says the same as without one: of the server that is right, and of servers with one
 * thing wrong, where it says anything.
 */
@Proof
class AdapterLawTest {
    private static final Sensitivity TOLD = Sensitivity.load(Role.SERVER);

    /** As many of the cases that notice a mutant are played through each adapter, where there are more. */
    private static final int MOST_CASES = 6;

    /** What is wrong with these is wrong with the frames of messages, or with what they hold. */
    private static final List<String> MUTANTS = List.of(
            "waive=text-is-utf8",
            "waive=data-frames-rsv-zero",
            "waive=inflated-text-is-checked",
            "defect=control-ends-the-message",
            "defect=noncharacters-refused",
            "waive=client-frames-masked",
            "waive=continuation-frames-rsv-zero",
            "defect=empty-fragments-refused",
            "waive=text-has-no-surrogates");

    /** Each has a greeting or numbers to get right; the whole catalogue is played through one, which has both. */
    @ParameterizedTest
    @EnumSource
    void a_server_that_is_right_is_right_through_an_adapter(Envelope envelope) throws Exception {
        EchoAdapter adapter = adapter(envelope);
        List<Case> cases = OneIn.of(envelope == Envelope.CHAT ? 1 : 8, Suite.CATALOGUE.cases());
        Map<String, CaseResult> results = adapted(ServerOptions.defaults(), envelope, cases);
        List<Case> wrapped = cases.stream()
                .filter(each -> isWrapped(each, adapter) && !overTls(each))
                .toList();
        assertThat(wrapped)
                .hasSizeGreaterThan(cases.size() / 3)
                .allSatisfy(
                        each -> assertThat(said(each, results)).as(each.id()).startsWith("PASS"));
        assertThat(cases)
                .filteredOn(each -> !wrapped.contains(each))
                .allSatisfy(
                        each -> assertThat(said(each, results)).as(each.id()).containsPattern("^(PASS|SKIP)"));
    }

    private static boolean overTls(Case asked) {
        return asked.needs().contains(Need.TLS) || asked.needs().contains(Need.TLS13);
    }

    private static boolean isWrapped(Case asked, EchoAdapter adapter) {
        return Wrapping.of(adapter, asked.scenario()).whyNot().isEmpty();
    }

    static List<ServerMutant> mutants() {
        List<ServerMutant> some = ServerMutant.all().stream()
                .filter(mutant -> MUTANTS.contains(mutant.key()))
                .toList();
        assertThat(some).hasSameSizeAs(MUTANTS);
        return some;
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_fault_is_the_same_fault_through_each_adapter(ServerMutant mutant) throws Exception {
        for (Envelope envelope : Envelope.values()) {
            EchoAdapter adapter = adapter(envelope);
            List<Case> all = Suite.CATALOGUE.cases().stream()
                    .filter(each -> TOLD.of(each.id()).orElseThrow().mutants().contains(mutant.key()))
                    .filter(each -> isWrapped(each, adapter))
                    .toList();
            List<Case> cases = OneIn.of(Math.max(1, Math.ceilDiv(all.size(), MOST_CASES)), all);
            Map<String, CaseResult> plain =
                    mutant.play(cases, RunOptions.standard()).results();
            Map<String, CaseResult> results = adapted(mutant.options(), envelope, cases);
            List<Case> noticed = cases.stream()
                    .filter(each -> results.get(each.id()).verdict().atLeast(mutant.noticing()))
                    .toList();
            assertThat(noticed)
                    .as(envelope + " of " + cases.stream().map(Case::id).toList())
                    .isNotEmpty()
                    .allSatisfy(each -> {
                        assertThat(results.get(each.id()).blamed())
                                .as(envelope + " " + each.id())
                                .isEqualTo(plain.get(each.id()).blamed());
                        assertThat(results.get(each.id()).verdict())
                                .as(envelope + " " + each.id())
                                .isEqualTo(plain.get(each.id()).verdict());
                    });
            assertThat(noticed)
                    .as(envelope.name())
                    .anyMatch(each -> mutant.requirements()
                            .contains(results.get(each.id()).blamed()));
        }
    }

    private static String said(Case asked, Map<String, CaseResult> results) {
        CaseResult result = results.get(asked.id());
        return result.verdict() + ": " + result.actual();
    }

    private static EchoAdapter adapter(Envelope envelope) throws Exception {
        URL file = AdapterLawTest.class.getResource(envelope.adapter());
        return KnownAdapter.parse(
                file == null ? envelope.adapter() : Path.of(file.toURI()).toString());
    }

    private static Map<String, CaseResult> adapted(ServerOptions options, Envelope envelope, List<Case> cases)
            throws Exception {
        try (var server = ReferenceServer.start(options.withApplication(envelope.application()))) {
            ServerTarget target =
                    Suite.target(server.uri().resolve("/" + envelope.path())).withAdapter(adapter(envelope));
            var results = new ConcurrentLinkedQueue<CaseResult>();
            RunFooter footer = Run.prepare(target, cases, RunOptions.standard())
                    .execute(Yardstick.of(Optional.empty()), results::add);
            return Suite.Played.of(results, footer).results();
        }
    }
}
