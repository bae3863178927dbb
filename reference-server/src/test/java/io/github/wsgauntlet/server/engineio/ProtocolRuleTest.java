package io.github.wsgauntlet.server.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.EngineIoDefect;
import io.github.wsgauntlet.server.defect.ProtocolDefect;
import io.github.wsgauntlet.server.defect.SocketIoDefect;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.socketio.SocketIoRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names of the rules and defects on top of WebSocket, and what is said of them. */
class ProtocolRuleTest {

    private static final String REQUIREMENT = "(engineio4|socketio5|fetch)-[a-z0-9-]+";

    static Stream<ProtocolRule> rules() {
        return Stream.concat(Stream.of(EngineIoRule.values()), Stream.of(SocketIoRule.values()));
    }

    static Stream<ProtocolDefect> defects() {
        return Stream.concat(Stream.of(EngineIoDefect.values()), Stream.of(SocketIoDefect.values()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_says_what_it_is_and_fits_into_a_close_frame(ProtocolRule rule) {
        if (rule != SocketIoRule.NAMESPACE_IS_KNOWN) {
            assertThat(rule.message()).matches("[A-Z].* \\((Engine.IO 4|Socket.IO 5), [A-Z][^)]*\\)");
        }
        assertThat(rule.message().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(123);
        assertThat(rule.requirements()).isNotEmpty().allMatch(id -> id.matches(REQUIREMENT));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void a_defect_is_described_by_a_sentence(ProtocolDefect defect) {
        assertThat(defect.description()).matches("[A-Z].*[^.]\\.");
        assertThat(defect.requirements()).isNotEmpty().allMatch(id -> id.matches(REQUIREMENT));
    }

    @Test
    void each_has_a_name_and_a_sentence_of_its_own() {
        assertThat(Stream.of(
                                Stream.of(Rule.values()).map(Rule::key),
                                Stream.of(Defect.values()).map(Defect::key),
                                rules().map(ProtocolRule::key),
                                defects().map(ProtocolDefect::key))
                        .flatMap(keys -> keys))
                .doesNotHaveDuplicates();
        assertThat(rules().map(ProtocolRule::message)).doesNotHaveDuplicates();
        assertThat(defects().map(ProtocolDefect::description)).doesNotHaveDuplicates();
    }

    @Test
    void is_required_unless_it_is_waived() {
        ProtocolRules lenient = new ProtocolRules(java.util.Set.of(EngineIoRule.ONE_POLL));
        assertThat(lenient.require(EngineIoRule.ONE_POLL, false)).isFalse();
        assertThat(lenient.enforced(EngineIoRule.ONE_POLL)).isFalse();
        assertThat(lenient.enforced(EngineIoRule.ONE_POST)).isTrue();
    }
}
