package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemandsTest {
    @Test
    void what_is_there_is_not_missing() {
        assertThat(missing(
                        Map.of(
                                "echo",
                                true,
                                "deflateParameters",
                                "server_no_context_takeover, client_max_window_bits",
                                "subprotocol",
                                "chat",
                                "messageTaken",
                                16L << 20,
                                "fragmentsLimit",
                                1000L),
                        "echo",
                        "client_max_window_bits",
                        "subprotocol=chat",
                        "message=16MiB",
                        "fragments=1000"))
                .isEmpty();
    }

    @Test
    void says_of_each_what_is_there_instead() {
        assertThat(missing(
                        Map.of("echo", false, "messageLimit", 200L, "subprotocol", "(none)"),
                        "echo",
                        "deflate",
                        "subprotocol=chat",
                        "message=64KiB"))
                .containsExactly(
                        "echo is required, and missing",
                        "deflate is required, and missing",
                        "the subprotocol chat is required, and (none) selected",
                        "message=65536 is required, and the limit is 200");
        assertThat(missing(Map.of(), "fragments=3", "subprotocol=chat"))
                .containsExactly(
                        "the subprotocol chat is required, and not offered: it needs --subprotocol, too",
                        "fragments=3 is required, and could not be tried");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ecko",
                "echo=1",
                "message",
                "message=",
                "message=0",
                "message=1TiB",
                "message=-1",
                "message=4GiB",
                "subprotocol="
            })
    void refuses_what_nobody_can_look_for(String word) {
        assertThatThrownBy(() -> Demands.parse(List.of(word)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + word + "' ");
    }

    private static List<String> missing(Map<String, Object> recorded, String... demands) {
        return Demands.parse(List.of(demands)).missing(recorded);
    }
}
