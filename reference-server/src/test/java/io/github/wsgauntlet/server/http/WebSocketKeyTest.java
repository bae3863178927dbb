package io.github.wsgauntlet.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketKeyTest {

    @ParameterizedTest
    @CsvSource({
        "dGhlIHNhbXBsZSBub25jZQ==, s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", // RFC 6455 1.3
        "AQIDBAUGBwgJCgsMDQ4PEA==, C/0nmHhBztSRGR1CwL6Tf4ZjwpY=",
        "AQIDBAUGBwgJCgsMDQ4PEC==, OfS0wDaT5NoxF2gqm7Zj2YtetzM=", // the same bytes, other pad bits (erratum 3150)
    })
    void computes_accept_from_the_text(String text, String accept) {
        WebSocketKey key = new WebSocketKey(text);
        assertThat(key.isBase64()).isTrue();
        assertThat(key.decodedLength()).isEqualTo(16);
        assertThat(key.accept()).isEqualTo(accept);
    }

    @ParameterizedTest
    @CsvSource({
        "AQ==, 1",
        "AQID, 3",
        "AQIDBAUGBwgJCgsMDQ4P, 15",
        "AQIDBAUGBwgJCgsMDQ4PEBE=, 17", // 24 characters as well
        "AQIDBAUGBwgJCgsMDQ4PEBES, 18",
    })
    void counts_the_bytes(String text, int length) {
        WebSocketKey key = new WebSocketKey(text);
        assertThat(key.isBase64()).isTrue();
        assertThat(key.decodedLength()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dGhlIHNhbXBsZSBub25jZQ", // no padding
                "dGhlIHNhbXBsZSBub25jZQ=",
                "dGhlIHNhbXBsZSBub25jZ===",
                "dGhlIHNhbXBs==ub25jZQ==",
                "dGhlIHNhbXBsZSBub25jZ!==",
                "dGhlIHNhbXBsZSBub25jZ-==", // the URL alphabet
                "dGhlIHNhbXBsZSBub25jZ_==",
                "dGhlIHNhb XBsZSBub25jZ==",
                "====",
            })
    void judges_the_text(String text) {
        assertThat(new WebSocketKey(text).isBase64()).isFalse();
    }

    @Test
    void takes_the_empty_text_for_base64_of_nothing() {
        assertThat(new WebSocketKey("").isBase64()).isTrue();
        assertThat(new WebSocketKey("").decodedLength()).isZero();
    }
}
