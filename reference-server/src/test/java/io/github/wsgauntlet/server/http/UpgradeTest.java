package io.github.wsgauntlet.server.http;

import static io.github.wsgauntlet.server.client.TestClient.ACCEPT;
import static io.github.wsgauntlet.server.client.TestClient.KEY;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The opening handshake, each request one change away from this one. */
class UpgradeTest {

    private static final String REQUEST_LINE = "GET /chat HTTP/1.1\r\n";
    private static final String HOST = "Host: localhost:9001\r\n";
    private static final String UPGRADE = "Upgrade: websocket\r\n";
    private static final String CONNECTION = "Connection: Upgrade\r\n";
    private static final String KEY_LINE = "Sec-WebSocket-Key: " + KEY + "\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
    private static final String REQUEST = REQUEST_LINE + HOST + UPGRADE + CONNECTION + KEY_LINE + VERSION + "\r\n";

    @Test
    void answers_the_request() {
        assertThat(answer(REQUEST))
                .isEqualTo("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + ACCEPT + "\r\n\r\n");
    }

    static Stream<String> variants() {
        return Stream.of(
                change(REQUEST_LINE, "GET /chat HTTP/1.2\r\n"),
                change(REQUEST_LINE, "GET /chat?a=b&c=%20d HTTP/1.1\r\n"),
                change(REQUEST_LINE, "GET http://localhost:9001/chat HTTP/1.1\r\n"),
                change(REQUEST_LINE, "GET WSS://localhost:9001 HTTP/1.1\r\n"),
                change(HOST, "hOST: [::1]:9001\r\n"),
                change(HOST, "Host: other.invalid\r\n"),
                change(UPGRADE, "UPGRADE: WebSocket\r\n"),
                change(UPGRADE, "Upgrade: foo, websocket\r\n"),
                change(UPGRADE, "Upgrade: foo\r\nUpgrade: websocket, bar/1\r\n"),
                change(CONNECTION, "Connection: keep-alive,\tUPGRADE\r\n"),
                change(CONNECTION, "Connection: keep-alive\r\nConnection: ,, upgrade,\r\n"),
                change(KEY_LINE, "Sec-WebSocket-Key: \t" + KEY + " \t\r\n"),
                change(VERSION, "sec-websocket-version:13\r\n"),
                VERSIONS_FIRST,
                with("Sec-WebSocket-Extensions: permessage-bzip2; client_max_window_bits, x-unknown\r\n"),
                with("Sec-WebSocket-Extensions: a\r\nSec-WebSocket-Extensions: b; c=\"d\"\r\n"),
                with("Sec-WebSocket-Protocol: unknown\r\n"),
                with("Origin: null\r\nCookie: a=b\r\nX-Unknown: \u00ff\r\nContent-Length: 0\r\n"));
    }

    private static final String VERSIONS_FIRST =
            REQUEST_LINE + VERSION + KEY_LINE + CONNECTION + UPGRADE + HOST + "\r\n";

    @ParameterizedTest
    @MethodSource("variants")
    void accepts_what_is_equivalent(String request) {
        assertThat(answer(request)).startsWith("HTTP/1.1 101 ").contains(ACCEPT).doesNotContain("Sec-WebSocket-Ext");
    }

    @Test
    void computes_accept_from_the_key_as_written() {
        String request = change(KEY_LINE, "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEC==\r\n"); // pad bits not zero
        assertThat(answer(request)).contains("Sec-WebSocket-Accept: OfS0wDaT5NoxF2gqm7Zj2YtetzM=\r\n");
    }

    // ---- refusals ----

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(Rule.METHOD_IS_GET, REQUEST_LINE, "POST /chat HTTP/1.1\r\n"),
                refusal(Rule.METHOD_IS_GET, REQUEST_LINE, "FOO /chat HTTP/1.1\r\n"),
                refusal(Rule.METHOD_IS_CASE_SENSITIVE, REQUEST_LINE, "get /chat HTTP/1.1\r\n"),
                refusal(Rule.HTTP_VERSION_AT_LEAST_1_1, REQUEST_LINE, "GET /chat HTTP/1.0\r\n"),
                refusal(Rule.HTTP_VERSION_AT_LEAST_1_1, REQUEST_LINE, "GET /chat HTTP/2.0\r\n"),
                refusal(Rule.HTTP_VERSION_IS_CASE_SENSITIVE, REQUEST_LINE, "GET /chat http/1.1\r\n"),
                refusal(Rule.NO_SPACE_BEFORE_COLON, UPGRADE, "Upgrade : websocket\r\n"),
                refusal(Rule.HOST_REQUIRED, HOST, ""),
                refusal(Rule.HOST_ONCE, HOST, HOST + HOST),
                refusal(Rule.HOST_IS_VALID, HOST, "Host: a b\r\n"),
                refusal(Rule.HOST_IS_VALID, HOST, "Host:\r\n"),
                refusal(Rule.UPGRADE_REQUIRED, UPGRADE, ""),
                refusal(Rule.UPGRADE_REQUIRED, UPGRADE, "Upgrade:\r\n"),
                refusal(Rule.UPGRADE_NAMES_WEBSOCKET, UPGRADE, "Upgrade: h2c\r\n"),
                refusal(Rule.UPGRADE_TOKEN_IS_EXACT, UPGRADE, "Upgrade: notwebsocket\r\n"),
                refusal(Rule.UPGRADE_TOKEN_IS_EXACT, UPGRADE, "Upgrade: websocket/13\r\n"),
                refusal(Rule.CONNECTION_REQUIRED, CONNECTION, ""),
                refusal(Rule.CONNECTION_NAMES_UPGRADE, CONNECTION, "Connection: keep-alive\r\n"),
                refusal(Rule.CONNECTION_TOKEN_IS_EXACT, CONNECTION, "Connection: xupgradex\r\n"),
                refusal(Rule.CONNECTION_TOKEN_IS_EXACT, CONNECTION, "Connection: keep-alive; upgrade\r\n"),
                refusal(Rule.VERSION_REQUIRED, VERSION, ""),
                refusal(Rule.VERSION_ONCE, VERSION, VERSION + VERSION),
                refusal(Rule.VERSION_IS_SINGLE, VERSION, "Sec-WebSocket-Version: 13, 8\r\n"),
                refusal(Rule.VERSION_IS_A_NUMBER, VERSION, "Sec-WebSocket-Version: 013\r\n"),
                refusal(Rule.VERSION_IS_A_NUMBER, VERSION, "Sec-WebSocket-Version: +13\r\n"),
                refusal(Rule.VERSION_IS_A_NUMBER, VERSION, "Sec-WebSocket-Version: 13.0\r\n"),
                refusal(Rule.VERSION_IS_A_NUMBER, VERSION, "Sec-WebSocket-Version: 13abc\r\n"),
                refusal(Rule.VERSION_IS_SUPPORTED, VERSION, "Sec-WebSocket-Version: 12\r\n"),
                refusal(Rule.VERSION_IS_SUPPORTED, VERSION, "Sec-WebSocket-Version: 255\r\n"),
                refusal(Rule.KEY_REQUIRED, KEY_LINE, ""),
                refusal(Rule.KEY_ONCE, KEY_LINE, KEY_LINE + KEY_LINE),
                refusal(Rule.KEY_IS_NOT_EMPTY, KEY_LINE, "Sec-WebSocket-Key:  \r\n"),
                refusal(Rule.KEY_IS_BASE64, KEY_LINE, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ\r\n"),
                refusal(Rule.KEY_DECODES_TO_16_BYTES, KEY_LINE, "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEBE=\r\n"),
                refusal(Rule.SUBPROTOCOLS_ARE_TOKENS, VERSION, VERSION + "Sec-WebSocket-Protocol: a b\r\n"),
                refusal(Rule.SUBPROTOCOLS_ARE_TOKENS, VERSION, VERSION + "Sec-WebSocket-Protocol: ,,\r\n"),
                refusal(Rule.SUBPROTOCOLS_ARE_TOKENS, VERSION, VERSION + "Sec-WebSocket-Protocol: \u00ff\r\n"),
                refusal(
                        Rule.SUBPROTOCOLS_ARE_UNIQUE,
                        VERSION,
                        VERSION + "Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: b, a\r\n"),
                refusal(Rule.EXTENSIONS_ARE_WELL_FORMED, VERSION, VERSION + "Sec-WebSocket-Extensions: a;;\r\n"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses_what_breaks_one_rule_unless_it_is_waived(Rule rule, String request) {
        assertRefused(request, rule);
        assertThat(answer(request, rule)).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void has_a_row_for_every_rule_about_the_request() {
        assertThat(refusals().map(row -> row.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Rule.values())
                        .filter(rule -> rule.code() >= 400 && rule.code() < 600)
                        .toList());
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                refusal(Policy.REQUEST_TARGET, REQUEST_LINE, "GET * HTTP/1.1\r\n"),
                refusal(Policy.REQUEST_TARGET, REQUEST_LINE, "GET localhost:9001 HTTP/1.1\r\n"),
                refusal(Policy.REQUEST_TARGET, REQUEST_LINE, "GET ftp://localhost/ HTTP/1.1\r\n"),
                refusal(Policy.REQUEST_TARGET, REQUEST_LINE, "GET http:///chat HTTP/1.1\r\n"),
                refusal(Policy.REQUEST_TARGET, REQUEST_LINE, "GET /\u00ff HTTP/1.1\r\n"),
                refusal(Policy.NO_FRAGMENT, REQUEST_LINE, "GET /chat#here HTTP/1.1\r\n"),
                refusal(Policy.NO_CONTENT, VERSION, VERSION + "Content-Length: 5\r\n"),
                refusal(Policy.NO_CONTENT, VERSION, VERSION + "Transfer-Encoding: chunked\r\n"),
                refusal(Policy.NO_EXPECTATION, VERSION, VERSION + "Expect: 100-continue\r\n"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void refuses_what_it_does_not_want(Policy policy, String request) {
        assertRefused(request, policy);
    }

    @Test
    void answers_a_refused_version_with_the_supported_one() {
        String request = change(VERSION, "Sec-WebSocket-Version: 25\r\n");
        assertThat(answer(request))
                .startsWith("HTTP/1.1 426 Upgrade Required\r\n")
                .contains("\r\nSec-WebSocket-Version: 13\r\n")
                .contains("\r\nUpgrade: websocket\r\n")
                .contains("\r\nConnection: Upgrade, close\r\n")
                .endsWith("\r\n\r\nSec-WebSocket-Version must be 13 (RFC 6455 4.2.1).\n");
        assertThat(answer(request, Rule.REFUSED_VERSION_NAMES_SUPPORTED))
                .startsWith("HTTP/1.1 426 ")
                .doesNotContain("Sec-WebSocket-Version: 13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Version: x\r\n", "Sec-WebSocket-Version: 13, 8\r\n"})
    void names_its_version_to_whoever_gets_it_wrong(String version) {
        assertThat(answer(change(VERSION, version)))
                .startsWith("HTTP/1.1 400 ")
                .contains("Sec-WebSocket-Version: 13\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "1313", "-13", "x", "", "13131313131313131313"})
    void refuses_the_wrong_version_however_lenient_its_grammar(String version) {
        String request = change(VERSION, "Sec-WebSocket-Version: " + version + "\r\n");
        assertThat(answer(request, Rule.VERSION_IS_A_NUMBER)).startsWith("HTTP/1.1 426 ");
    }

    @Test
    void names_the_method_that_is_allowed() {
        assertThat(answer(change(REQUEST_LINE, "POST /chat HTTP/1.1\r\n"))).contains("\r\nAllow: GET\r\n");
    }

    @Test
    void answers_head_without_a_body() {
        assertThat(answer(change(REQUEST_LINE, "HEAD /chat HTTP/1.1\r\n")))
                .startsWith("HTTP/1.1 405 ")
                .endsWith("\r\n\r\n");
    }

    // ---- subprotocols ----

    @Test
    void chooses_the_first_offer_it_speaks() {
        String request = with("Sec-WebSocket-Protocol: x\r\nSec-WebSocket-Protocol: b,, a\r\n");
        assertThat(answer(options("a", "b"), request)).contains("\r\nSec-WebSocket-Protocol: b\r\n");
        assertThat(answer(options("a"), request)).contains("\r\nSec-WebSocket-Protocol: a\r\n");
        assertThat(answer(options("c"), request)).doesNotContain("Sec-WebSocket-Protocol");
        assertThat(answer(options("a"), REQUEST)).doesNotContain("Sec-WebSocket-Protocol");
    }

    @Test
    void compares_subprotocols_by_case() {
        assertThat(answer(options("A"), with("Sec-WebSocket-Protocol: a\r\n")))
                .startsWith("HTTP/1.1 101 ")
                .doesNotContain("Sec-WebSocket-Protocol");
    }

    // ---- compression ----

    @Test
    void answers_the_first_valid_offer_of_compression_in_all_lines() {
        String first = "Sec-WebSocket-Extensions: x-foo\r\n";
        String second = "Sec-WebSocket-Extensions: permessage-deflate; foo , permessage-deflate ;\t"
                + "client_max_window_bits = 9\r\n";
        String third = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
        String request = with(first + second + third);
        assertThat(answer(request))
                .startsWith("HTTP/1.1 101 ")
                .containsOnlyOnce("Sec-WebSocket-Extensions")
                .contains("\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=9\r\n");
    }

    @Test
    void goes_on_without_compression_when_every_offer_is_declined() {
        assertThat(answer(with("Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=7\r\n")))
                .startsWith("HTTP/1.1 101 ")
                .doesNotContain("Sec-WebSocket-Extensions");
    }

    @Test
    void declines_compression_when_it_is_off() {
        String request = with("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        assertThat(answer(ServerOptions.defaults().withoutCompression(), request))
                .startsWith("HTTP/1.1 101 ")
                .doesNotContain("Sec-WebSocket-Extensions");
    }

    @Test
    void says_in_the_handshake_what_was_agreed() {
        String offer = "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9\r\n";
        assertThat(handshake(with(offer)).compression()).contains(new DeflateParameters(false, false, 9, 15));
        assertThat(handshake(with("Sec-WebSocket-Protocol: a\r\n" + offer))
                        .withSubprotocol("a")
                        .compression())
                .isPresent();
        assertThat(handshake(REQUEST).compression()).isEmpty();
    }

    private static Handshake handshake(String request) {
        return ((OpeningHandshake.Accepted) outcome(ServerOptions.defaults(), request)).handshake();
    }

    private static ServerOptions options(String... subprotocols) {
        return ServerOptions.defaults().withSubprotocols(List.of(subprotocols));
    }

    private static Arguments refusal(Ground ground, String line, String replacement) {
        return Arguments.of(ground, change(line, replacement));
    }

    private static String change(String line, String replacement) {
        return REQUEST.replace(line, replacement);
    }

    private static String with(String lines) {
        return change(VERSION, VERSION + lines);
    }

    private static void assertRefused(String request, Ground ground) {
        String body = ground.message() + ".\n";
        assertThat(answer(request))
                .startsWith("HTTP/1.1 " + ground.code() + " ")
                .contains("\r\nContent-Length: " + body.length() + "\r\n")
                .containsPattern("\r\nConnection: (Upgrade, )?close\r\n")
                .endsWith("\r\n\r\n" + body);
    }

    private static String answer(String request, Rule... waived) {
        return answer(ServerOptions.defaults().withWaived(Set.of(waived)), request);
    }

    private static String answer(ServerOptions options, String request) {
        HttpResponse response = switch (outcome(options, request)) {
            case OpeningHandshake.Accepted accepted -> accepted.response();
            case OpeningHandshake.Refused refused -> refused.response();
            case OpeningHandshake.Answered answered -> answered.response();
            case OpeningHandshake.Plain plain -> throw new AssertionError("Nobody answers plain requests here");
        };
        return new String(response.encode(), ISO_8859_1);
    }

    private static OpeningHandshake.Outcome outcome(ServerOptions options, String request) {
        Opening handshake = options.blueprint().opening(Trace.OFF);
        return handshake.read(ByteBuffer.wrap(request.getBytes(ISO_8859_1))).orElseThrow();
    }
}
