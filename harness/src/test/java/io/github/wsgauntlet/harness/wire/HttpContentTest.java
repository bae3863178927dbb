package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the content of a response ends. */
class HttpContentTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n";
    private static final String NEXT = "HTTP/1.1 101 ";

    @Test
    void a_length_is_counted_from_the_end_of_the_head() {
        String response = "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello";
        assertThat(end(response + NEXT)).hasValue(response.length());
        assertThat(end(response)).hasValue(response.length());
        assertThat(end(response.substring(0, response.length() - 1))).isEmpty();
    }

    @Test
    void some_statuses_have_no_content_whatever_the_fields_say() {
        String response = "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n";
        assertThat(end(response)).hasValue(response.length());
        assertThat(end(response.replace("304 Not Modified", "204 No Content"))).isPresent();
    }

    @Test
    void chunks_end_with_an_empty_one_and_trailers() {
        String response = CHUNKED + "5\r\nhello\r\nA ; x=\"y\"\r\n0123\r\n\r\n89\r\n0\r\nX: y\r\n\r\n";
        assertThat(end(response + NEXT)).hasValue(response.length());
        assertThat(end(CHUNKED + "0\r\n\r\n" + NEXT)).hasValue(CHUNKED.length() + 5);
    }

    @Test
    void chunks_are_waited_for_wherever_they_are_cut() {
        String response = CHUNKED + "5\r\nhello\r\n0\r\nX: y\r\n\r\n";
        for (int length = CHUNKED.length(); length < response.length(); length++) {
            assertThat(end(response.substring(0, length))).isEmpty();
        }
    }

    @Test
    void chunks_whose_size_is_none_never_end() {
        assertThat(end(CHUNKED + "five\r\nhello\r\n0\r\n\r\n")).isEmpty();
        assertThat(end(CHUNKED + "fffffffff\r\n")).isEmpty();
    }

    @Test
    void the_end_of_the_connection_ends_all_else() {
        assertThat(end("HTTP/1.1 200 OK\r\n\r\nhello")).isEmpty();
        assertThat(end("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello")).isEmpty();
        assertThat(end("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"))
                .isEmpty();
    }

    @Test
    void only_content_of_which_nothing_says_where_it_ends_may_end_with_the_connection() {
        assertThat(HttpContent.after(head("HTTP/1.1 200 OK\r\n\r\n")).endsWithConnection())
                .isTrue();
        assertThat(HttpContent.after(head("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 5\r\n\r\n"))
                        .endsWithConnection())
                .isTrue();
        assertThat(HttpContent.after(head("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"))
                        .endsWithConnection())
                .isFalse();
        HttpContent chunks = HttpContent.after(head(CHUNKED));
        chunks.take("five\r\n".getBytes(StandardCharsets.ISO_8859_1), 0, 6);
        assertThat(chunks.endsWithConnection()).isFalse();
    }

    @Test
    void chunks_that_come_in_any_pieces_are_taken_apart() {
        byte[] bytes = "5\r\nhello\r\nA ; x=\"y\"\r\n0123\r\n\r\n89\r\n0\r\nX: y\r\n\r\nmore"
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int piece = 1; piece <= bytes.length; piece++) {
            HttpContent content = HttpContent.after(head(CHUNKED));
            int taken = 0;
            for (int from = 0; from < bytes.length; from += piece) {
                taken += content.take(bytes, from, Math.min(bytes.length, from + piece));
            }
            assertThat(taken).isEqualTo(bytes.length - "more".length());
            assertThat(content.raw()).isEqualTo(Arrays.copyOf(bytes, taken));
            assertThat(content.withoutChunks())
                    .hasValueSatisfying(chunks -> assertThat(chunks)
                            .asString(StandardCharsets.ISO_8859_1)
                            .isEqualTo("hello0123\r\n\r\n89"));
        }
    }

    @Test
    void content_without_chunks_is_what_came() {
        HttpContent content = HttpContent.after(head("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n"));
        assertThat(content.take("0\r\n".getBytes(StandardCharsets.ISO_8859_1), 0, 3))
                .isEqualTo(3);
        assertThat(content.raw()).asString(StandardCharsets.ISO_8859_1).isEqualTo("0\r\n");
        assertThat(content.withoutChunks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\nConnection: x, keep-alive\r\n\r\n",
                "HTTP/1.0 400 Bad Request\r\nContent-Length: 0\r\nConnection: Keep-Alive\r\n\r\n"
            })
    void a_connection_goes_on(String response) {
        assertThat(HttpContent.keepsConnection(head(response))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: Upgrade, Close\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
            })
    void a_connection_does_not_go_on(String response) {
        assertThat(HttpContent.keepsConnection(head(response))).isFalse();
    }

    private static OptionalInt end(String response) {
        byte[] bytes = response.getBytes(StandardCharsets.ISO_8859_1);
        HttpHead head = head(response);
        HttpContent content = HttpContent.after(head);
        int end = head.raw().length + content.take(bytes, head.raw().length, bytes.length);
        return content.ended() ? OptionalInt.of(end) : OptionalInt.empty();
    }

    private static HttpHead head(String response) {
        byte[] bytes = response.getBytes(StandardCharsets.ISO_8859_1);
        return HttpHead.parse(bytes, bytes.length).orElseThrow();
    }
}
