package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.HandshakeAnswer;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.target.CalledArrivals;
import io.github.wsgauntlet.harness.target.Caller;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that asks again in HTTP where it was told to speak WebSocket: that is no frame, however it may look. */
class RequestAgainTest {
    private static final Capabilities NOTHING = new Capabilities(false, false, false, false, 0, false, Duration.ZERO);
    private static final String REQUEST =
            "GET /next HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

    @Test
    void is_no_frame() {
        var answer = new HandshakeAnswer(
                "101 Switching Protocols",
                "HTTP/1.1",
                List.of(new HeaderEdit.Replace("Sec-WebSocket-Accept", "wrong")),
                "");
        var accept = new Step.Accept(answer, List.of(), Segments.whole());
        var arrivals = new CalledArrivals(Caller.running(RequestAgainTest::visit));
        Transcript seen = new Driver(new ClientTarget("a client", "in this JVM", false, arrivals), NOTHING)
                .play(new Scenario(List.of(accept), Scenario.Ending.CLOSE), 1, Patience.standard());
        assertThat(seen.frames()).isEmpty();
        assertThat(seen.all(Event.ReceivedBytes.class)
                        .map(event -> new String(event.bytes(), StandardCharsets.ISO_8859_1)))
                .containsExactly(REQUEST);
    }

    private static void visit(URI url) throws IOException {
        try (Socket connection = new Socket(url.getHost(), url.getPort())) {
            byte[] request = REQUEST.getBytes(StandardCharsets.ISO_8859_1);
            connection.getOutputStream().write(request);
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) connection.getInputStream().read());
            }
            connection.getOutputStream().write(request);
        }
    }
}
