package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.harness.deflate.InflatedMessage;
import io.github.wsgauntlet.harness.deflate.MessageInflater;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts the data frames of one side together to messages (RFC 6455 5.4), and inflates those whose first frame has RSV1
 * set where that was agreed (RFC 7692 6.2). Holds no rule: a fragment that continues nothing begins a message of the
 * last type.
 *
 * <p>Not thread safe.
 */
public final class MessageReader {
    /** RSV1, which marks a message as compressed (RFC 7692 9.2). */
    public static final int COMPRESSED = 4;

    /** Four times as much as any case sends; where there is little memory for a bomb, a little more than that. */
    private static final long MOST_INFLATED = Math.clamp(Runtime.getRuntime().maxMemory() / 16, 20 << 20, 64 << 20);

    private static final byte[] NOTHING = {};

    /** What is larger comes hardly twice, and is not kept for it. */
    private static final int MOST_KEPT = 1 << 20;

    private final MessageInflater inflater = new MessageInflater(MOST_INFLATED);
    private boolean compression;
    private final List<byte[]> fragments = new ArrayList<>();
    private boolean inMessage;
    private boolean text;
    private boolean compressed;

    /** The message before: of those that are alike, one is held. */
    private byte[] latest = NOTHING;

    /**
     * A complete message.
     *
     * @param text whether it is a text message; binary otherwise
     * @param payload its bytes, inflated as far as that was possible
     * @param inflated how it was compressed; nothing where it was not
     */
    public record Read(boolean text, byte[] payload, Optional<InflatedMessage> inflated) {}

    /** Inflate compressed messages from now on. */
    public void inflate() {
        compression = true;
    }

    /** Take a frame, and return the message that it completes. Frames that carry no data are passed over. */
    public Optional<Read> add(WireFrame frame) {
        if (frame.opcode() > Opcodes.BINARY) {
            return Optional.empty();
        }
        if (frame.opcode() != Opcodes.CONTINUATION || !inMessage) {
            begin(frame);
        }
        fragments.add(frame.payload());
        inMessage = !frame.fin();
        return frame.fin() ? Optional.of(complete()) : Optional.empty();
    }

    private void begin(WireFrame frame) {
        fragments.clear();
        text = frame.opcode() == Opcodes.CONTINUATION ? text : frame.opcode() == Opcodes.TEXT;
        compressed = compression && (frame.rsv() & COMPRESSED) != 0 && frame.opcode() != Opcodes.CONTINUATION;
    }

    private Read complete() {
        byte[] payload = joined();
        fragments.clear();
        if (!compressed) {
            return new Read(text, payload, Optional.empty());
        }
        InflatedMessage inflated = inflater.read(payload);
        byte[] data = Arrays.equals(latest, inflated.data()) ? latest : inflated.data();
        latest = data.length <= MOST_KEPT ? data : NOTHING;
        return new Read(text, data, Optional.of(inflated));
    }

    /** Return the payload of the message, which is that of its only frame in most. */
    private byte[] joined() {
        if (fragments.size() == 1) {
            return fragments.getFirst();
        }
        byte[] all = new byte[fragments.stream().mapToInt(each -> each.length).sum()];
        int at = 0;
        for (byte[] each : fragments) {
            System.arraycopy(each, 0, all, at, each.length);
            at += each.length;
        }
        return all;
    }

    /** Return whether a message has begun and is not complete. */
    public boolean inMessage() {
        return inMessage;
    }
}
