package io.github.wsgauntlet.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.client.ClientFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseStatusTest {

    @Test
    void encodes_code_and_reason() {
        assertThat(ClientFrames.hex(new CloseStatus(1001, "€").encode())).isEqualTo("03e9e282ac");
    }

    @Test
    void encodes_no_code_as_nothing() {
        assertThat(new CloseStatus(CloseStatus.NO_CODE, "").encode()).isEmpty();
    }

    @Test
    void decodes_what_it_encodes() {
        CloseStatus status = new CloseStatus(4999, "done");
        assertThat(CloseStatus.decode(status.encode())).isEqualTo(status);
        assertThat(CloseStatus.decode(new byte[0])).isEqualTo(new CloseStatus(1005, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1006, 1015, 1016, 2999, 5000, 65_535})
    void does_not_encode_a_code_that_must_not_be_sent(int code) {
        assertThatThrownBy(() -> new CloseStatus(code, "").encode())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Close code " + code + " must not be sent (RFC 6455 7.4)");
    }

    @Test
    void does_not_encode_a_reason_that_does_not_fit() {
        assertThat(new CloseStatus(1000, "x".repeat(123)).encode()).hasSize(125);
        assertThatThrownBy(() -> new CloseStatus(1000, "x".repeat(124)).encode())
                .hasMessage("A Close reason has at most 123 bytes, not 124 (RFC 6455 5.5)");
    }
}
