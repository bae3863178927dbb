package io.github.wsgauntlet.harness.conversation;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What looks like frames and is nothing but payload, because an unfinished frame has announced as much.
 *
 * <p>Not thread safe.
 */
final class Swallowed {
    private static final int LEAST_TELLING = 4;

    private final List<byte[]> pings = new ArrayList<>();
    private final List<WireMessage> messages = new ArrayList<>();

    /** Take bytes that were sent inside a frame; what is too short to be told from chance is not kept. */
    void sent(byte[] bytes) {
        var inner = new FrameReader();
        inner.feed(bytes);
        for (var frame = inner.next(); frame.isPresent(); frame = inner.next()) {
            WireFrame whole = frame.get();
            boolean telling = whole.fin() && whole.masked() && whole.payload().length >= LEAST_TELLING;
            if (telling && whole.opcode() == Opcodes.PING) {
                pings.add(whole.payload());
            } else if (telling && Opcodes.beginsMessage(whole.opcode())) {
                messages.add(new WireMessage(whole.opcode() == Opcodes.TEXT, whole.payload()));
            }
        }
    }

    /** Return the payloads of what looks like pings. */
    List<byte[]> pings() {
        return Collections.unmodifiableList(pings);
    }

    /** Return what looks like messages. */
    List<WireMessage> messages() {
        return Collections.unmodifiableList(messages);
    }
}
