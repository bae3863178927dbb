package io.github.wsgauntlet.harness.proof.core;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Plays one scenario on a {@link Core}, as the driver plays it over TCP: the same steps, the same barrier, the same
 * end. The core answers at once or never, so there is nothing to wait for, and what did not come counts as a deadline
 * that passed.
 */
final class CorePlay {
    private static final Payload NORMAL_CLOSURE = new Payload.CloseBody(1000, Payload.empty());

    private final Core core;
    private final BooleanSupplier canary;
    private final Random random;
    private final UnitEncoder writer;
    private final Conversation conversation = new Conversation(Role.CLIENT);
    private final FrameReader frames = new FrameReader();
    private final List<Event> events = new ArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Optional<HttpHead> answer = Optional.empty();
    private int framesReceived;
    private boolean closeReceived;
    private boolean closeSent;
    private boolean over;
    private long now;

    /**
     * Prepare to play.
     *
     * @param core a connection on which nothing was said yet
     * @param canary whether another connection is served
     * @param random where masking keys, tokens and the sizes of segments come from
     */
    CorePlay(Core core, BooleanSupplier canary, Random random) {
        this.core = core;
        this.canary = canary;
        this.random = random;
        this.writer = new UnitEncoder(Role.CLIENT, random);
    }

    /** Play a scenario, once. */
    void play(Scenario scenario) {
        scenario.steps().forEach(this::perform);
        if (upgraded() && !over) {
            finish(scenario.ending());
        }
    }

    /** Return what happened. */
    Transcript transcript() {
        return new Transcript(events);
    }

    /** Return every byte the core was sent. */
    byte[] heard() {
        return heard.toByteArray();
    }

    /** Return every byte the core has sent. */
    byte[] said() {
        return said.toByteArray();
    }

    private void perform(Step step) {
        switch (step) {
            case Step.Open open -> open(open);
            case Step.Accept accept -> throw new IllegalArgumentException("No client is played here");
            case Step.Send send -> send(Event.Purpose.SCENARIO, send.units());
            case Step.Await await -> {}
            case Step.Pause pause -> {}
            case Step.StopReading stopReading -> {}
            case Step.HalfClose halfClose ->
                endOutput(halfClose.silent() ? Event.HowEnded.HALF_CLOSED_SILENTLY : Event.HowEnded.HALF_CLOSED);
            case Step.Reset reset -> endOutput(Event.HowEnded.RESET);
            case Turn turn -> throw new IllegalArgumentException("The core is asked no turns");
            case Step.Canary sent -> events.add(new Event.CanarySent(tick(), canary.getAsBoolean()));
        }
    }

    private void open(Step.Open open) {
        byte[] head = new RequestWriter("core.invalid", "/", List.of()).write(open.request(), random);
        events.add(new Event.SentHead(tick(), head));
        var write = new ByteArrayOutputStream();
        write.writeBytes(head);
        if (!open.first().isEmpty()) {
            sent(Event.Purpose.SCENARIO, open.first()).forEach(write::writeBytes);
        }
        feed(write.toByteArray());
        if (answer.isEmpty()) {
            events.add(new Event.DeadlinePassed(tick(), Step.Awaited.ANSWERS));
        }
    }

    private void send(Event.Purpose purpose, List<Unit> units) {
        var write = new ByteArrayOutputStream();
        sent(purpose, units).forEach(write::writeBytes);
        feed(write.toByteArray());
    }

    private List<byte[]> sent(Event.Purpose purpose, List<Unit> units) {
        List<byte[]> pieces =
                units.stream().flatMap(unit -> writer.encode(unit).stream()).toList();
        events.add(new Event.Sent(tick(), purpose, pieces));
        if (purpose == Event.Purpose.SCENARIO) {
            pieces.forEach(conversation::sent);
            closeSent = conversation.close().isPresent();
        }
        return pieces;
    }

    private void endOutput(Event.HowEnded how) {
        events.add(new Event.TesterEnded(tick(), how));
        core.endInput();
        over |= how == Event.HowEnded.RESET;
        hear();
    }

    private void finish(Scenario.Ending ending) {
        if (ending == Scenario.Ending.CLOSE && !closeReceived) {
            raiseBarrier();
            if (!closeReceived && !over) {
                close(NORMAL_CLOSURE);
            }
        }
        if (closeReceived && !over) {
            if (!closeSent) {
                close(Payload.empty());
            }
            if (!over) {
                events.add(new Event.DeadlinePassed(tick(), Step.Awaited.END));
            }
        }
    }

    /** Send something whose answer proves that the core has read on. */
    private void raiseBarrier() {
        if (!conversation.atFrameBoundary()) {
            return;
        }
        var tagged = new Payload.Text("barrier-" + Long.toHexString(random.nextLong()));
        var units = new ArrayList<Unit>();
        if (conversation.atMessageBoundary()) {
            units.add(Unit.Frame.of(Opcodes.TEXT, tagged));
        }
        units.add(Unit.Frame.of(Opcodes.PING, tagged));
        int before = framesReceived;
        send(Event.Purpose.BARRIER, units);
        if (!closeReceived && !over && framesReceived < before + units.size()) {
            events.add(new Event.DeadlinePassed(tick(), Step.Awaited.ANSWERS));
        }
    }

    private void close(Payload body) {
        closeSent = true;
        send(Event.Purpose.CLOSING, List.of(Unit.Frame.of(Opcodes.CLOSE, body)));
    }

    private void feed(byte[] bytes) {
        heard.writeBytes(bytes);
        core.feed(bytes, random);
        hear();
    }

    /** Take what the core has said. */
    private void hear() {
        byte[] bytes = core.said();
        said.writeBytes(bytes);
        int from = answer.isEmpty() ? hearAnswer(bytes) : 0;
        if (upgraded()) {
            frames.feed(bytes, from, bytes.length - from);
            for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                framesReceived++;
                closeReceived |= frame.get().opcode() == Opcodes.CLOSE;
                events.add(new Event.ReceivedFrame(tick(), frame.get()));
            }
        } else if (from < bytes.length) {
            events.add(new Event.ReceivedBytes(tick(), Arrays.copyOfRange(bytes, from, bytes.length)));
        }
        if (core.ended() && !over) {
            hearEnd();
        }
    }

    /** Return how many bytes the answer takes. */
    private int hearAnswer(byte[] bytes) {
        answer = HttpHead.parse(bytes, bytes.length);
        answer.ifPresent(head -> events.add(new Event.ReceivedHead(tick(), head)));
        answer.flatMap(DeflateAgreement::agreedIn).ifPresent(agreed -> {
            writer.agreed(agreed);
            conversation.agreed(agreed);
        });
        return answer.map(head -> head.raw().length).orElse(0);
    }

    private void hearEnd() {
        over = true;
        byte[] rest = frames.rest();
        if (rest.length > 0) {
            events.add(new Event.ReceivedBytes(tick(), rest));
        }
        events.add(new Event.TargetEnded(tick(), WireTransport.End.FIN));
    }

    private boolean upgraded() {
        return answer.filter(head -> head.status().orElse(0) == 101).isPresent();
    }

    private long tick() {
        return ++now;
    }
}
