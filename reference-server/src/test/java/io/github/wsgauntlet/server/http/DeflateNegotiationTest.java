package io.github.wsgauntlet.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.http.DeflateNegotiation.Agreement;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered of permessage-deflate, and what is answered. */
class DeflateNegotiationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # offer | answer | server and client without context takeover | window bits of both
            permessage-deflate | permessage-deflate | false | false | 15 | 15
            permessage-deflate; server_no_context_takeover | permessage-deflate; server_no_context_takeover | true | \
            false | 15 | 15
            permessage-deflate; client_no_context_takeover | permessage-deflate; client_no_context_takeover | false | \
            true | 15 | 15
            permessage-deflate; server_max_window_bits=8 | permessage-deflate; server_max_window_bits=8 | false | \
            false | 8 | 15
            permessage-deflate; server_max_window_bits=9 | permessage-deflate; server_max_window_bits=9 | false | \
            false | 9 | 15
            permessage-deflate; server_max_window_bits=10 | permessage-deflate; server_max_window_bits=10 | false | \
            false | 10 | 15
            permessage-deflate; server_max_window_bits=15 | permessage-deflate; server_max_window_bits=15 | false | \
            false | 15 | 15
            permessage-deflate; server_max_window_bits="12" | permessage-deflate; server_max_window_bits=12 | false | \
            false | 12 | 15
            permessage-deflate; client_max_window_bits | permessage-deflate | false | false | 15 | 15
            permessage-deflate; client_max_window_bits=8 | permessage-deflate; client_max_window_bits=8 | false | \
            false | 15 | 8
            permessage-deflate; client_max_window_bits="1\\1" | permessage-deflate; client_max_window_bits=11 | false \
            | false | 15 | 11
            permessage-deflate; client_max_window_bits=15 | permessage-deflate; client_max_window_bits=15 | false | \
            false | 15 | 15
            permessage-deflate; client_max_window_bits=9; server_no_context_takeover; client_no_context_takeover; \
            server_max_window_bits=10 | permessage-deflate; client_max_window_bits=9; server_no_context_takeover; \
            client_no_context_takeover; server_max_window_bits=10 | true | true | 10 | 9
            """)
    void takes_what_is_valid(
            String offer, String answer, boolean serverAlone, boolean clientAlone, int serverBits, int clientBits) {
        DeflateParameters parameters = new DeflateParameters(serverAlone, clientAlone, serverBits, clientBits);
        assertThat(choose(offer)).contains(new Agreement(parameters, answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-foo",
                "permessage-bzip2",
                "x-webkit-deflate-frame",
                "Permessage-Deflate",
                "permessage-deflate; foo",
                "permessage-deflate; foo=1",
                "permessage-deflate; Server_No_Context_Takeover",
                "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
                "permessage-deflate; client_no_context_takeover; client_no_context_takeover",
                "permessage-deflate; server_max_window_bits=10; server_max_window_bits=10",
                "permessage-deflate; server_max_window_bits=10; server_max_window_bits=11",
                "permessage-deflate; client_max_window_bits; client_max_window_bits=10",
                "permessage-deflate; server_no_context_takeover=1",
                "permessage-deflate; client_no_context_takeover=true",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=0",
                "permessage-deflate; server_max_window_bits=7",
                "permessage-deflate; server_max_window_bits=16",
                "permessage-deflate; server_max_window_bits=4294967306", // 10, when cut to 32 bits
                "permessage-deflate; server_max_window_bits=08",
                "permessage-deflate; server_max_window_bits=010",
                "permessage-deflate; server_max_window_bits=-1",
                "permessage-deflate; server_max_window_bits=+9",
                "permessage-deflate; server_max_window_bits=8.0",
                "permessage-deflate; server_max_window_bits=abc",
                "permessage-deflate; server_max_window_bits=\"16\"",
                "permessage-deflate; client_max_window_bits=7",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=08",
                "permessage-deflate; client_max_window_bits=abc",
            })
    void declines_what_is_not(String offer) {
        assertThat(choose(offer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permessage-deflate; foo, permessage-deflate | permessage-deflate
            x-foo, permessage-deflate; server_max_window_bits=7, permessage-deflate; server_max_window_bits=10 | \
            permessage-deflate; server_max_window_bits=10
            permessage-deflate; server_max_window_bits=10, permessage-deflate | permessage-deflate; \
            server_max_window_bits=10
            permessage-deflate, permessage-deflate; server_max_window_bits=10 | permessage-deflate
            """)
    void takes_the_first_valid_offer(String offers, String answer) {
        assertThat(choose(offers).map(Agreement::element)).contains(answer);
    }

    // ---- waived rules ----

    private static final String WAIVED = """
            # rule | offer | answer of the lenient server
            DEFLATE_PARAMETERS_ARE_DEFINED | permessage-deflate; foo=1 | permessage-deflate
            DEFLATE_PARAMETERS_ARE_UNIQUE | permessage-deflate; server_max_window_bits=9; server_max_window_bits=8 | \
            permessage-deflate; server_max_window_bits=9
            NO_CONTEXT_TAKEOVER_HAS_NO_VALUE | permessage-deflate; server_no_context_takeover=1 | permessage-deflate; \
            server_no_context_takeover
            NO_CONTEXT_TAKEOVER_HAS_NO_VALUE | permessage-deflate; client_no_context_takeover=x | permessage-deflate; \
            client_no_context_takeover
            SERVER_MAX_WINDOW_BITS_HAS_A_VALUE | permessage-deflate; server_max_window_bits | permessage-deflate; \
            server_max_window_bits=15
            WINDOW_BITS_ARE_A_NUMBER | permessage-deflate; server_max_window_bits=abc | permessage-deflate; \
            server_max_window_bits=15
            WINDOW_BITS_ARE_A_NUMBER | permessage-deflate; client_max_window_bits=-1 | permessage-deflate; \
            client_max_window_bits=15
            WINDOW_BITS_HAVE_NO_LEADING_ZERO | permessage-deflate; server_max_window_bits=08 | permessage-deflate; \
            server_max_window_bits=8
            WINDOW_BITS_HAVE_NO_LEADING_ZERO | permessage-deflate; client_max_window_bits=010 | permessage-deflate; \
            client_max_window_bits=10
            WINDOW_BITS_ARE_8_TO_15 | permessage-deflate; server_max_window_bits=7 | permessage-deflate; \
            server_max_window_bits=15
            WINDOW_BITS_ARE_8_TO_15 | permessage-deflate; client_max_window_bits=16 | permessage-deflate; \
            client_max_window_bits=15
            WINDOW_BITS_ARE_8_TO_15 | permessage-deflate; client_max_window_bits=99999999999 | permessage-deflate; \
            client_max_window_bits=15
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WAIVED)
    void takes_one_more_offer_when_a_rule_is_waived(Rule rule, String offer, String answer) {
        assertThat(choose(offer, rule).map(Agreement::element)).contains(answer);
        assertThat(choose(offer)).isEmpty();
    }

    @Test
    void has_a_row_for_every_rule_about_offers() {
        assertThat(WAIVED.lines().filter(row -> !row.startsWith("#")).map(row -> row.substring(0, row.indexOf(' '))))
                .containsAll(Arrays.stream(Rule.values())
                        .filter(rule -> rule.code() == 101)
                        .map(Rule::name)
                        .toList());
    }

    private static Optional<Agreement> choose(String offers, Rule... waived) {
        List<ExtensionOffer> parsed = ExtensionOffer.parse(offers).orElseThrow();
        return new DeflateNegotiation(Rules.waiving(Set.of(waived))).choose(parsed);
    }
}
