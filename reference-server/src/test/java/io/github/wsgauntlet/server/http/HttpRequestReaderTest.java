package io.github.wsgauntlet.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestReaderTest {

    private static final String HEAD =
            "GET /chat?room=1 HTTP/1.1\r\nHost: a\r\nX-List: 1,\t2 ,,\r\nx-list:  3 \r\n\r\n";

    @Test
    void reads_a_request() {
        HttpRequest request = read(HEAD).orElseThrow();
        assertThat(request).hasToString("GET /chat?room=1 HTTP/1.1 with 3 fields");
        assertThat(request.version()).isEqualTo(new HttpVersion(1, 1));
        assertThat(request.fields().lines("HOST")).containsExactly("a");
        assertThat(request.fields().lines("X-List")).containsExactly("1,\t2 ,,", "3");
        assertThat(request.fields().list("x-LIST")).containsExactly("1", "2", "3");
        assertThat(request.fields().has("X-Other")).isFalse();
    }

    @Property(tries = 100)
    void reads_it_however_it_is_cut(@ForAll @IntRange(min = 1, max = 80) int size) {
        HttpRequestReader reader = reader(Rules.strict());
        byte[] bytes = (HEAD + "frames").getBytes(ISO_8859_1);
        Optional<HttpRequest> request = Optional.empty();
        int at = 0;
        while (request.isEmpty()) {
            ByteBuffer in = ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at));
            request = reader.readRequest(in);
            at = in.position();
        }
        assertThat(request.get()).hasToString("GET /chat?room=1 HTTP/1.1 with 3 fields");
        assertThat(at).isEqualTo(HEAD.length());
    }

    @Test
    void leaves_what_follows_the_head() {
        ByteBuffer in = ByteBuffer.wrap((HEAD + "frames").getBytes(ISO_8859_1));
        assertThat(reader(Rules.strict()).readRequest(in)).isPresent();
        assertThat(in.remaining()).isEqualTo("frames".length());
    }

    @Test
    void waits_for_the_rest() {
        assertThat(read(HEAD.substring(0, HEAD.length() - 1))).isEmpty();
    }

    @Test
    void ignores_empty_lines_before_the_request() {
        assertThat(read("\r\n\r\n" + HEAD)).isPresent();
    }

    @Test
    void takes_a_value_as_octets() {
        HttpRequest request =
                read("GET / HTTP/1.1\r\nX: \u00ff:\u0080\r\nEmpty:\r\n\r\n").orElseThrow();
        assertThat(request.fields().lines("X")).containsExactly("\u00ff:\u0080");
        assertThat(request.fields().lines("Empty")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /\r\n", // HTTP/0.9
                "GET  / HTTP/1.1\r\n", // two blanks
                "GET / HTTP/1.1 \r\n",
                " GET / HTTP/1.1\r\n",
                "GET /a b HTTP/1.1\r\n",
                "G@T / HTTP/1.1\r\n", // not a token
                "GET / HTTP/1.10\r\n",
                "GET / HTTP/x.1\r\n",
                "GET / SPDY/1.1\r\n",
                "hello\r\n",
            })
    void refuses_a_line_that_is_no_request(String text) {
        assertRefused(text, Policy.REQUEST_LINE);
    }

    static Stream<Arguments> badHeads() {
        return Stream.of(
                Arguments.of("GET / HTTP/1.1\n", Policy.LINES_END_IN_CRLF),
                Arguments.of("GET / HTTP/1.1\r\nA: b\rc", Policy.LINES_END_IN_CRLF),
                Arguments.of("GET / HTTP/1.1\r\nA: b\r\r", Policy.LINES_END_IN_CRLF),
                Arguments.of("\u0016", Policy.NO_CONTROL_CHARACTERS), // TLS says hello
                Arguments.of("GET / HTTP/1.1\r\nA: \u0000", Policy.NO_CONTROL_CHARACTERS),
                Arguments.of("GET / HTTP/1.1\r\nA: \u007f", Policy.NO_CONTROL_CHARACTERS),
                Arguments.of("GET / HTTP/1.1\r\n Host: a\r\n", Policy.NO_FOLDED_LINES),
                Arguments.of("GET / HTTP/1.1\r\nA: b\r\n\tc\r\n", Policy.NO_FOLDED_LINES),
                Arguments.of("GET / HTTP/1.1\r\nA\r\n", Policy.FIELD_LINE),
                Arguments.of("GET / HTTP/1.1\r\n: b\r\n", Policy.FIELD_LINE),
                Arguments.of("GET / HTTP/1.1\r\nA b: c\r\n", Policy.FIELD_LINE),
                Arguments.of("GET / HTTP/1.1\r\nA : b\r\n", Rule.NO_SPACE_BEFORE_COLON),
                Arguments.of("GET / http/1.1\r\n", Rule.HTTP_VERSION_IS_CASE_SENSITIVE));
    }

    /** Each refused as soon as the last of these bytes is there. */
    @ParameterizedTest
    @MethodSource("badHeads")
    void refuses_a_bad_head(String text, Ground ground) {
        assertThat(read(text.substring(0, text.length() - 1))).isEmpty();
        assertRefused(text, ground);
    }

    @Test
    void refuses_a_head_that_is_too_large() {
        String most = "GET / HTTP/1.1\r\nA: " + "b".repeat((32 << 10) - 19);
        assertThat(read(most)).isEmpty();
        assertRefused(most + "b", Policy.HEAD_SIZE);
    }

    @Test
    void refuses_too_many_fields() {
        String most = "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(200);
        assertThat(read(most)).isEmpty();
        assertRefused(most + "A: b\r\n", Policy.HEAD_FIELDS);
    }

    @Test
    void lets_waived_grammar_pass() {
        HttpRequestReader spaced = reader(Rules.waiving(Set.of(Rule.NO_SPACE_BEFORE_COLON)));
        assertThat(read(spaced, "GET / HTTP/1.1\r\nA \t: b\r\n\r\n")
                        .orElseThrow()
                        .fields()
                        .lines("A"))
                .containsExactly("b");
        HttpRequestReader cased = reader(Rules.waiving(Set.of(Rule.HTTP_VERSION_IS_CASE_SENSITIVE)));
        assertThat(read(cased, "GET / http/1.1\r\n\r\n").orElseThrow().version().isAtLeast11())
                .isTrue();
    }

    private static void assertRefused(String text, Ground ground) {
        assertThatThrownBy(() -> read(text)).hasMessage(ground.message());
    }

    private static Optional<HttpRequest> read(String text) {
        return read(reader(Rules.strict()), text);
    }

    private static Optional<HttpRequest> read(HttpRequestReader reader, String text) {
        return reader.readRequest(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
    }

    private static HttpRequestReader reader(Rules rules) {
        return new HttpRequestReader(Limits.defaults(), rules);
    }
}
