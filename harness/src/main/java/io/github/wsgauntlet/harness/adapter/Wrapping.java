package io.github.wsgauntlet.harness.adapter;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.PayloadSize;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.reaction.Unasked.NotWrapped;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Wraps the messages of a scenario, where it stays true so: what comes before the text goes into the first frame of a
 * message, what comes after it into the last, and nothing else changes.
 */
public final class Wrapping {
    private static final int RSV1 = 4;

    private final EchoAdapter adapter;
    private final MessageEdges edges = new MessageEdges();
    private final List<Step> steps = new ArrayList<>();
    private int number;
    private boolean inMessage;
    private boolean text = true;

    /** Whether messages were sent whose answers were not awaited. */
    private boolean underWay;

    /** Whether an extension was offered, so that RSV1 may mark what is compressed (RFC 7692 6). */
    private boolean offers;

    private Wrapping(EchoAdapter adapter) {
        this.adapter = adapter;
    }

    /** What becomes of a scenario. */
    public sealed interface Result {
        /** Return why it is played as it is; empty where it is wrapped. */
        Optional<NotWrapped.Why> whyNot();

        /**
         * Its messages are wrapped.
         *
         * @param scenario what is played in its place
         */
        record Wrapped(Scenario scenario) implements Result {
            @Override
            public Optional<NotWrapped.Why> whyNot() {
                return Optional.empty();
            }
        }

        /**
         * It is played as it is, as to a server without an echo.
         *
         * @param why why it would not be true if it were wrapped
         */
        record AsItIs(NotWrapped.Why why) implements Result {
            @Override
            public Optional<NotWrapped.Why> whyNot() {
                return Optional.of(why);
            }
        }
    }

    /** A scenario that cannot be wrapped. */
    private static final class Obstacle extends Exception {
        private static final long serialVersionUID = 1;
        private final NotWrapped.Why why;

        Obstacle(NotWrapped.Why why) {
            super(why.name(), null, false, false);
            this.why = why;
        }
    }

    /** Wrap a scenario. */
    public static Result of(EchoAdapter adapter, Scenario scenario) {
        if (scenario.takesTurns() || !scenario.opens() || scenario.tester() != Role.CLIENT) {
            return new Result.AsItIs(NotWrapped.Why.OWN_PROTOCOL);
        }
        if (adapter.isBare()) {
            return greeted(scenario);
        }
        var wrapping = new Wrapping(adapter);
        try {
            for (Step step : scenario.steps()) {
                wrapping.take(step);
            }
        } catch (Obstacle obstacle) {
            return new Result.AsItIs(obstacle.why);
        }
        return wrapping.number == 0
                ? new Result.AsItIs(NotWrapped.Why.NO_MESSAGE)
                : new Result.Wrapped(new Scenario(wrapping.steps, scenario.ending()));
    }

    /** To an echo server that only wants a greeting, all goes out as it is that comes after it. */
    private static Result greeted(Scenario scenario) {
        if (scenario.opening().units().stream().anyMatch(Wrapping::isData)) {
            return new Result.AsItIs(NotWrapped.Why.WITH_THE_HANDSHAKE);
        }
        boolean says =
                scenario.steps().stream().flatMap(step -> step.units().stream()).anyMatch(Wrapping::isData);
        return says ? new Result.Wrapped(scenario) : new Result.AsItIs(NotWrapped.Why.NO_MESSAGE);
    }

    private void take(Step step) throws Obstacle {
        switch (step) {
            case Step.Opening opening -> {
                offers = opening instanceof Step.Open open
                        && open.request().head().toLowerCase(Locale.ROOT).contains("sec-websocket-extensions");
                for (Unit unit : opening.units()) {
                    refuse(isData(unit), NotWrapped.Why.WITH_THE_HANDSHAKE);
                }
                steps.add(step);
            }
            case Step.Send send -> send(send);
            case Step.Await await -> {
                underWay &= await.awaited() != Step.Awaited.ANSWERS;
                steps.add(step);
            }
            case Step.HalfClose halfClose -> {
                refuse(underWay, NotWrapped.Why.ENDED_AT_ONCE);
                steps.add(step);
            }
            case Step.Reset reset -> {
                refuse(underWay, NotWrapped.Why.ENDED_AT_ONCE);
                steps.add(step);
            }
            default -> steps.add(step);
        }
    }

    private static boolean isData(Unit unit) {
        return switch (unit) {
            case Unit.Raw raw -> true;
            case Unit.Compressed compressed -> true;
            case Unit.Frame frame -> frame.opcode() <= Opcodes.BINARY;
        };
    }

    private static void refuse(boolean untrue, NotWrapped.Why why) throws Obstacle {
        if (untrue) {
            throw new Obstacle(why);
        }
    }

    /** What announces a binary message leaves in a write of its own, if nothing of the step has to come before it. */
    private void send(Step.Send send) throws Obstacle {
        var units = new ArrayList<Unit>();
        for (Unit unit : send.units()) {
            Optional<Unit> announcement = begins(unit) ? announcement(unit) : Optional.empty();
            if (announcement.isPresent() && units.isEmpty()) {
                steps.add(new Step.Send(List.of(announcement.get()), Segments.whole()));
            } else {
                announcement.ifPresent(units::add);
            }
            units.add(wrapped(unit));
        }
        steps.add(new Step.Send(units, send.segments()));
    }

    /** Take note of a message that begins, as whoever puts frames together takes it. */
    private boolean begins(Unit unit) {
        int opcode = opcode(unit);
        boolean begins =
                opcode == Opcodes.TEXT || opcode == Opcodes.BINARY || opcode == Opcodes.CONTINUATION && !inMessage;
        if (begins) {
            number++;
            text = opcode == Opcodes.CONTINUATION ? text : opcode == Opcodes.TEXT;
            edges.begin();
        }
        return begins;
    }

