package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HandshakeRequestTest {

    @Test
    void the_plain_head_holds_placeholders() {
        assertThat(HandshakeRequest.standard().head()).isEqualTo("""
                        GET <path> HTTP/1.1\r
                        Host: <host>\r
                        Upgrade: websocket\r
                        Connection: Upgrade\r
                        Sec-WebSocket-Key: <key>\r
                        Sec-WebSocket-Version: 13\r
                        \r
                        """);
    }

    @Test
    void edits_are_made_in_their_order() {
        assertThat(head(
                        new HeaderEdit.Add("host", "b"),
                        new HeaderEdit.Replace("HOST", "a"),
                        new HeaderEdit.LowerCaseNames(),
                        new HeaderEdit.Replace("Origin", "c"),
                        new HeaderEdit.Reverse(),
                        new HeaderEdit.Drop("upgrade")))
                .isEqualTo("""
                        GET <path> HTTP/1.1\r
                        Origin: c\r
                        host: b\r
                        sec-websocket-version: 13\r
                        sec-websocket-key: <key>\r
                        connection: Upgrade\r
                        host: a\r
                        \r
                        """);
        assertThat(head(new HeaderEdit.UpperCaseNames())).contains("\r\nSEC-WEBSOCKET-KEY: <key>\r\n");
    }

    @Test
    void lines_are_put_before_all_others() {
        assertThat(head(new HeaderEdit.Fill("X-A", "ab", 2, 1)))
                .startsWith("GET <path> HTTP/1.1\r\nX-A: abab\r\nHost: <host>\r\n");
        assertThat(head(new HeaderEdit.Fill("X-A-", "*", 0, 2), new HeaderEdit.Fill("X-B", "*", 1, 1)))
                .startsWith("GET <path> HTTP/1.1\r\nX-B: *\r\nX-A-1: \r\nX-A-2: \r\nHost: <host>\r\n");
    }

    @Test
    void no_more_is_put_there_than_a_head_may_have() {
        assertThatThrownBy(() -> new HeaderEdit.Fill("X-A", "*", 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HeaderEdit.Fill("X-A", "*", 1 << 21, 1))
                .hasMessage("A head is not filled with 1 lines of 2097152 texts");
    }

    @Test
    void a_request_line_can_do_without_version() {
        var request = new HandshakeRequest("GET", "/a", "", List.of(), "");
        assertThat(request.head()).startsWith("GET /a\r\nHost: ");
    }

    @Test
    void a_head_that_is_written_out_stands_as_it_is() {
        var request = new HandshakeRequest("GET", "/a", "", List.of(new HeaderEdit.Reverse()), "PUT <path>\n\n");
        assertThat(request.head()).isEqualTo("PUT <path>\n\n");
    }

    private static String head(HeaderEdit... edits) {
        return new HandshakeRequest("GET", "<path>", "HTTP/1.1", List.of(edits), "").head();
    }
}
