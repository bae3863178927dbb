package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.reaction.IllegalFrame;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireFrameWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds a frame of the target that announces fewer bytes than it carries (RFC 6455 5.2). What follows such a frame is
 * payload that stands where a header should, so whatever seems wrong with it is not.
 */
final class ShortLength {
    private static final String REQUIREMENT = "rfc6455-5.2-length-sent-network-order";

    private ShortLength() {}

    /** Return the breach, if the bytes after a frame go on with the message that it began to send back. */
    static Optional<Breach> find(Evidence evidence) {
        List<WireFrame> frames = evidence.transcript().frames();
        List<byte[]> sent = evidence.conversation().owedMessages().stream()
                .map(message -> ByteBuffer.wrap(message.payload()))
                .distinct()
                .map(ByteBuffer::array)
                .toList();
        for (int i = 0; i < frames.size(); i++) {
            WireFrame frame = frames.get(i);
            if (!carriesWholeMessage(frame)) {
                continue;
            }
            int from = i;
            boolean cut = sent.stream()
                    .filter(whole -> Octets.startsWith(whole, frame.payload()))
                    .anyMatch(whole -> follows(whole, frame.payload().length, evidence.transcript(), from));
            if (cut) {
                return Optional.of(Breach.fail(
                        REQUIREMENT,
                        new IllegalFrame(
                                IllegalFrame.Flaw.LENGTH_TOO_SHORT,
                                frame.opcode(),
                                frame.length(),
                                frame.lengthBytes())));
            }
        }
        return Optional.empty();
    }

    private static boolean carriesWholeMessage(WireFrame frame) {
        return Opcodes.beginsMessage(frame.opcode()) && frame.fin() && !frame.masked() && frame.rsv() == 0;
    }

    /** Return whether the bytes after the frame are the rest of the message, at least two of them and no frame. */
    private static boolean follows(byte[] whole, int from, Transcript transcript, int frame) {
        if (whole.length - from < 2) { // Most messages come back whole; then there is no need to look on.
            return false;
        }
        byte[] after = bytesAfter(transcript, frame, whole.length - from);
        return Arrays.equals(whole, from, whole.length, after, 0, after.length);
    }

    private static byte[] bytesAfter(Transcript transcript, int frame, int most) {
        var bytes = new ByteArrayOutputStream();
        List<WireFrame> frames = transcript.frames();
        for (int i = frame + 1; i < frames.size() && bytes.size() < most; i++) {
            bytes.writeBytes(WireFrameWriter.encode(frames.get(i)));
        }
        transcript
                .all(Event.ReceivedBytes.class)
                .takeWhile(event -> bytes.size() < most)
                .forEach(event -> bytes.writeBytes(event.bytes()));
        return Arrays.copyOf(bytes.toByteArray(), Math.min(most, bytes.size()));
    }
}
