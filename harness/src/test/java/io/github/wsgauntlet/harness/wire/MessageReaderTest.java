package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    @Test
    void joins_fragments_and_passes_over_control_frames() {
        assertThat(read(new MessageReader(), "0103 48656c 8900 8002 6c6f 8201 ff"))
                .containsExactly("text Hello", "binary \u00ff");
    }

    @Test
    void takes_a_fragment_that_continues_nothing_for_a_message_of_the_last_type() {
        assertThat(read(new MessageReader(), "8101 61 8001 62")).containsExactly("text a", "text b");
    }

    @Test
    void begins_anew_where_a_message_starts_inside_another() {
        assertThat(read(new MessageReader(), "0101 61 8201 62")).containsExactly("binary b");
    }

    @Test
    void inflates_where_that_was_agreed_and_keeps_the_context() {
        var reader = new MessageReader();
        reader.inflate();
        assertThat(read(reader, "4103 f248cd 8004 c9c90700 8102 6f6b c105 f200110000"))
                .containsExactly("text Hello", "text ok", "text Hello");
    }

    @Test
    void inflates_nothing_where_that_was_not_agreed() {
        assertThat(read(new MessageReader(), "c101 61")).containsExactly("text a");
    }

    @Test
    void knows_whether_a_message_is_complete() {
        var reader = new MessageReader();
        read(reader, "0101 61");
        assertThat(reader.inMessage()).isTrue();
        read(reader, "8001 61");
        assertThat(reader.inMessage()).isFalse();
    }

    private static List<String> read(MessageReader reader, String hex) {
        var frames = new FrameReader();
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        frames.feed(bytes, 0, bytes.length);
        var messages = new ArrayList<String>();
        for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            reader.add(frame.get())
                    .ifPresent(message -> messages.add((message.text() ? "text " : "binary ")
                            + new String(message.payload(), StandardCharsets.ISO_8859_1)));
        }
        return messages;
    }
}
