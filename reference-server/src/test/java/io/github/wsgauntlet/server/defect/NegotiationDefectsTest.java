package io.github.wsgauntlet.server.defect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake.Accepted;
import io.github.wsgauntlet.server.http.OpeningHandshake.Outcome;
import io.github.wsgauntlet.server.http.OpeningHandshake.Refused;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server with a defect answers to offers of compression, and what it takes for agreed. */
class NegotiationDefectsTest {

    private static final String FIELD = "Sec-WebSocket-Extensions: ";

    @ParameterizedTest
    @CsvSource({
        "DEFLATE_PARAMETER_INVENTED, pd, pd; level=9",
        "DEFLATE_PARAMETER_DOUBLED, pd; cnct; smwb=9, pd; cnct; cnct; smwb=9",
        "DEFLATE_ACCEPTED_TWICE, pd; snct, 'pd; snct, pd; snct'",
        "DEFLATE_OFFERS_ALL_REPEATED, 'x; y, pd; smwb=9, pd', 'x; y, pd; smwb=9, pd'",
        "FIRST_DEFLATE_OFFER_REPEATED, 'x; y, pd; foo, pd', pd; foo",
        "SERVER_NO_CONTEXT_TAKEOVER_UNREPEATED, pd; snct; smwb=9, pd; smwb=9",
        "SERVER_NO_CONTEXT_TAKEOVER_VALUED, pd; snct, pd; snct=1",
        "CLIENT_NO_CONTEXT_TAKEOVER_VALUED, pd; cnct, pd; cnct=1",
        "SERVER_MAX_WINDOW_BITS_UNREPEATED, pd; smwb=12; snct, pd; snct",
        "SERVER_MAX_WINDOW_BITS_RAISED, pd; smwb=12, pd; smwb=15",
        "SERVER_MAX_WINDOW_BITS_ZERO_LED, pd; smwb=12, pd; smwb=012",
        "SERVER_MAX_WINDOW_BITS_UNVALUED, pd; smwb=12, pd; smwb",
        "SERVER_MAX_WINDOW_BITS_OF_7, pd; smwb=12, pd; smwb=7",
        "CLIENT_MAX_WINDOW_BITS_UNASKED, pd, pd; cmwb=15",
        "CLIENT_MAX_WINDOW_BITS_UNASKED, pd; cmwb, pd",
        "CLIENT_MAX_WINDOW_BITS_UNVALUED, pd; cmwb, pd; cmwb",
        "CLIENT_MAX_WINDOW_BITS_UNVALUED, pd; cmwb=9, pd; cmwb=9",
        "CLIENT_MAX_WINDOW_BITS_OF_16, pd; cmwb, pd; cmwb=16",
        "CLIENT_CONTEXT_FORGOTTEN_AT_A_HINT, pd; cnct; snct, pd; snct",
        "CLIENT_WINDOW_SMALLER_AT_A_HINT, pd; cmwb=9; snct, pd; snct",
        "DECLINED_DEFLATE_ACCEPTED, pd; foo, pd",
        "DECLINED_DEFLATE_ACCEPTED, pd; snct, pd; snct",
    })
    void offers_are_answered_wrongly(Defect defect, String offers, String answer) {
        assertThat(extensions(accepted(defect, FIELD + written(offers)))).containsExactly(FIELD + written(answer));
    }

