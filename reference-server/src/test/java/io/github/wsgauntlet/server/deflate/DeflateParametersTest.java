package io.github.wsgauntlet.server.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateParametersTest {

    @Test
    void have_the_defaults_of_the_rfc() {
        assertThat(DeflateParameters.defaults()).isEqualTo(new DeflateParameters(false, false, 15, 15));
    }

    @Test
    void change_one_by_one() {
        assertThat(DeflateParameters.defaults().withServerNoContextTakeover())
                .isEqualTo(new DeflateParameters(true, false, 15, 15));
        assertThat(DeflateParameters.defaults().withClientNoContextTakeover())
                .isEqualTo(new DeflateParameters(false, true, 15, 15));
        assertThat(DeflateParameters.defaults().withServerMaxWindowBits(8))
                .isEqualTo(new DeflateParameters(false, false, 8, 15));
        assertThat(DeflateParameters.defaults().withClientMaxWindowBits(8))
                .isEqualTo(new DeflateParameters(false, false, 15, 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7, 16})
    void have_window_bits_of8_to15(int bits) {
        DeflateParameters defaults = DeflateParameters.defaults();
        assertThatThrownBy(() -> defaults.withServerMaxWindowBits(bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Window bits must be 8 to 15, not " + bits);
        assertThatThrownBy(() -> defaults.withClientMaxWindowBits(bits)).isInstanceOf(IllegalArgumentException.class);
    }
}
