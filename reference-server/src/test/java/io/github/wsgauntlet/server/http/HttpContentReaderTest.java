package io.github.wsgauntlet.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpContentReaderTest {

    private static final String CHUNKS = "3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n";

    @Test
    void there_is_none_unless_it_is_announced() {
        HttpContentReader reader = reader();
        assertThat(reader.isExpecting()).isFalse();
        ByteBuffer in = bytes("GET / HTTP/1.1");
        assertThat(read(reader, in)).contains("");
        assertThat(in.remaining()).isEqualTo(14);
        assertThat(reader("Content-Length", "0").isExpecting()).isFalse();
    }

    @Test
    void it_ends_after_its_length() {
        ByteBuffer in = bytes("abcdef");
        assertThat(read(reader("Content-Length", "4"), in)).contains("abcd");
        assertThat(in.remaining()).isEqualTo(2);
    }

    @Test
    void it_ends_after_its_last_chunk() {
        ByteBuffer in = bytes(CHUNKS + "rest");
        assertThat(read(reader("Transfer-Encoding", "chunked"), in)).contains("abc0123456789");
        assertThat(in.remaining()).isEqualTo(4);
    }

    @Test
    void it_is_the_same_in_single_bytes() {
        HttpContentReader reader = reader("Transfer-Encoding", "Chunked");
        Optional<String> content = Optional.empty();
        for (byte each : CHUNKS.getBytes(ISO_8859_1)) {
            assertThat(content).isEmpty();
            content = read(reader, ByteBuffer.wrap(new byte[] {each}));
        }
        assertThat(content).contains("abc0123456789");
    }

    @Test
    void it_is_counted_as_long_as_it_is_held() {
        HttpContentReader reader = reader("Content-Length", "4");
        assertThat(read(reader, bytes("abc"))).isEmpty();
        assertThat(reader.held()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length, 4x, CONTENT_FRAMING",
        "Content-Length, -1, CONTENT_FRAMING",
        "Content-Length, '', CONTENT_FRAMING",
        "Content-Length, '4, 4', CONTENT_FRAMING",
        "Content-Length, 99999999999999999999, CONTENT_SIZE",
        "Transfer-Encoding, gzip, TRANSFER_CODING",
        "Transfer-Encoding, 'gzip, chunked', TRANSFER_CODING",
    })
    void an_announcement_that_is_none_is_refused(String name, String value, Policy policy) {
        assertViolates(() -> reader(name, value), policy);
    }

    @Test
    void two_announcements_are_refused() {
        assertViolates(() -> reader("Content-Length", "1", "Transfer-Encoding", "chunked"), Policy.CONTENT_FRAMING);
        assertViolates(() -> reader("Content-Length", "1", "Content-Length", "1"), Policy.CONTENT_FRAMING);
    }

    @ParameterizedTest
    @CsvSource({"'x\r\n'", "'\r\n'", "'-1\r\n'", "'1\r\nab'", "'0x1\r\n'"})
    void what_is_no_chunk_is_refused(String content) {
        HttpContentReader reader = reader("Transfer-Encoding", "chunked");
        assertThatThrownBy(() -> read(reader, bytes(content + "\r\n"))).isInstanceOf(Violation.class);
    }

    @Test
    void more_than_was_allowed_is_refused() {
        HttpContentReader known = reader("Content-Length", "5");
        known.limitTo(5);
        assertViolates(() -> known.limitTo(4), Policy.CONTENT_SIZE);
        HttpContentReader chunked = reader("Transfer-Encoding", "chunked");
        chunked.limitTo(5);
        assertThat(read(chunked, bytes("3\r\nabc\r\n"))).isEmpty();
        assertViolates(() -> read(chunked, bytes("3\r\n")), Policy.CONTENT_SIZE);
    }

    private static void assertViolates(Runnable step, Policy policy) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        Violation.class,
                        violation -> assertThat(violation.ground()).isEqualTo(policy));
    }

    private static HttpContentReader reader(String... fields) {
        HttpFields head = new HttpFields();
        for (int i = 0; i < fields.length; i += 2) {
            head.add(fields[i], fields[i + 1]);
        }
        return new HttpContentReader(head, Limits.defaults(), Rules.strict());
    }

    private static Optional<String> read(HttpContentReader reader, ByteBuffer in) {
        return reader.readContent(in).map(content -> new String(content, ISO_8859_1));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }
}
