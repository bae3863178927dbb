package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Pause;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** The tester's side of one open connection: what it sends, what it is owed, and how it waits for it. */
final class Exchange {
    private final WireTransport transport;
    private final Recorder recorder;
    private final Capabilities capabilities;
    private final Patience patience;
    private final UnitEncoder writer;
    private Optional<DeflateAgreement> compression = Optional.empty();
    private final Conversation conversation = new Conversation();
    private boolean spoke;
    private boolean closeSent;
    private boolean outputShut;

    Exchange(WireTransport transport, Recorder recorder, Capabilities capabilities, Patience patience, Random random) {
        this.transport = transport;
        this.recorder = recorder;
        this.capabilities = capabilities;
        this.patience = patience;
        this.writer = new UnitEncoder(random);
    }

    /** Return what the scenario's bytes mean so far. */
    Conversation conversation() {
        return conversation;
    }

    /** Return whether the scenario has sent anything after the opening handshake, or with it. */
    boolean spoke() {
        return spoke;
    }

    /** Return whether nothing more may be sent: a Close was, or the sending side is shut. */
    boolean finished() {
        return closeSent || outputShut;
    }

    /** Send the request head, and in the same write the units that go with it. */
    void open(byte[] head, Step.Open open) {
        List<byte[]> pieces = encode(open.first());
        recorder.record(at -> new Event.SentHead(at, head));
        if (!pieces.isEmpty()) {
            sent(Event.Purpose.SCENARIO, pieces);
        }
        write(concat(head, joined(pieces)), open.segments());
    }

    /** Keep to what the target's answer agrees on. */
    void agreed(DeflateAgreement agreement) {
        compression = Optional.of(agreement);
        writer.agreed(agreement);
        conversation.agreed(agreement);
    }

    /** Send units in one write. */
    void send(Event.Purpose purpose, List<Unit> units, Segments segments) {
        List<byte[]> pieces = encode(units);
        sent(purpose, pieces);
        write(pieces.size() == 1 ? pieces.getFirst() : joined(pieces), segments);
    }

    /**
     * Return a message as this connection carries messages, of a type that comes back: compressed where the scenario
     * has sent compressed messages, and the target can be expected to inflate more of them. It refers to nothing before
     * it, whatever the context is.
     */
    Unit message(Payload payload) {
        boolean inflates = conversation.usesCompression()
                && !conversation.usesFinalBlocks()
                && conversation.violation().filter(SentViolation::ofCompression).isEmpty();
        return compression
                .filter(agreed -> inflates)
                .<Unit>map(agreed -> compressed(echoedOpcode(), payload, agreed))
                .orElseGet(() -> Unit.Frame.of(echoedOpcode(), payload));
    }

    private int echoedOpcode() {
        return capabilities.echoes().text() == Echo.Back.NOTHING ? Opcodes.BINARY : Opcodes.TEXT;
    }

    private static Unit compressed(int opcode, Payload payload, DeflateAgreement agreed) {
        byte[] deflated = new PayloadDeflater(PayloadDeflater.Coding.FIXED, agreed.clientMaxWindowBits())
                .deflate(payload.bytes());
        return new Unit.Frame(
                opcode,
                true,
                MessageReader.COMPRESSED,
                new Unit.Mask.Random(),
                Unit.Length.minimal(),
                new Payload.Hex(HexFormat.of().formatHex(deflated)));
    }

    /** Send the Close frame with which the tester closes, or answers the target's. */
    void sendClose(Payload body) {
        closeSent = true;
        send(Event.Purpose.CLOSING, List.of(Unit.Frame.of(Opcodes.CLOSE, body)), Segments.whole());
    }

    private void sent(Event.Purpose purpose, List<byte[]> pieces) {
        recorder.record(at -> new Event.Sent(at, purpose, pieces));
        if (purpose == Event.Purpose.SCENARIO) {
            spoke = true;
            pieces.forEach(conversation::sent);
            closeSent = conversation.close().isPresent();
        }
    }

    private List<byte[]> encode(List<Unit> units) {
        return units.stream().flatMap(unit -> writer.encode(unit).stream()).toList();
    }

