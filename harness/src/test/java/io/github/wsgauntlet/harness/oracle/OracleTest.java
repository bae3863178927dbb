package io.github.wsgauntlet.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Judge;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the oracle allows where no case of the catalogue asks. */
class OracleTest {
    private static final Judge ON_ECHO = new Judge(new Capabilities(true, true, true, true, 0, false, Duration.ZERO));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "400 Bad Request, PASS",
        "501 Not Implemented, PASS",
        "505 HTTP Version Not Supported, PASS",
        "500 Internal Server Error, WARN",
        "503 Service Unavailable, WARN"
    })
    void a_status_that_speaks_of_the_request_is_no_server_error(String status, Verdict verdict) {
        var old = new HandshakeRequest("GET", "<path>", "HTTP/1.0", List.of(), "");
        var scenario = new Scenario(List.of(new Step.Open(old, List.of(), Segments.whole())), Scenario.Ending.CLOSE);
        var play = new BehaviourPlay(new TestersPart(scenario)).answer("HTTP/1.1 " + status + "\r\n\r\n");
        assertThat(judged(scenario, play.transcript())).isEqualTo(verdict);
    }

    @Test
    void a_pong_that_comes_with_the_request_is_owed_no_answer() {
        var pong = Unit.Frame.of(Opcodes.PONG, Payload.empty());
        var open = new Step.Open(HandshakeRequest.standard(), List.of(pong), Segments.whole());
        var scenario = new Scenario(List.of(open), Scenario.Ending.CLOSE);
        var play = new BehaviourPlay(new TestersPart(scenario)).accept();
        play.goOn();
        assertThat(judged(scenario, play.transcript())).isEqualTo(Verdict.PASS);
    }

    /** A host has the characters of a reg-name, sub-delims included (RFC 3986 3.2.2). */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "a;b.example PASS",
                "!$&'()*+,;=.example:80 PASS",
                "[::1]:80 PASS",
                "a/b STRICT",
                "me@example STRICT",
                "[::1 STRICT"
            },
            quoteCharacter = '"')
    void a_host_is_what_a_uri_may_have(String host, Verdict verdict) {
        var request = new HandshakeRequest(
                "GET", "<path>", "HTTP/1.1", List.of(new HandshakeRequest.HeaderEdit.Replace("Host", host)), "");
        var scenario =
                new Scenario(List.of(new Step.Open(request, List.of(), Segments.whole())), Scenario.Ending.CLOSE);
        var play = new BehaviourPlay(new TestersPart(scenario)).accept();
        assertThat(judged(scenario, play.transcript())).isEqualTo(verdict);
    }

    /** What comes behind an empty line is a request like any other (RFC 9112 2.2). */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "GET / HTTP/1.1, PASS",
        "GET <path> HTTP/1.1, PASS",
        "POST / HTTP/1.1, FAIL",
        "GET / HTTP/1.0, FAIL",
        "no request line, FAIL"
    })
    void one_empty_line_first_is_ignored(String line, Verdict verdict) {
        String fields = "Host: <host>\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: <key>\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
        var request = new HandshakeRequest("GET", "/", "HTTP/1.1", List.of(), "\r\n" + line + "\r\n" + fields);
        var scenario =
                new Scenario(List.of(new Step.Open(request, List.of(), Segments.whole())), Scenario.Ending.CLOSE);
        var play = new BehaviourPlay(new TestersPart(scenario)).accept();
        assertThat(judged(scenario, play.transcript())).isEqualTo(verdict);
    }

    private static Verdict judged(Scenario scenario, Transcript transcript) {
        var asked = new Case(
                "test/oracle/case",
                "A scenario of no case",
                "4.2.1",
                List.of(Topic.of(scenario).requirement()),
                Level.MUST,
                Set.of(),
                "",
                List.of(),
                "",
                true,
                scenario,
                Oracle.expectation(scenario));
        return ON_ECHO.judge(asked, transcript, Patience.standard(), true).verdict();
    }
}