    /** The parameters are those that the server keeps, in the order of the record. */
    @ParameterizedTest
    @CsvSource({
        "SERVER_CONTEXT_TAKEN_OVER, pd; snct; cnct; smwb=9; cmwb=10, false, true, 9, 10",
        "SERVER_WINDOW_TOO_LARGE, pd; snct; cnct; smwb=9; cmwb=10, true, true, 15, 10",
        "SERVER_WINDOW_OF_512_FOR_256, pd; smwb=8, false, false, 9, 15",
        "SERVER_WINDOW_OF_512_FOR_256, pd; smwb=10, false, false, 10, 15",
        "CLIENT_CONTEXT_FORGOTTEN, pd; smwb=9, false, true, 9, 15",
        "CLIENT_WINDOW_OF_16_KIB, pd; snct, true, false, 15, 14",
        "CLIENT_WINDOW_OF_16_KIB, pd; cmwb=9, false, false, 15, 9",
    })
    void what_is_agreed_is_not_kept(
            Defect defect,
            String offer,
            boolean serverNoContextTakeover,
            boolean clientNoContextTakeover,
            int serverMaxWindowBits,
            int clientMaxWindowBits) {
        Accepted accepted = accepted(defect, FIELD + written(offer));

        assertThat(extensions(accepted)).containsExactly(FIELD + written(offer));
        assertThat(accepted.handshake().compression())
                .contains(new DeflateParameters(
                        serverNoContextTakeover, clientNoContextTakeover, serverMaxWindowBits, clientMaxWindowBits));
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT_CONTEXT_FORGOTTEN_AT_A_HINT, pd; cnct, false, true, 15, 15",
        "CLIENT_WINDOW_SMALLER_AT_A_HINT, pd; cmwb=9, false, false, 15, 9",
        "DEFLATE_OFFERS_ALL_REPEATED, pd; foo, false, false, 15, 15",
        "FIRST_DEFLATE_OFFER_REPEATED, 'pd; foo, pd; smwb=9', false, false, 9, 15",
        "DECLINED_DEFLATE_ACCEPTED, pd; foo, false, false, 15, 15",
        "DECLINED_DEFLATE_USED, pd; foo, false, false, 15, 15",
    })
    void what_is_not_answered_is_taken_for_agreed(
            Defect defect,
            String offers,
            boolean serverNoContextTakeover,
            boolean clientNoContextTakeover,
            int serverMaxWindowBits,
            int clientMaxWindowBits) {
        assertThat(accepted(defect, FIELD + written(offers)).handshake().compression())
                .contains(new DeflateParameters(
                        serverNoContextTakeover, clientNoContextTakeover, serverMaxWindowBits, clientMaxWindowBits));
    }

    @Test
    void a_declined_offer_is_used_without_an_answer() {
        assertThat(extensions(accepted(Defect.DECLINED_DEFLATE_USED, FIELD + written("pd; foo"))))
                .isEmpty();
    }

    @Test
    void a_handshake_is_refused_for_its_offer() {
        assertThat(outcome(Defect.DECLINED_DEFLATE_REFUSED, FIELD + written("pd; foo")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.response().status()).isEqualTo(400));
        assertThat(outcome(Defect.DECLINED_DEFLATE_REFUSED, FIELD + written("pd; foo, pd")))
                .isInstanceOf(Accepted.class);
        assertThat(outcome(Defect.DECLINED_DEFLATE_REFUSED, FIELD + "x")).isInstanceOf(Accepted.class);
    }

    @Test
    void offers_in_several_lines_are_one_list() {
        Accepted accepted =
                accepted(Defect.DEFLATE_OFFERS_ALL_REPEATED, FIELD + written("pd; foo"), FIELD + written("pd; snct"));
        assertThat(extensions(accepted)).containsExactly(FIELD + written("pd; foo, pd; snct"));
        assertThat(accepted.handshake().compression()).contains(new DeflateParameters(true, false, 15, 15));
    }

    @ParameterizedTest
    @CsvSource({
        "DEFLATE_PARAMETER_INVENTED, x-other",
        "DEFLATE_OFFERS_ALL_REPEATED, x-other",
        "DECLINED_DEFLATE_ACCEPTED, x-other",
        "DECLINED_DEFLATE_USED, x-other",
        "CLIENT_CONTEXT_FORGOTTEN, x-other",
    })
    void other_extensions_are_declined_as_ever(Defect defect, String offer) {
        Accepted accepted = accepted(defect, FIELD + offer);

        assertThat(extensions(accepted)).isEmpty();
        assertThat(accepted.handshake().compression()).isEmpty();
    }

    @Test
    void a_foreign_extension_stands_beside_the_one_that_was_offered() {
        assertThat(extensions(accepted(Defect.EXTENSION_FOREIGN, FIELD + written("pd"))))
                .containsExactly(FIELD + written("pd"), FIELD + "x-none-of-these");
    }

    @Test
    void no_empty_field_stands_beside_an_answer() {
        assertThat(extensions(accepted(Defect.EXTENSIONS_EMPTY, FIELD + written("pd"))))
                .containsExactly(FIELD + written("pd"));
        assertThat(extensions(accepted(Defect.EXTENSIONS_EMPTY, FIELD + "x-other")))
                .containsExactly(FIELD);
    }

    private static Accepted accepted(Defect defect, String... lines) {
        return (Accepted) outcome(defect, lines);
    }

    private static Outcome outcome(Defect defect, String... lines) {
        Opening clean = ServerOptions.defaults().blueprint().opening(Trace.OFF);
        byte[] request = TestClient.request(lines).getBytes(ISO_8859_1);
        return Misbehaviour.of(defect)
                .get()
                .opening(clean)
                .read(ByteBuffer.wrap(request))
                .orElseThrow();
    }

    private static List<String> extensions(Accepted accepted) {
        return accepted.response()
                .fields()
                .lines()
                .filter(line -> line.startsWith(FIELD))
                .toList();
    }

    /** The long names that the tables above have no room for. */
    private static String written(String elements) {
        return elements.replace("pd", "permessage-deflate")
                .replace("snct", "server_no_context_takeover")
                .replace("cnct", "client_no_context_takeover")
                .replace("smwb", "server_max_window_bits")
                .replace("cmwb", "client_max_window_bits");
    }
}
