package io.github.wsgauntlet.cases.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Requirement.Role;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import org.junit.jupiter.api.Test;

final class CounterpartsTest {
    private static final Ledger LEDGER = Ledger.load();

    @Test
    void a_client_keeps_its_own_sentence_and_what_binds_both_as_it_stands() {
        Counterparts counterparts = Counterparts.load();
        assertThat(counterparts.ofClient("rfc6455-5.1-server-never-masks"))
                .isEqualTo("rfc6455-5.1-client-masks-all-frames");
        assertThat(counterparts.ofClient("rfc6455-5.1-client-masks-all-frames"))
                .isEqualTo("rfc6455-5.1-client-masks-all-frames");
    }

    @Test
    void no_case_of_a_client_cites_what_binds_a_server_alone() {
        assertThat(Catalogue.load(io.github.wsgauntlet.cases.Role.CLIENT).cases())
                .isNotEmpty()
                .flatExtracting(each -> each.requirements())
                .filteredOn(id -> LEDGER.find((String) id).orElseThrow().role() == Role.SERVER)
                .isEmpty();
    }

    @Test
    void refuses_what_is_not_in_the_ledger_with_its_line() {
        String text = "rfc6455-5.1-server-never-masks: rfc6455-5.1-client-masks\n";
        assertThatThrownBy(() -> Counterparts.parse("pairs.yaml", text, LEDGER))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith("pairs.yaml:1:")
                .hasMessageContaining("There is no requirement 'rfc6455-5.1-client-masks' in the ledger");
    }
}
