package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
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
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The tester's side of one open connection: what it sends, what it is owed, and how it waits for it. */
final class Exchange {
    private final Outlet outlet;
    private final Valve valve;
    private final Recorder recorder;
    private final Capabilities capabilities;
    private final Patience patience;
    private final UnitEncoder writer;
    private Optional<DeflateAgreement> compression = Optional.empty();
    private final Role tester;
    private final Conversation conversation;
    private boolean spoke;

    /** How many bytes had come when a wait began that was in vain; -1 where none was. */
    private long heardInVain = -1;

    private Optional<Chores> chores = Optional.empty();
    private boolean closeSent;
    private boolean outputShut;
    private boolean readsLate;

    Exchange(
            Role tester,
            WireTransport transport,
            Valve valve,
            Recorder recorder,
            Capabilities capabilities,
            Patience patience,
            Random random) {
        this.tester = tester;
        this.conversation = new Conversation(tester, capabilities::meant);
        this.outlet = new Outlet(transport, valve);
        this.valve = valve;
        this.recorder = recorder;
        this.capabilities = capabilities;
        this.patience = patience;
        this.writer = new UnitEncoder(tester, random);
    }

    /** What is to be done while the tester waits. */
    interface Chores {
        /** Return whether there is something to do. */
        boolean due();

        /** Do it. */
        void run();
    }

    /** Do something else, too, whenever the tester waits. */
    void meanwhile(Chores others) {
        chores = Optional.of(others);
    }

