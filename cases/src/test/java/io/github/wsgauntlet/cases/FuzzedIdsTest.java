package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

final class FuzzedIdsTest {
    @Test
    void an_id_says_of_itself_that_it_is_made_up() {
        String id = FuzzedIds.of(Role.SERVER, "violation", "0a1b2c3d");
        assertThat(id).isEqualTo("fuzz/violation/0a1b2c3d");
        assertThat(FuzzedIds.has(id)).isTrue();
        assertThat(FuzzedIds.withoutFamily(id)).isEqualTo("violation/0a1b2c3d");
        assertThat(FuzzedIds.has("fuzz/*/0a1b2c3d")).isTrue();

        String ofClient = FuzzedIds.of(Role.CLIENT, "violation", "0a1b2c3d");
        assertThat(ofClient).isEqualTo("client/fuzz/violation/0a1b2c3d");
        assertThat(FuzzedIds.has(ofClient)).isTrue();
        assertThat(FuzzedIds.withoutFamily(ofClient)).isEqualTo("violation/0a1b2c3d");
        assertThat(FuzzedIds.has("fuzzy/violation/0a1b2c3d")).isFalse();
    }

    @Test
    void no_case_of_the_catalogue_is_made_up_or_played_beside_others() {
        assertThat(Catalogue.load().cases())
                .noneMatch(Case::fuzzed)
                .extracting(Case::group)
                .containsOnly("");
    }
}
