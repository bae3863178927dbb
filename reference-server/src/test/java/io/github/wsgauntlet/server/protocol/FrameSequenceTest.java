package io.github.wsgauntlet.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameSequenceTest {

    private final FrameSequence sequence = new FrameSequence(Rules.strict());

    @Test
    void gives_every_fragment_the_type_of_the_first() {
        assertThat(sequence.next(fragment(Opcode.TEXT))).isEqualTo(Message.Type.TEXT);
        assertThat(sequence.next(fragment(Opcode.CONTINUATION))).isEqualTo(Message.Type.TEXT);
        assertThat(sequence.next(last(Opcode.CONTINUATION))).isEqualTo(Message.Type.TEXT);
        assertThat(sequence.next(fragment(Opcode.BINARY))).isEqualTo(Message.Type.BINARY);
        assertThat(sequence.next(last(Opcode.CONTINUATION))).isEqualTo(Message.Type.BINARY);
        assertThat(sequence.next(last(Opcode.TEXT))).isEqualTo(Message.Type.TEXT);
    }

    @Test
    void refuses_a_continuation_of_nothing() {
        assertThatThrownBy(() -> sequence.next(last(Opcode.CONTINUATION)))
                .hasMessage("A continuation frame must continue a message (RFC 6455 5.4)");
    }

    @Test
    void refuses_a_continuation_after_the_last_fragment() {
        sequence.next(fragment(Opcode.TEXT));
        sequence.next(last(Opcode.CONTINUATION));
        assertThatThrownBy(() -> sequence.next(fragment(Opcode.CONTINUATION)))
                .hasMessage(Rule.CONTINUATION_NEEDS_A_START.message());
    }

    @Test
    void refuses_a_message_inside_a_message() {
        sequence.next(fragment(Opcode.TEXT));
        assertThatThrownBy(() -> sequence.next(last(Opcode.BINARY)))
                .hasMessage("A new message must not start inside a fragmented one (RFC 6455 5.4)");
    }

    @Test
    void takes_a_continuation_of_nothing_as_binary_when_waived() {
        FrameSequence lenient = new FrameSequence(Rules.waiving(Set.of(Rule.CONTINUATION_NEEDS_A_START)));
        assertThat(lenient.next(fragment(Opcode.CONTINUATION))).isEqualTo(Message.Type.BINARY);
        assertThat(lenient.next(last(Opcode.CONTINUATION))).isEqualTo(Message.Type.BINARY);
    }

    @Test
    void takes_a_message_inside_a_message_when_waived() {
        FrameSequence lenient = new FrameSequence(Rules.waiving(Set.of(Rule.NO_NEW_MESSAGE_INSIDE_A_MESSAGE)));
        lenient.next(fragment(Opcode.TEXT));
        assertThat(lenient.next(fragment(Opcode.BINARY))).isEqualTo(Message.Type.BINARY);
        assertThat(lenient.next(last(Opcode.CONTINUATION))).isEqualTo(Message.Type.BINARY);
    }

    private static FrameHeader last(Opcode opcode) {
        return FrameHeader.of(opcode, 0);
    }

    private static FrameHeader fragment(Opcode opcode) {
        return new FrameHeader(false, 0, opcode, true, LengthForm.BITS_7, 0, 0);
    }
}
