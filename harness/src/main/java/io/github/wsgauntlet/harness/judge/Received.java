package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A frame that a target sent, and the message that it completes, which is inflated once for all who look at it.
 *
 * @param frame the frame
 * @param inMessage whether it came between the first and the last frame of a message
 * @param completes the message of which it is the last frame; a fragment that continues nothing may be one, too
 */
record Received(WireFrame frame, boolean inMessage, Optional<MessageReader.Read> completes) {

    /** Read what came on a connection. */
    static List<Received> in(Transcript transcript) {
        var reader = new MessageReader();
        transcript.compression().ifPresent(agreed -> reader.inflate());
        var all = new ArrayList<Received>();
        for (WireFrame frame : transcript.frames()) {
            boolean inMessage = reader.inMessage();
            all.add(new Received(frame, inMessage, reader.add(frame)));
        }
        return all;
    }

    /** Return whether it is a fragment of no message that has begun (RFC 6455 5.4). */
    boolean continuesNothing() {
        return frame.opcode() == Opcodes.CONTINUATION && !inMessage;
    }

    /** Return whether it begins a message inside one that is not finished (RFC 6455 5.4). */
    boolean interrupts() {
        return Opcodes.beginsMessage(frame.opcode()) && inMessage;
    }
}
