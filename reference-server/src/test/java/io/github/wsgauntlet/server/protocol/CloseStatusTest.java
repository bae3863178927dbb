package io.github.wsgauntlet.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.client.ClientFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseStatusTest {

    @Test
    void encodesCodeAndReason() {
        assertThat(ClientFrames.hex(new CloseStatus(1001, "€").encode())).isEqualTo("03e9e282ac");
    }

    @Test
    void encodesNoCodeAsNothing() {
        assertThat(new CloseStatus(CloseStatus.NO_CODE, "").encode()).isEmpty();
    }

    @Test
    void decodesWhatItEncodes() {
        CloseStatus status = new CloseStatus(4999, "done");
        assertThat(CloseStatus.decode(status.encode())).isEqualTo(status);
        assertThat(CloseStatus.decode(new byte[0])).isEqualTo(new CloseStatus(1005, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1006, 1015, 1016, 2999, 5000, 65_535})
    void doesNotEncodeACodeThatMustNotBeSent(int code) {
        assertThatThrownBy(() -> new CloseStatus(code, "").encode())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Close code " + code + " must not be sent (RFC 6455 7.4)");
    }

    @Test
    void doesNotEncodeAReasonThatDoesNotFit() {
        assertThat(new CloseStatus(1000, "x".repeat(123)).encode()).hasSize(125);
        assertThatThrownBy(() -> new CloseStatus(1000, "x".repeat(124)).encode())
                .hasMessage("A Close reason has at most 123 bytes, not 124 (RFC 6455 5.5)");
    }
}
