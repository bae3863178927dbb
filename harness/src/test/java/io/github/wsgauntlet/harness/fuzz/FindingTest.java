package io.github.wsgauntlet.harness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.fuzz.Player.Played;
import io.github.wsgauntlet.harness.run.Examiner;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final Scenario UNMASKED = Catalogue.load(LEDGER)
            .find("masking/unmasked/data[opcode=text,length=0]")
            .orElseThrow()
            .scenario();

    private static ReferenceServer lenient;

    @BeforeAll
    static void start() throws IOException {
        lenient = ReferenceServer.start(ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)));
    }

    @AfterAll
    static void stop() {
        lenient.close();
    }

    @Test
    void the_connections_of_a_finding_are_a_group_in_its_file_too() {
        Finding finding = found(Property.INTERLEAVING, List.of(UNMASKED, UNMASKED));
        assertThat(finding.cases())
                .extracting(Case::id, Case::group)
                .containsExactly(tuple(finding.id() + "-1", finding.id()), tuple(finding.id() + "-2", finding.id()));
        assertThat(CaseFileReader.parse("finding.yaml", FindingFile.yaml(finding, 1), LEDGER))
                .extracting(Case::group)
                .containsExactly(finding.id(), finding.id());
    }

    @Test
    void a_single_connection_is_no_group() {
        Finding finding = found(Property.VIOLATION, List.of(UNMASKED));
        assertThat(finding.wrong().id()).isEqualTo(finding.id());
        assertThat(finding.wrong().group()).isEmpty();
    }

    private static Finding found(Property property, List<Scenario> scenarios) {
        var examiner = Examiner.meet(Reach.standard().to("lenient", lenient.uri()), Patience.standard());
        Played played = new Player(examiner, LEDGER, Verdict.FAIL).play(property, scenarios, 1);
        return Finding.confirmed(property, 0, played, seed -> played);
    }
}
