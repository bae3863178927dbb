package io.github.wsgauntlet.server.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.protocol.CloseStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {

    @ParameterizedTest
    @EnumSource
    void is_found_by_key_and_by_name(Rule rule) {
        assertThat(Rule.parse(rule.key())).isEqualTo(rule);
        assertThat(Rule.parse(rule.name())).isEqualTo(rule);
    }

    @Test
    void has_a_key_in_kebab_case() {
        assertThat(Rule.CLIENT_FRAMES_MASKED.key()).isEqualTo("client-frames-masked");
    }

    @Test
    void names_the_known_rules_when_asked_for_another() {
        assertThatThrownBy(() -> Rule.parse("be-nice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no rule \"be-nice\". The rules are: method-is-get, ")
                .hasMessageEndingWith(", tcp-closed-after-failure");
    }

    @ParameterizedTest
    @EnumSource
    void names_its_requirements(Rule rule) {
        assertThat(rule.requirements()).isNotEmpty().allMatch(id -> id.matches("rfc\\d+-[\\d.]+-[a-z0-9.-]+"));
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void has_a_message_that_fits_into_a_close_frame(Ground ground) {
        assertThat(ground.message()).matches("[A-Z].* \\(RFC \\d+ [\\d.]+(, RFC \\d+ [\\d.]+)?\\)");
        assertThat(ground.message().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(123);
    }

    @Test
    void has_a_message_of_its_own() {
        List<String> messages = grounds().map(Ground::message).toList();
        assertThat(messages).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void has_a_code_that_may_be_sent(Ground ground) {
        assertThat(ground.code())
                .matches(code -> code == 0
                        || code == 101
                        || code == CloseStatus.ABNORMAL
                        || (code >= 400 && code < 600)
                        || CloseStatus.isSendable(code));
    }

    @Test
    void is_required_unless_waived() {
        assertThat(Rules.strict().require(Rule.HOST_ONCE, true)).isTrue();
        assertThatThrownBy(() -> Rules.strict().require(Rule.HOST_ONCE, false))
                .isInstanceOf(Violation.class)
                .hasMessage("The opening handshake must not have two Host fields (RFC 9112 3.2)");
        Rules lenient = Rules.waiving(Set.of(Rule.HOST_ONCE));
        assertThat(lenient.require(Rule.HOST_ONCE, false)).isFalse();
        assertThat(lenient.enforced(Rule.HOST_ONCE)).isFalse();
        assertThat(lenient.enforced(Rule.HOST_REQUIRED)).isTrue();
    }

    static Stream<Ground> grounds() {
        return Stream.concat(Arrays.stream(Rule.values()), Arrays.stream(Policy.values()));
    }
}
