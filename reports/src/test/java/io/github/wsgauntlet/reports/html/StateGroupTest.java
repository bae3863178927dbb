package io.github.wsgauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateGroupTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    legal                      | LEGAL     | legal
                    said before the answer     | LEGAL     | said before the answer
                    violated: unmasked         | VIOLATED  | unmasked
                    closed                     | CLOSED    | closed
                    closed twice               | CLOSED    | closed twice
                    closed, and more said      | CLOSED    | closed, and more said
                    cut off                    | CLOSED    | cut off
                    handshake: refuse strict   | HANDSHAKE | refuse strict
                    offer: valid               | OFFER     | valid
                    any bytes                  | BYTES     | any bytes
                    closed thrice              | OTHER     | closed thrice
                    violated                   | OTHER     | violated
                    """)
    void a_state_has_a_group_and_a_name_in_it(String state, StateGroup group, String label) {
        assertThat(StateGroup.of(state)).isEqualTo(group);
        assertThat(group.label(state)).isEqualTo(label);
    }
}
