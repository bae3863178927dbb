package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Role;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateAgreementTest {
    private static final DeflateAgreement PLAIN = new DeflateAgreement(false, false, 15, 15);

    @Test
    void agrees_on_what_the_answer_says() {
        assertThat(agreed("permessage-deflate")).isEqualTo(Optional.of(PLAIN));
        assertThat(agreed("x-other; a=b, permessage-deflate; server_no_context_takeover ; client_max_window_bits = 9"))
                .isEqualTo(Optional.of(new DeflateAgreement(true, false, 15, 9)));
        assertThat(agreed("permessage-deflate; client_no_context_takeover; server_max_window_bits=\"10\""))
                .isEqualTo(Optional.of(new DeflateAgreement(false, true, 10, 15)));
        assertThat(agreed("x-other")).isEmpty();
    }

    @Test
    void agrees_on_nothing_where_the_handshake_is_refused() {
        assertThat(agreed("400 Bad Request", "permessage-deflate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "=7", "=16", "=abc", "=99999999999"})
    void takes_a_window_size_that_is_none_for_absent(String value) {
        assertThat(agreed("permessage-deflate; server_max_window_bits" + value)).isEqualTo(Optional.of(PLAIN));
    }

    @Test
    void counts_windows_in_bytes() {
        var agreed = new DeflateAgreement(false, false, 8, 15);
        assertThat(agreed.window(Role.SERVER)).isEqualTo(256);
        assertThat(agreed.window(Role.CLIENT)).isEqualTo(32_768);
    }

    private static Optional<DeflateAgreement> agreed(String extensions) {
        return agreed("101 Fine", extensions);
    }

    private static Optional<DeflateAgreement> agreed(String status, String extensions) {
        byte[] head = ("HTTP/1.1 " + status + "\r\nSec-WebSocket-Extensions: " + extensions + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return DeflateAgreement.agreedIn(HttpHead.parse(head, head.length).orElseThrow());
    }
}
