package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameValidatorTest {

    private static final long LIMIT = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81 80 00000000", // an empty text
                "01 fd 00000000", // a fragment of 125 bytes
                "80 fe 007e 00000000", // a continuation of 126 bytes in 16 bits
                "82 fe ffff 00000000", // binary of 65535 bytes in 16 bits
                "82 ff 0000000000010000 00000000", // binary of 65536 bytes in 64 bits
                "82 ff 0000000000100000 00000000", // binary of just the limit
                "88 80 00000000", // an empty Close
                "89 fd 00000000", // a Ping of 125 bytes
                "8a 80 00000000", // an empty Pong
            })
    void accepts_what_is_legal(String header) {
        new FrameValidator(EndpointRole.SERVER, Rules.strict(), LIMIT, false).check(decode(header));
    }

    @ParameterizedTest
    @CsvSource({
        "81 05, CLIENT_FRAMES_MASKED",
        "02 05, CLIENT_FRAMES_MASKED",
        "80 05, CONTINUATION_FRAMES_MASKED",
        "89 00, CONTROL_FRAMES_MASKED",
        "8a 00, CONTROL_FRAMES_MASKED",
        "88 00, CONTROL_FRAMES_MASKED",
        "c1 80 00000000, DATA_FRAMES_RSV_ZERO", // RSV1
        "a2 80 00000000, DATA_FRAMES_RSV_ZERO", // RSV2
        "90 80 00000000, CONTINUATION_FRAMES_RSV_ZERO", // RSV3
        "99 80 00000000, CONTROL_FRAMES_RSV_ZERO",
        "c8 80 00000000, CONTROL_FRAMES_RSV_ZERO",
        "83 80 00000000, DATA_OPCODES_DEFINED",
        "07 80 00000000, DATA_OPCODES_DEFINED",
        "8b 80 00000000, CONTROL_OPCODES_DEFINED",
        "0f 80 00000000, CONTROL_OPCODES_DEFINED",
        "81 fe 0005 00000000, LENGTH_16_IS_MINIMAL",
        "89 fe 007d 00000000, LENGTH_16_IS_MINIMAL",
        "81 ff 0000000000000005 00000000, LENGTH_64_IS_MINIMAL",
        "81 ff 000000000000ffff 00000000, LENGTH_64_IS_MINIMAL",
        "81 ff 8000000000000000 00000000, LENGTH_64_TOP_BIT_ZERO",
        "81 ff 8000000000000005 00000000, LENGTH_64_TOP_BIT_ZERO",
        "89 fe 007e 00000000, CONTROL_FRAMES_AT_MOST_125",
        "88 ff 0000000000010000 00000000, CONTROL_FRAMES_AT_MOST_125",
        "09 80 00000000, CONTROL_FRAMES_NOT_FRAGMENTED",
        "08 80 00000000, CONTROL_FRAMES_NOT_FRAGMENTED",
    })
    void refuses_what_breaks_one_rule_unless_it_is_waived(String text, Rule rule) {
        FrameHeader header = decode(text);
        FrameValidator strict = new FrameValidator(EndpointRole.SERVER, Rules.strict(), LIMIT, false);
        assertThatThrownBy(() -> strict.check(header)).hasMessage(rule.message());
        new FrameValidator(EndpointRole.SERVER, Rules.waiving(Set.of(rule)), LIMIT, false).check(header);
    }

    @Test
    void limits_even_control_frames_of_any_size() {
        FrameValidator lenient = new FrameValidator(
                EndpointRole.SERVER, Rules.waiving(Set.of(Rule.CONTROL_FRAMES_AT_MOST_125)), LIMIT, false);
        lenient.check(decode("89 ff 0000000000100000 00000000"));
        assertThatThrownBy(() -> lenient.check(decode("89 ff 0000000000100001 00000000")))
                .hasMessage(Policy.MESSAGE_SIZE.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no code
                "03e8", // 1000
                "03e9 e282ac", // 1001 and a reason
                "03ea", // 1002
                "03eb", // 1003
                "03ef", // 1007
                "03f0", // 1008
                "03f1", // 1009
                "03f2", // 1010
                "03f3", // 1011
                "03f4", // 1012
                "03f5", // 1013
                "03f6", // 1014
                "0bb8", // 3000
                "1387", // 4999
            })
    void accepts_close_bodies_with_a_meaning(String body) {
        new FrameValidator(EndpointRole.SERVER, Rules.strict(), LIMIT, false).checkCloseBody(hex(body));
    }

    @ParameterizedTest
    @CsvSource({
        "03, CLOSE_BODY_STARTS_WITH_A_CODE",
        "0000, CLOSE_CODE_AT_LEAST_1000",
        "03e7, CLOSE_CODE_AT_LEAST_1000", // 999
        "03ec, CLOSE_CODE_IS_ASSIGNED", // 1004
        "03ed, CLOSE_CODE_IS_FOR_THE_WIRE", // 1005
        "03ee, CLOSE_CODE_IS_FOR_THE_WIRE", // 1006
        "03f7, CLOSE_CODE_IS_FOR_THE_WIRE", // 1015
        "03f8, CLOSE_CODE_IS_ASSIGNED", // 1016
        "0bb7, CLOSE_CODE_IS_ASSIGNED", // 2999
        "1388, CLOSE_CODE_AT_MOST_4999", // 5000
        "ffff, CLOSE_CODE_AT_MOST_4999",
        "03e8 fffe, CLOSE_REASON_IS_UTF8",
        "03e8 c3, CLOSE_REASON_IS_UTF8",
    })
    void refuses_other_close_bodies_unless_the_rule_is_waived(String text, Rule rule) {
        byte[] body = hex(text);
        FrameValidator strict = new FrameValidator(EndpointRole.SERVER, Rules.strict(), LIMIT, false);
        assertThatThrownBy(() -> strict.checkCloseBody(body)).hasMessage(rule.message());
        new FrameValidator(EndpointRole.SERVER, Rules.waiving(Set.of(rule)), LIMIT, false).checkCloseBody(body);
    }

    @Test
    void judges_a_reserved_opcode_by_nothing_else() {
        // No FIN and 126 bytes: who lets opcode 0xB pass cannot know what it may carry.
        FrameHeader header = decode("0b fe 007e 00000000");
        new FrameValidator(EndpointRole.SERVER, Rules.waiving(Set.of(Rule.CONTROL_OPCODES_DEFINED)), LIMIT, false)
                .check(header);
        assertThat(header.opcode().isReserved()).isTrue();
    }

    private static FrameHeader decode(String hex) {
        return FrameHeader.decode(ByteBuffer.wrap(hex(hex))).orElseThrow();
    }
}
