package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read back as it was. */
final class CaseFileRoundTripTest {

    /** The cases of a suite, each under an id without values in brackets. */
    record Suite(String name, List<Case> cases) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void built_in_cases_come_back_equal(Suite suite) {
        comesBackEqual(suite.cases());
    }

    static Stream<Suite> suites() {
        Map<String, List<Case>> bySuite = new LinkedHashMap<>();
        for (Case each : Catalogue.load(CaseFile.LEDGER).cases()) {
            String family = each.id().replaceFirst("\\[.*", "");
            String suite = family.substring(0, family.lastIndexOf('/'));
            List<Case> cases = bySuite.computeIfAbsent(suite, name -> new ArrayList<>());
            cases.add(CaseArbitraries.renamed(each, suite + "/case-" + cases.size()));
        }
        return bySuite.entrySet().stream().map(suite -> new Suite(suite.getKey(), suite.getValue()));
    }

    @Property
    void cases_of_all_that_can_be_said_come_back_equal(@ForAll("anyCases") List<Case> cases) {
        comesBackEqual(cases);
    }

    @Provide
    Arbitrary<List<Case>> anyCases() {
        return CaseArbitraries.suites();
    }

    private static void comesBackEqual(List<Case> cases) {
        String text = CaseFileWriter.yaml("Written by a test.", cases);
        assertThat(CaseFileReader.parse("written.yaml", text, CaseFile.LEDGER)).isEqualTo(cases);
        assertThat(CaseFileSchema.faults(text)).isEmpty();
    }
}
