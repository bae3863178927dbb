package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.protocol.FramePart;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.Opcode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Follows what a client sends, as far as a defect needs to know it: in which message a frame stands, and what it says.
 */
final class FrameWatch implements FrameSource {

    /** What a defect makes of a part of a frame. */
    @FunctionalInterface
    interface Twist {

        /** Return the part to go on with; nothing when it is to be lost. May throw a violation. */
        Optional<FramePart> apply(FramePart part, FrameWatch watch);
    }

    private final FrameSource clean;
    private final Twist twist;
    private Opcode message = Opcode.BINARY;
    private boolean compressed;
    private boolean inMessage;
    private boolean controlSeen;
    private int fragments;
    private long before;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private byte[] latest = {};

    FrameWatch(FrameSource clean, Twist twist) {
        this.clean = clean;
        this.twist = twist;
    }

    @Override
    public Optional<FramePart> readFrame(ByteBuffer in) {
        Optional<FramePart> read = clean.readFrame(in);
        if (read.isEmpty()) {
            return read;
        }
        FramePart part = read.get();
        begin(part);
        try {
            return twist.apply(part, this);
        } finally {
            end(part);
        }
    }

    private void begin(FramePart part) {
        Opcode opcode = part.header().opcode();
        if (part.isFirst()) {
            payload.reset();
            if (opcode == Opcode.TEXT || opcode == Opcode.BINARY) {
                message = opcode;
                compressed = part.header().rsv1();
                fragments = 0;
                before = 0;
                controlSeen = false;
            }
            fragments += opcode.isControl() ? 0 : 1;
        }
        latest = new byte[part.length()];
        part.copyTo(latest, 0);
        payload.writeBytes(latest);
    }

    private void end(FramePart part) {
        if (!part.isLast()) {
            return;
        }
        if (part.header().opcode().isControl()) {
            controlSeen |= inMessage;
        } else {
            inMessage = !part.header().fin();
            before += part.header().payloadLength();
            controlSeen = false;
        }
    }

    /** Return the type of the message that the frame belongs to. */
    Opcode message() {
        return message;
    }

    /** Return whether the message that the frame belongs to is marked as compressed (RFC 7692 6). */
    boolean compressed() {
        return compressed;
    }

    /** Return which fragment of its message the frame is, from 1 on. */
    int fragment() {
        return fragments;
    }

    /** Return how many bytes of the message came in earlier frames. */
    long before() {
        return before;
    }

    /** Return whether a control frame came between the fragment before and this one. */
    boolean controlSeen() {
        return controlSeen;
    }

    /** Return the payload of the frame so far. */
    byte[] payload() {
        return payload.toByteArray();
    }

    /** Return the payload of this part of the frame. */
    byte[] latest() {
        return latest;
    }
}
