package io.github.wsgauntlet.harness.plan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.ServerTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of which a spec does not say what it is called. */
class IntroductionTest {
    @ParameterizedTest
    @CsvSource({"'Server: Example/2.4\r\n', Example/2.4", "'', UnknownServer", "'server:\r\n', UnknownServer"})
    void calls_itself_as_its_answer_says(String field, String name) throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(listener, field));
            assertThat(name("ws://127.0.0.1:" + listener.getLocalPort())).isEqualTo(name);
        }
    }

    @Test
    void is_unknown_where_it_is_not_there() {
        assertThat(name("ws://127.0.0.1:1")).isEqualTo("UnknownServer");
    }

    private static String name(String url) {
        ServerTarget target = Reach.standard().to("", ServerTarget.parse(url));
        return Introduction.of(target, Patience.standard());
    }

    private static void answer(ServerSocket listener, String field) {
        try (var socket = listener.accept()) {
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream().write(("HTTP/1.1 404 Not Found\r\n" + field + "\r\n").getBytes(US_ASCII));
        } catch (IOException e) {
            // Then it was not asked.
        }
    }
}
