package io.github.wsgauntlet.cases.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.casefile.CaseFile;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownCapabilitiesTest {
    private static final Catalogue CATALOGUE = Catalogue.load(CaseFile.LEDGER);
    private static final Map<String, Object> SEEN = Map.of(
            "echo", true, "deflate", true, "deflateParameters", "(none)", "messageLimit", 65536L, "greetings", 0L);

    @Test
    void what_is_as_it_was_is_no_news() {
        assertThat(known(SEEN).news(SEEN)).isEmpty();
    }

    @Test
    void what_is_lost_or_gained_or_changed_is_news() {
        assertThat(known(SEEN)
                        .news(Map.of(
                                "echo", false, "deflate", true, "deflateParameters", "a, b", "messageLimit", 200L)))
                .containsExactly(
                        "echo is lost",
                        "deflateParameters is a, b, where the baseline expects (none)",
                        "messageLimit is 200, where the baseline expects 65536");
        assertThat(known(Map.of("echo", false)).news(Map.of("echo", true))).containsExactly("echo is gained");
    }

    @Test
    void a_limit_that_is_not_known_is_news_and_one_that_is_gone_if_somebody_looked_far_enough() {
        KnownCapabilities known = known(SEEN);
        assertThat(known(Map.of("echo", true)).news(Map.of("echo", true, "fragmentsLimit", 10L)))
                .containsExactly("fragmentsLimit is 10, where the baseline expects none");
        assertThat(known.news(Map.of("echo", true))).isEmpty();
        assertThat(known.news(Map.of("echo", true, "messageTaken", 65536L))).isEmpty();
        assertThat(known.news(Map.of("echo", true, "messageTaken", 65537L)))
                .containsExactly("messageLimit is none, where the baseline expects 65536");
    }

    @Test
    void an_update_keeps_a_limit_where_nobody_looked() {
        assertThat(known(SEEN)
                        .updated(Map.of("echo", true, "messageTaken", 100L))
                        .values())
                .isEqualTo(Map.of("echo", true, "messageLimit", 65536L));
        assertThat(known(SEEN).updated(Map.of("messageTaken", 1_000_000L)).values())
                .isEmpty();
    }

    @Test
    void is_read_back_as_it_was_written() {
        var baseline = new Baseline(Optional.of(known(SEEN)), List.of());
        assertThat(parse(BaselineFile.yaml("x", baseline)).capabilities()).isEqualTo(baseline.capabilities());
    }

    @Test
    void refuses_what_cannot_stand_naming_the_line() {
        refused("- capabilities: {speed: 1}", "b.yaml:1: Unknown key 'speed'");
        refused("- capabilities: {echo: maybe}", "b.yaml:1: 'echo' is true or false");
        refused("- capabilities: {messageLimit: much}", "b.yaml:1: 'messageLimit' is a number");
        refused("- capabilities: {echo: true}\n  reason: x", "b.yaml:2: Unknown key 'reason'");
        refused("- capabilities: {echo: true}\n- capabilities: {pong: true}", "b.yaml:2: The baseline says twice");
    }

    private static void refused(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining(message);
    }

    private static Baseline parse(String yaml) {
        return Baseline.parse("b.yaml", yaml, CATALOGUE);
    }

    private static KnownCapabilities known(Map<String, Object> recorded) {
        return new KnownCapabilities(Map.of()).updated(recorded);
    }
}