    /** Send a message that is a turn of the scenario's. */
    void say(int opcode, Payload payload) {
        send(Event.Purpose.TURN, List.of(Unit.Frame.of(opcode, payload)), Segments.whole());
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

    /** Send a request that comes before the opening handshake. */
    void ask(byte[] request) {
        recorder.record(at -> new Event.SentEarlier(at, request));
        outlet.write(List.of(request), Segments.whole());
    }

    /** Send the request head, and in the same write a request before it and the units that go with it. */
    void open(Optional<byte[]> earlier, byte[] head, Step.Open open) {
        List<byte[]> pieces = encode(open.first());
        earlier.ifPresent(request -> recorder.record(at -> new Event.SentEarlier(at, request)));
        recorder.record(at -> new Event.SentHead(at, head));
        if (!pieces.isEmpty()) {
            sent(Event.Purpose.SCENARIO, pieces);
        }
        List<byte[]> all = Stream.of(earlier.stream(), Stream.of(head), pieces.stream())
                .flatMap(each -> each)
                .toList();
        outlet.write(all, open.segments());
    }

    /** Send the answer to the opening handshake, and in the same write the units that go with it. */
    void answer(byte[] head, Step.Accept accept) {
        List<byte[]> pieces = encode(accept.first());
        recorder.record(at -> new Event.SentHead(at, head));
        if (!pieces.isEmpty()) {
            sent(Event.Purpose.SCENARIO, pieces);
        }
        outlet.write(Stream.concat(Stream.of(head), pieces.stream()).toList(), accept.segments());
    }

    /** Keep to what was agreed on in the opening handshake. */
    void agreed(DeflateAgreement agreement) {
        compression = Optional.of(agreement);
        writer.agreed(agreement);
        conversation.agreed(agreement);
    }

    /** Send units in one write. */
    void send(Event.Purpose purpose, List<Unit> units, Segments segments) {
        List<byte[]> pieces = encode(units);
        sent(purpose, pieces);
        outlet.write(pieces, segments);
    }

    /**
     * Return a message as this connection carries messages, of a type that comes back: compressed where the scenario
     * has sent compressed messages, and the target can be expected to inflate more of them. It refers to nothing before
     * it, whatever the context is.
     */
    Optional<Unit> message(Payload payload) {
        boolean text = capabilities.echoes().text() != Echo.Back.NOTHING;
        return capabilities
                .adapter()
                .map(adapter -> adapter.spoken(text, payload))
                .orElse(Optional.of(payload))
                .map(spoken -> message(text ? Opcodes.TEXT : Opcodes.BINARY, spoken));
    }

    /** Return a text message as this connection carries messages, as {@link #message} does. */
    Unit text(Payload payload) {
        return message(Opcodes.TEXT, payload);
    }

    private Unit message(int opcode, Payload payload) {
        boolean inflates = conversation.usesCompression()
                && !conversation.usesFinalBlocks()
                && conversation.violation().filter(SentViolation::ofCompression).isEmpty();
        return compression
                .filter(agreed -> inflates)
                .<Unit>map(agreed -> compressed(opcode, payload, agreed.maxWindowBits(tester)))
                .orElseGet(() -> Unit.Frame.of(opcode, payload));
    }

    private static Unit compressed(int opcode, Payload payload, int windowBits) {
        byte[] deflated = new PayloadDeflater(PayloadDeflater.Coding.FIXED, windowBits).deflate(payload.bytes());
        return new Unit.Frame(
                opcode,
                true,
                MessageReader.COMPRESSED,
                new Unit.Mask.Usual(),
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
            recorder.said(conversation.messages().stream()
                    .mapToLong(message -> message.payload().length)
                    .sum());
        }
    }

    private List<byte[]> encode(List<Unit> units) {
        return units.size() == 1
                ? writer.encode(units.getFirst())
                : units.stream().flatMap(unit -> writer.encode(unit).stream()).toList();
    }

    /** Leave unread what the target sends, until the tester waits for something. */
    void stopReading() {
        readsLate = true;
        outlet.inPieces();
        valve.shut();
        recorder.record(Event.ReadingStopped::new);
    }

    /** Shut down the sending side; TLS may not be told. */
    void halfClose(boolean silently) {
        shutOutput(silently ? Event.HowEnded.HALF_CLOSED_SILENTLY : Event.HowEnded.HALF_CLOSED);
    }

    /** End TCP as a server does after the closing handshake: what still comes is read. */
    void finish() {
        if (!outputShut) {
            shutOutput(Event.HowEnded.FINISHED);
        }
    }

    private void shutOutput(Event.HowEnded how) {
        outputShut = true;
        recorder.record(at -> new Event.TesterEnded(at, how));
        outlet.halfClose(how == Event.HowEnded.HALF_CLOSED_SILENTLY);
    }

    /** Drop the connection. */
    void reset() {
        outputShut = true;
        recorder.record(at -> new Event.TesterEnded(at, Event.HowEnded.RESET));
        outlet.reset();
    }

    /** Return whether answers may come in another order than what they answer. */
    boolean inAnyOrder() {
        return capabilities.answersInAnyOrder();
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
        boolean answerable = comingBack(conversation.messages()) > 0
                || capabilities.pong() && !conversation.pings().isEmpty();
        return answerable && echoed(conversation.messages()) && ponged(conversation.pings());
    }

    private boolean echoed(List<WireMessage> messages) {
        return !capabilities.echo() || recorder.messages() >= comingBack(messages) + capabilities.greetings();
    }

    private int comingBack(List<WireMessage> messages) {
        int count = 0;
        for (WireMessage message : messages) {
            count += comesBack(message) ? 1 : 0;
        }
        return count;
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

    /**
     * Wait until the deadline, and record that it passed if it did; returns whether the condition came to hold. Where
     * nothing has come since a deadline passed, one that does not insist waits only for a moment.
     */
    boolean awaitOr(Step.Awaited awaited, BooleanSupplier condition) {
        boolean silent = recorder.heard() == heardInVain;
        return awaitOr(awaited, condition, silent ? patience.again() : patience.deadline());
    }

    /** Wait for so long, and record that it passed if it did; returns whether the condition came to hold. */
    boolean awaitOr(Step.Awaited awaited, BooleanSupplier condition, Duration atMost) {
        long heard = recorder.heard();
        boolean holds = await(condition, atMost);
        if (!holds) {
            heardInVain = heard;
            recorder.record(at -> new Event.DeadlinePassed(at, awaited));
        }
        return holds;
    }

    /**
     * Wait for a moment until something holds. A tester that has read late waits longer, and for as long as more comes:
     * what it sends before it has read all may make the target's kernel throw away what waits there.
     */
    boolean awaitWhileMoreComes(BooleanSupplier condition) {
        Duration quiet = readsLate ? patience.soft() : patience.grace();
        int before = recorder.frames();
        boolean holds = await(condition, quiet);
        while (!holds && readsLate && recorder.frames() > before) {
            before = recorder.frames();
            holds = await(condition, quiet);
        }
        return holds;
    }

    /** Wait until something holds; meanwhile answer the target's pings as every client has to (RFC 6455 5.5.2). */
    boolean await(BooleanSupplier condition, Duration atMost) {
        valve.awaitOpen();
        long start = System.nanoTime();
        Duration left = atMost;
        // A target that pings without end is answered until the time is over.
        while (left.isPositive()
                && recorder.await(() -> condition.getAsBoolean() || recorder.pinged() || choresDue(), left)) {
            if (condition.getAsBoolean()) {
                return true;
            }
            answer(recorder.takePings());
            chores.ifPresent(Chores::run);
            left = atMost.minusNanos(System.nanoTime() - start);
        }
        return condition.getAsBoolean();
    }

    private boolean choresDue() {
        return chores.filter(Chores::due).isPresent();
    }

    private void answer(List<byte[]> pings) {
        // A target that has closed reads no more: what comes then may make its kernel take back what it had sent.
        if (!pings.isEmpty() && !finished() && !reacted() && conversation.atFrameBoundary()) {
            List<Unit> pongs = pings.stream().map(Exchange::pong).toList();
            send(Event.Purpose.PONG, pongs, Segments.whole());
        }
    }

    private static Unit pong(byte[] payload) {
        return Unit.Frame.of(Opcodes.PONG, new Payload.Hex(HexFormat.of().formatHex(payload)));
    }
}