    private static int opcode(Unit unit) {
        return switch (unit) {
            case Unit.Raw raw -> Opcodes.CLOSE; // It is refused.
            case Unit.Compressed compressed -> compressed.opcode();
            case Unit.Frame frame -> frame.opcode();
        };
    }

    private Optional<Unit> announcement(Unit unit) {
        return !text && adapter.binary() instanceof EchoAdapter.Binary.Announced(var saying, var pattern)
                ? Optional.of(Unit.Frame.of(Opcodes.TEXT, new Payload.Text(saying.opening(number))))
                : Optional.empty();
    }

    private Unit wrapped(Unit unit) throws Obstacle {
        return switch (unit) {
            case Unit.Raw raw -> throw new Obstacle(NotWrapped.Why.HAND_MADE);
            case Unit.Compressed compressed -> {
                underWay = true;
                yield new Unit.Compressed(
                        compressed.opcode(), content(compressed.payload(), true, true), compressed.fragmentSize());
            }
            case Unit.Frame frame -> frame(frame);
        };
    }

    private Unit frame(Unit.Frame frame) throws Obstacle {
        if (frame.opcode() > Opcodes.BINARY) {
            refuse(frame.opcode() == Opcodes.CLOSE && underWay, NotWrapped.Why.ENDED_AT_ONCE);
            return frame;
        }
        boolean first = !inMessage || frame.opcode() != Opcodes.CONTINUATION;
        inMessage = !frame.fin();
        underWay = true;
        if (!text && adapter.binary() instanceof EchoAdapter.Binary.Announced) {
            return frame;
        }
        refuse(frame.length().lies(), NotWrapped.Why.LENGTH);
        Payload payload = payload(frame, first);
        long before = PayloadSize.of(frame.payload());
        boolean sameForm = form(before) == form(PayloadSize.of(payload));
        refuse(!sameForm && frame.length().form() != Unit.Length.Form.MINIMAL, NotWrapped.Why.LENGTH);
        return new Unit.Frame(frame.opcode(), frame.fin(), frame.rsv(), frame.mask(), frame.length(), payload);
    }

    private static int form(long length) {
        return length <= 125 ? 0 : length <= 0xffff ? 1 : 2;
    }

    private Payload payload(Unit.Frame frame, boolean first) throws Obstacle {
        if (frame.payload() instanceof Payload.Deflated(Payload content, var how)) {
            boolean alone = first && frame.fin() && PayloadSize.isZero(how.history());
            refuse(!alone, NotWrapped.Why.HAND_MADE);
            return new Payload.Deflated(content(content, true, true), how);
        }
        refuse(offers && (frame.rsv() & RSV1) != 0, NotWrapped.Why.HAND_MADE);
        boolean lengthCounts = first
                && frame.fin()
                && !(frame.mask() instanceof Unit.Mask.None)
                && frame.payload() instanceof Payload.Repeated(Payload unit, int times)
                && PayloadSize.of(unit) == 1;
        return lengthCounts
                ? ofSameLength((Payload.Repeated) frame.payload())
                : content(frame.payload(), first, frame.fin());
    }

    /** Leave out as much of what is repeated as comes around it, so that the frame is as long as it was. */
    private Payload ofSameLength(Payload.Repeated repeated) throws Obstacle {
        Payload around = content(Payload.empty(), true, true);
        int left = repeated.times() - Math.toIntExact(PayloadSize.of(around));
        refuse(left < 1, NotWrapped.Why.LENGTH);
        return content(new Payload.Repeated(repeated.unit(), left), true, true);
    }

    /** Wrap what one frame holds of a message, or a message that is compressed as a whole. */
    private Payload content(Payload payload, boolean first, boolean last) throws Obstacle {
        if (!text) {
            switch (adapter.binary()) {
                case EchoAdapter.Binary.None none -> throw new Obstacle(NotWrapped.Why.BINARY);
                case EchoAdapter.Binary.AsText asText -> {}
                case EchoAdapter.Binary.Announced announced -> {
                    return payload;
                }
            }
        } else {
            check(payload, first, last);
        }
        var parts = new ArrayList<Payload>();
        if (first) {
            parts.add(new Payload.Text(adapter.say().opening(number)));
        }
        parts.add(adapter.say().escapes() ? escaped(payload) : payload);
        if (last && !adapter.say().after().isEmpty()) {
            parts.add(new Payload.Text(adapter.say().after()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Payload.Joined(parts);
    }

    private void check(Payload payload, boolean first, boolean last) throws Obstacle {
        byte[] bytes = sample(payload);
        edges.add(bytes);
        boolean incidental = payload instanceof Payload.Sample; // Nothing in it is what a case is about.
        refuse(adapter.say().escapes() && !incidental && JsonText.hasControls(bytes), NotWrapped.Why.CONTENT);
        refuse(last && edges.startsWithMark(), NotWrapped.Why.EDGE);
        refuse(last && !adapter.say().after().isEmpty() && edges.endsUnfinished(), NotWrapped.Why.EDGE);
    }

    /** Of what is repeated a few times say as much as all of it. */
    private static byte[] sample(Payload payload) {
        return payload instanceof Payload.Repeated(Payload unit, int times)
                ? new Payload.Repeated(unit, Math.min(times, 4)).bytes()
                : payload.bytes();
    }

    private static Payload escaped(Payload payload) {
        if (!JsonText.needsEscape(sample(payload))) {
            return payload;
        }
        return payload instanceof Payload.Repeated(Payload unit, int times)
                ? new Payload.Repeated(escaped(unit), times)
                : new Payload.Hex(HexFormat.of().formatHex(JsonText.escape(payload.bytes())));
    }
}
