package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen in an answer to an offer of permessage-deflate (RFC 7692 7.1). */
class ExtensionInvariantsTest {
    private static final Ledger LEDGER = Ledger.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate | permessage-deflate",
                "permessage-deflate | permessage-deflate; server_no_context_takeover; server_max_window_bits=12",
                "permessage-deflate | permessage-deflate; client_no_context_takeover",
                "permessage-deflate; server_max_window_bits=10 | permessage-deflate; server_max_window_bits=9",
                "permessage-deflate; server_max_window_bits=\"10\" | permessage-deflate; server_max_window_bits=10",
                "permessage-deflate; client_max_window_bits | permessage-deflate; client_max_window_bits=\"15\"",
                "permessage-deflate; client_max_window_bits=9 | permessage-deflate; client_max_window_bits=11",
                // the answer fits the second offer, and no other
                "permessage-deflate; server_no_context_takeover, permessage-deflate | permessage-deflate",
                // no offer is valid: what is wrong with any answer is for the case to say
                "permessage-deflate; foo | permessage-deflate",
            })
    void sees_nothing_wrong_in_an_answer_that_fits(String offer, String answer) {
        assertThat(breaches(offer, answer)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rfc7692-7-four-parameters-defined | FAIL | permessage-deflate | permessage-deflate; foo",
                "rfc7692-5-agreed-params-self-sufficient | FAIL | permessage-deflate"
                        + "| permessage-deflate; client_no_context_takeover; client_no_context_takeover",
                "rfc7692-5-no-rsv1-conflict | FAIL | permessage-deflate | permessage-deflate, permessage-deflate",
                "rfc7692-5-no-rsv1-conflict | FAIL | x-webkit-deflate-frame, permessage-deflate"
                        + "| permessage-deflate, x-webkit-deflate-frame",
                "rfc7692-7.1.1.1-snct-no-value | FAIL | permessage-deflate"
                        + "| permessage-deflate; server_no_context_takeover=1",
                "rfc7692-7.1.1.2-cnct-no-value | FAIL | permessage-deflate"
                        + "| permessage-deflate; client_no_context_takeover=true",
                "rfc7692-7.1.1.1-snct-accept-must-repeat | FAIL | permessage-deflate; server_no_context_takeover"
                        + "| permessage-deflate",
                "rfc7692-7.1.2.1-smwb-value-grammar | FAIL | permessage-deflate"
                        + "| permessage-deflate; server_max_window_bits",
                "rfc7692-7.1.2.1-smwb-value-grammar | FAIL | permessage-deflate"
                        + "| permessage-deflate; server_max_window_bits=16",
                "rfc7692-7.1.2.1-smwb-value-grammar | STRICT | permessage-deflate"
                        + "| permessage-deflate; server_max_window_bits=010",
                "rfc7692-7.1.2.1-smwb-not-greater-than-offer | FAIL | permessage-deflate; server_max_window_bits=10"
                        + "| permessage-deflate; server_max_window_bits=11",
                "rfc7692-7.1.2.1-smwb-accept-must-repeat | FAIL | permessage-deflate; server_max_window_bits=10"
                        + "| permessage-deflate",
                "rfc7692-7.1.2.1-smwb-accept-must-repeat | WARN | permessage-deflate; server_max_window_bits=15"
                        + "| permessage-deflate",
                "rfc7692-7.1.2.2-cmwb-never-unsolicited | FAIL | permessage-deflate"
                        + "| permessage-deflate; client_max_window_bits=12",
                "rfc7692-7.1.2.2-cmwb-answer-has-value | FAIL | permessage-deflate; client_max_window_bits"
                        + "| permessage-deflate; client_max_window_bits",
            })
    void sees_each_breach(String requirement, Verdict verdict, String offer, String answer) {
        List<Breach> breaches = breaches(offer, answer);
        assertThat(breaches).extracting(Breach::requirement).containsExactly(requirement);
        assertThat(breaches).extracting(Breach::verdict).containsExactly(verdict);
        assertThat(LEDGER.find(requirement)).isPresent();
    }

    private static List<Breach> breaches(String offer, String answer) {
        return ExtensionInvariants.parameters(head("GET / HTTP/1.1", offer), head("HTTP/1.1 101 Fine", answer));
    }

    private static HttpHead head(String startLine, String extensions) {
        byte[] bytes = (startLine + "\r\nSec-WebSocket-Extensions: " + extensions + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return HttpHead.parse(bytes, bytes.length).orElseThrow();
    }
}
