package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpHeadTest {

    @Test
    void waits_for_the_empty_line() {
        assertThat(parse("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"))
                .isEmpty();
    }

    @Test
    void reads_status_and_fields() {
        HttpHead head = parse("HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version:  13, 8 \r\n"
                        + "sec-websocket-version: 7\r\nX: y\r\n\r\nbody")
                .orElseThrow();
        assertThat(head.status()).hasValue(426);
        assertThat(head.list("Sec-WebSocket-Version")).containsExactly("13", "8", "7");
        assertThat(head.values("x")).containsExactly("y");
        assertThat(head.text()).endsWith("X: y\r\n\r\n");
    }

    @Test
    void tells_values_with_white_space_around_them() {
        HttpHead head = parse("HTTP/1.1 200 OK\r\nA: b\r\nC:d\r\nE:  f\r\ng: h\t\r\nA-I: \tj\r\n\r\n")
                .orElseThrow();
        assertThat(List.of("A", "C", "I", "E", "G", "a-i"))
                .filteredOn(head::pads)
                .containsExactly("E", "G", "a-i");
    }

    @Test
    void takes_bare_line_feeds_and_a_status_without_a_reason() {
        HttpHead head = parse("HTTP/1.0 200\nA: b\n\n").orElseThrow();
        assertThat(head.status()).hasValue(200);
        assertThat(head.values("A")).containsExactly("b");
    }

    @Test
    void lines_end_with_line_feeds_and_a_return_before_one_is_no_part_of_them() {
        HttpHead head = parse("A\r\r\nB:c\rd\n\r\n").orElseThrow();
        assertThat(head.startLine()).isEqualTo("A\r");
        assertThat(head.values("b")).containsExactly("c\rd");
    }

    @Test
    void says_so_when_there_is_no_status() {
        assertThat(parse("SSH-2.0-OpenSSH_9.2\r\n\r\n").orElseThrow().status()).isEmpty();
    }

    private static java.util.Optional<HttpHead> parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return HttpHead.parse(bytes, bytes.length);
    }
}
