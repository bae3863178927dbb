package io.github.wsgauntlet.harness.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "ws://example.invalid, ws://example.invalid:80/",
        "wss://example.invalid/chat?x=1, wss://example.invalid:443/chat?x=1",
        "ws://[::1]:9001/, ws://[::1]:9001/",
    })
    void reads_urls_and_fills_in_the_port(String text, String url) {
        assertThat(Target.parse(text)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "http://a/|'http://a/' is not a WebSocket URL: it starts with ws:// or wss://.",
                "localhost:9001|'localhost:9001' is not a WebSocket URL: it starts with ws:// or wss://.",
                "ws://a b/|'ws://a b/' is not a URL: Illegal character in authority.",
                "ws:///x|'ws:///x' names no host, or one that is no host name.",
                "ws://a/#top|'ws://a/#top' has a fragment, which a WebSocket URL may not have.",
                "ws://a:70000/|'ws://a:70000/' names port 70000; ports are 1 to 65535.",
            })
    void says_what_is_wrong_with_a_url(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(text))
                .withMessage(message);
    }

    @Test
    void leaves_a_default_port_out_of_the_host_field() throws NoSuchAlgorithmException {
        assertThat(target("ws://a.invalid:80/").authority()).isEqualTo("a.invalid");
        assertThat(target("wss://a.invalid:80/").authority()).isEqualTo("a.invalid:80");
    }

    private static Target target(String url) throws NoSuchAlgorithmException {
        return new Target("test", URI.create(url), SSLContext.getDefault());
    }
}
