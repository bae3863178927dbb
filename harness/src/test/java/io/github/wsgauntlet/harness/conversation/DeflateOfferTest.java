package io.github.wsgauntlet.harness.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.conversation.DeflateOffer.Flaw;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateOfferTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "; server_no_context_takeover; client_no_context_takeover",
                "; client_max_window_bits",
                "; client_max_window_bits=8; server_max_window_bits=15",
                "; server_max_window_bits=\"9\"",
            })
    void takes_what_the_rfc_allows(String parameters) {
        assertThat(flaw(parameters)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_PARAMETER, ; foo",
        "UNKNOWN_PARAMETER, ; Server_No_Context_Takeover",
        "DOUBLE_PARAMETER,  ; client_max_window_bits; client_max_window_bits=9",
        "INVALID_VALUE,     ; server_max_window_bits",
        "INVALID_VALUE,     ; server_max_window_bits=7",
        "INVALID_VALUE,     ; server_max_window_bits=16",
        "INVALID_VALUE,     ; client_max_window_bits=abc",
        "INVALID_VALUE,     ; server_no_context_takeover=1",
        "LEADING_ZERO,      ; client_max_window_bits=08",
    })
    void finds_what_is_wrong(Flaw flaw, String parameters) {
        assertThat(flaw(parameters)).isEqualTo(Optional.of(flaw));
    }

    @Test
    void accepts_the_first_offer_that_is_valid() {
        assertThat(DeflateOffer.accepted(head(
                        "permessage-deflate; foo, permessage-deflate; server_max_window_bits=9, permessage-deflate")))
                .isEqualTo(Optional.of(new DeflateAgreement(false, false, 9, 15)));
        assertThat(DeflateOffer.accepted(head("permessage-deflate; foo"))).isEmpty();
    }

    private static Optional<Flaw> flaw(String parameters) {
        return DeflateOffer.flaw(
                DeflateAgreement.in(head("permessage-deflate" + parameters)).getFirst());
    }

    private static HttpHead head(String extensions) {
        byte[] head = ("GET / HTTP/1.1\r\nSec-WebSocket-Extensions: " + extensions + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return HttpHead.parse(head, head.length).orElseThrow();
    }
}
