package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CapabilityTest {
    @Test
    void what_was_probed_says_so_and_what_follows() {
        assertThat(Capability.of(Map.entry("echo", true)))
                .isEqualTo(new Capability("sends messages back", "yes", "probed", ""));
        assertThat(Capability.of(Map.entry("echo", false)).remark())
                .isEqualTo("probed. Cases that need an echo are skipped.");
        assertThat(Capability.of(Map.entry("deflate", false)).remark())
                .isEqualTo("probed. Cases that need compression are skipped.");
        assertThat(Capability.of(Map.entry("pong", true)).remark()).isEqualTo("probed");
        assertThat(Capability.of(Map.entry("messagesLimit", 1)).remark())
                .isEqualTo("probed. Cases that send more are skipped.");
        assertThat(Capability.of(Map.entry("deflateParameters", "(none)")).name())
                .isEqualTo("parameters that it agrees on");
        assertThat(Capability.of(Map.entry("close", false)))
                .isEqualTo(new Capability("answers a Close frame", "no", "probed", ""));
        assertThat(Capability.of(Map.entry("greetings", 2L)).remark())
                .isEqualTo("probed. So many are not taken for an answer.");
        assertThat(Capability.of(Map.entry("greetings", 0L)).remark()).isEqualTo("probed");
        assertThat(Capability.of(Map.entry("roundTripMicros", 6173L)))
                .isEqualTo(new Capability("time to answer", "6.17 ms", "probed", "Each deadline is scaled to it."));
    }

    @Test
    void what_was_assumed_says_so() {
        assertThat(Capability.of(Map.entry("tls", false)))
                .isEqualTo(new Capability("speaks TLS", "no", "assumed from the URL", ""));
    }

    @Test
    void what_a_newer_harness_says_is_shown_as_it_is() {
        assertThat(Capability.of(Map.entry("largest message", 1_048_576L)))
                .isEqualTo(new Capability("largest message", "1048576", "", ""));
        assertThat(Capability.of(Map.entry("h2", true))).isEqualTo(new Capability("h2", "yes", "", ""));
        assertThat(Capability.of(Map.entry("roundTripMicros", "?")).value()).isEqualTo("?");
    }
}