    /** Write in segments; after those that are paced, the rest leaves at once. */
    private void write(byte[] bytes, Segments segments) {
        try {
            int at = 0;
            for (int written = 0; at < bytes.length; written++) {
                boolean rest = segments.isWhole() || segments.paced() > 0 && written == segments.paced();
                int length = rest ? bytes.length - at : Math.min(segments.size(), bytes.length - at);
                transport.write(bytes, at, length);
                at += length;
                if (written < segments.paced() && at < bytes.length) {
                    Pause.betweenSegments();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] joined(List<byte[]> pieces) {
        byte[] all = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    private static byte[] concat(byte[] head, byte[] rest) {
        return rest.length == 0 ? head : joined(List.of(head, rest));
    }

    /** Shut down the sending side. */
    void halfClose() {
        outputShut = true;
        recorder.record(at -> new Event.TesterEnded(at, Event.HowEnded.HALF_CLOSED));
        try {
            transport.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drop the connection. */
    void reset() {
        outputShut = true;
        recorder.record(at -> new Event.TesterEnded(at, Event.HowEnded.RESET));
        try {
            transport.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Return whether every message and the last ping that was legal has got its answer. */
    boolean allAnswered() {
        return echoed(conversation.owedMessages()) && ponged(conversation.owedPings());
    }

    /**
     * Return whether everything that was sent has got an answer, also what a conforming target does not answer. Where
     * nothing can be answered, nothing is.
     */
    boolean evenViolationsAnswered() {
        boolean answerable = conversation.messages().stream().anyMatch(this::comesBack)
                || capabilities.pong() && !conversation.pings().isEmpty();
        return answerable && echoed(conversation.messages()) && ponged(conversation.pings());
    }

    private boolean echoed(List<WireMessage> messages) {
        long owed = messages.stream().filter(this::comesBack).count();
        return !capabilities.echo() || recorder.messages() >= owed + capabilities.greetings();
    }

    /** Return whether the message that was sent last is one that comes back. */
    boolean lastComesBack() {
        return comesBack(conversation.messages().getLast());
    }

    private boolean comesBack(WireMessage message) {
        return capabilities.echoes().of(message.text()) != Echo.Back.NOTHING;
    }

    private boolean ponged(List<byte[]> pings) {
        return pings.isEmpty() || !capabilities.pong() || recorder.ponged(pings.getLast());
    }

    /** Return whether the last ping that was legal has got its pong. */
    boolean ponged() {
        return ponged(conversation.owedPings());
    }

    /** Return whether the target has sent a Close or ended the connection. */
    boolean reacted() {
        return recorder.close().isPresent() || recorder.ended();
    }

    /** Wait for a reaction, not for long enough to judge that there is none. */
    void awaitReaction(Duration atMost) {
        await(this::reacted, atMost);
    }

    /** Wait for the end of the connection. */
    void awaitEnd(Duration atMost) {
        await(recorder::ended, atMost);
    }

    /** Wait until the deadline, and record that it passed if it did; returns whether the condition came to hold. */
    boolean awaitOr(Step.Awaited awaited, BooleanSupplier condition) {
        boolean holds = await(condition, patience.deadline());
        if (!holds) {
            recorder.record(at -> new Event.DeadlinePassed(at, awaited));
        }
        return holds;
    }

    /** Wait until something holds; meanwhile answer the target's pings as every client has to (RFC 6455 5.5.2). */
    boolean await(BooleanSupplier condition, Duration atMost) {
        long start = System.nanoTime();
        Duration left = atMost;
        while (recorder.await(() -> condition.getAsBoolean() || recorder.pinged(), left)) {
            if (condition.getAsBoolean()) {
                return true;
            }
            answer(recorder.takePings());
            left = atMost.minusNanos(System.nanoTime() - start);
        }
        return false;
    }

    private void answer(List<byte[]> pings) {
        // A target that has closed reads no more: what comes then may make its kernel take back what it had sent.
        if (!finished() && !reacted() && conversation.atFrameBoundary()) {
            List<Unit> pongs = pings.stream().map(Exchange::pong).toList();
            send(Event.Purpose.PONG, pongs, Segments.whole());
        }
    }

    private static Unit pong(byte[] payload) {
        return Unit.Frame.of(Opcodes.PONG, new Payload.Hex(HexFormat.of().formatHex(payload)));
    }
}
