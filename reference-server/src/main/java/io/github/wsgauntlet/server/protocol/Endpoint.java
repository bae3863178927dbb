package io.github.wsgauntlet.server.protocol;

import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One end of a WebSocket connection (RFC 6455 5 to 8, RFC 7692 6), the server's or the client's: bytes go in with
 * {@link #feed}, messages come out of {@link #receive}, and frames go to a {@link FrameWriter}. It answers Pings and
 * Closes itself. No socket in sight, and not for several threads.
 */
public final class Endpoint {

    private enum State {
        /** Messages flow. */
        OPEN,
        /** This endpoint sent a Close frame and waits for the peer's. */
        CLOSE_SENT,
        /** The peer's Close frame was received: the closing handshake is complete once it is answered. */
        CLOSED,
        /** The peer broke a rule, or the application failed (RFC 6455 7.1.7). */
        FAILED
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final EndpointRole role;
    private final Rules rules;
    private final FrameWriter out;
    private final Trace trace;
    private final FrameSource frames;
    private final FrameValidator validator;
    private final MessageAssembler assembler;
    private final Compression compression;
    private final PayloadBuffer controlPayload = new PayloadBuffer(FrameValidator.MAX_CONTROL_LENGTH);
    private ByteBuffer in = NOTHING;
    private State state = State.OPEN;
    private CloseStatus closeStatus = new CloseStatus(CloseStatus.ABNORMAL, "");
    private boolean closeSent;
    private boolean frameRejected;
    private boolean insideFrame;

    /**
     * Create the endpoint of a connection whose opening handshake is complete.
     *
     * @param role which end of the connection it is
     * @param limits how large a message may be
     * @param rules the rules to keep
     * @param frames cuts the bytes that are fed into frames
     * @param out takes the frames to send
     * @param compression what was agreed to be done to messages
     * @param trace told about every step
     */
    public Endpoint(
            EndpointRole role,
            Limits limits,
            Rules rules,
            FrameSource frames,
            FrameWriter out,
            Compression compression,
            Trace trace) {
        this.role = role;
        this.rules = rules;
        this.frames = frames;
        this.out = out;
        this.trace = trace;
        this.compression = compression;
        this.validator = new FrameValidator(role, rules, limits.messageSize(), compression.isAgreed());
        this.assembler = new MessageAssembler(rules, limits.messageSize(), compression);
    }

    /**
     * Hand in the bytes that have arrived, to be read by {@link #receive}.
     *
     * @throws IllegalStateException when the last bytes were not read to their end
     */
    public void feed(ByteBuffer bytes) {
        if (in.hasRemaining()) {
            throw new IllegalStateException("An application must receive until there is no further message");
        }
        in = bytes;
    }

    /** Read up to the end of the next message, or all the bytes there are. */
    public Optional<Message> receive() {
        while (in.hasRemaining()) {
            trace.step("WebSocketSession.receive()", "");
            try {
                Optional<FramePart> part = frames.readFrame(in);
                // What gives no part was the beginning of a header.
                insideFrame = part.isEmpty() || !part.get().isLast();
                Optional<Message> message = part.flatMap(this::accept);
                if (message.isPresent()) {
                    return message;
                }
            } catch (Violation violation) {
                failed(CloseStatus.of(violation.ground()));
            }
        }
        in = NOTHING;
        return Optional.empty();
    }

    /** Send a message in one frame, compressed whenever that is agreed, if the connection is open. */
    public void send(Message message) {
        Opcode opcode = message.type() == Message.Type.TEXT ? Opcode.TEXT : Opcode.BINARY;
        if (processes(opcode)) {
            byte[] payload = compression.deflate(message.payload());
            FrameHeader header = FrameHeader.of(opcode, payload.length);
            out.write(compression.isAgreed() ? header.withRsv1() : header, payload);
        }
    }

    /** Start the closing handshake, if the connection is open (RFC 6455 7.1.2). */
    public void close(CloseStatus status) {
        byte[] body = status.encode();
        if (state == State.OPEN) {
            sendClose(body);
            closeStatus = status;
            state = State.CLOSE_SENT;
        }
    }

    /** Fail the connection on behalf of the application, and forget what it did not receive (RFC 6455 7.1.7). */
    public void fail(CloseStatus status) {
        failed(status);
        in = NOTHING;
    }

    private void failed(CloseStatus status) {
        sendClose(status.encode());
        if (state == State.OPEN || state == State.CLOSE_SENT) {
            closeStatus = status;
            state = State.FAILED;
        }
        frameRejected = true;
        assembler.reset();
        controlPayload.clear();
    }

    /** Ask the peer for a Pong, if the connection is open (RFC 6455 5.5.2). */
    public void ping() {
        if (state == State.OPEN) {
            write(Opcode.PING, new byte[0]);
        }
    }

    /** Return whether a frame or a message of the peer has begun and is not complete. */
    public boolean isInside() {
        return insideFrame || assembler.isInside();
    }

    /** Return how many bytes of memory this holds from one read to the next. */
    public long held() {
        return assembler.held() + controlPayload.held() + compression.held();
    }

    /** Give up the memory that it can do without until more comes. */
    public void rest() {
        compression.rest();
    }

    /** Return whether messages are compressed, so that a few bytes may become many. */
    public boolean inflates() {
        return compression.isAgreed();
    }

    /** Free what the connection holds, when TCP has ended. Nothing is to be received or sent any more. */
    public void end() {
        compression.end();
    }

    /** Return whether this endpoint waits for the peer's Close frame. */
    public boolean awaitsClose() {
        return state == State.CLOSE_SENT;
    }

    /** Return whether the closing handshake has begun, from either side, or the connection failed. */
    public boolean isClosing() {
        return state != State.OPEN;
    }

    /**
     * Return whether TCP is to be closed now: the connection failed, or the closing handshake is complete and this is
     * the server, which closes first (RFC 6455 7.1.1).
     */
    public boolean isFinished() {
        return switch (state) {
            case OPEN, CLOSE_SENT -> false;
            case CLOSED ->
                switch (role) {
                    case SERVER -> rules.enforced(Rule.TCP_CLOSED_AFTER_CLOSE);
                    case CLIENT -> !rules.enforced(Rule.SERVER_CLOSES_TCP_FIRST);
                };
            case FAILED -> rules.enforced(Rule.TCP_CLOSED_AFTER_FAILURE);
        };
    }

    /** Return what the peer's Close frame said, else what this endpoint's said, else 1006. */
    public CloseStatus closeStatus() {
        return closeStatus;
    }

    private Optional<Message> accept(FramePart part) {
        frameRejected &= !part.isFirst();
        FrameHeader header = part.header();
        if (frameRejected || !processes(header.opcode())) {
            return Optional.empty();
        }
        if (part.isFirst()) {
            validator.check(header);
        }
        if (header.opcode().isReserved()) {
            return Optional.empty();
        }
        if (!header.opcode().isControl()) {
            return assembler.add(part);
        }
        controlPayload.append(part);
        if (part.isLast()) {
            control(header.opcode(), controlPayload.take());
        }
        return Optional.empty();
    }

    /** Nothing counts after a Close frame (RFC 6455 5.5.1), and nothing at all after a failure (7.1.7). */
    private boolean processes(Opcode opcode) {
        return switch (state) {
            case OPEN -> true;
            case CLOSE_SENT -> opcode == Opcode.CLOSE;
            case CLOSED ->
                !rules.enforced(opcode == Opcode.CLOSE ? Rule.ONE_CLOSE_ONLY : Rule.NOTHING_PROCESSED_AFTER_CLOSE);
            case FAILED -> !rules.enforced(Rule.NOTHING_PROCESSED_AFTER_FAILURE);
        };
    }

    private void control(Opcode opcode, byte[] payload) {
        switch (opcode) {
            case PING -> write(Opcode.PONG, payload);
            case CLOSE -> closeReceived(payload);
            default -> {
                // A Pong is an answer that nobody awaits (RFC 6455 5.5.3).
            }
        }
    }

    private void closeReceived(byte[] body) {
        validator.checkCloseBody(body);
        if (rules.enforced(Rule.CLOSE_IS_ANSWERED)) {
            sendClose(body);
        }
        closeStatus = CloseStatus.decode(body);
        state = State.CLOSED;
    }

    private void sendClose(byte[] body) {
        if (!closeSent || !rules.enforced(Rule.ONE_CLOSE_ONLY)) {
            closeSent = true;
            write(Opcode.CLOSE, body);
        }
    }

    private void write(Opcode opcode, byte[] payload) {
        out.write(FrameHeader.of(opcode, payload.length), payload);
    }
}
