package io.github.wsgauntlet.server.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.rule.Rule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The names of the defects and what is said of them. */
class DefectTest {

    @ParameterizedTest
    @EnumSource(Defect.class)
    void is_found_by_its_key_and_described_by_a_sentence(Defect defect) {
        assertThat(Defect.parse(defect.key())).isEqualTo(defect);
        assertThat(Defect.parse(defect.name())).isEqualTo(defect);
        assertThat(defect.key()).matches("[a-z0-9]+(-[a-z0-9]+)+");
        assertThat(defect.description()).matches("[A-Z].*[^.]\\.");
        assertThat(defect.requirements()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void has_a_key_and_a_description_of_its_own() {
        assertThat(Arrays.stream(Defect.values()).map(Defect::description)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Rule.values()).map(Rule::key))
                .doesNotContainAnyElementsOf(
                        Arrays.stream(Defect.values()).map(Defect::key).toList());
    }

    @Test
    void that_does_not_exist_is_refused_with_those_that_do() {
        assertThatThrownBy(() -> Defect.parse("no-such-defect"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no defect \"no-such-defect\". The defects are: accept-is-wrong, ");
    }
}
