package io.github.wsgauntlet.cases;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much a case sends of what a target may limit: an upper bound, counted by what is written down of
 * the case and without making its bytes.
 */
public final class Extent {
    private final Map<Limit, Long> most = new EnumMap<>(Limit.class);
    private long bytes;
    private long fragments;
    private long messages;
    private boolean whole;

    private Extent() {
        for (Limit limit : Limit.values()) {
            most.put(limit, 0L);
        }
    }

    /** Return how much a case sends. */
    public static Extent of(Case asked) {
        var extent = new Extent();
        for (Step step : asked.scenario().steps()) {
            step.units().forEach(extent::add);
            if (step instanceof Step.HalfClose) {
                extent.follows();
            }
        }
        return extent;
    }

    /** Return the most that is sent in one message, or on the connection where messages are counted. */
    public long of(Limit limit) {
        return most.get(limit);
    }

    private void add(Unit unit) {
        switch (unit) {
            case Unit.Frame frame when Opcodes.isData(frame.opcode()) -> add(frame);
            case Unit.Frame control -> follows();
            case Unit.Compressed compressed -> {
                count(true);
                see(
                        PayloadSize.of(compressed.payload()),
                        Math.ceilDiv(PayloadSize.mostDeflated(compressed.payload()), compressed.fragmentSize()));
            }
            case Unit.Raw raw -> {
                count(true); // There may be one in it, seldom more.
                bytes += PayloadSize.of(raw.payload());
                see(bytes, fragments);
            }
        }
    }

    private void add(Unit.Frame frame) {
        if (frame.opcode() != Opcodes.CONTINUATION) {
            bytes = 0;
            fragments = 0;
            count(frame.fin());
        } else {
            follows();
            whole |= frame.fin();
        }
        bytes += frame.payload() instanceof Payload.Deflated deflated
                ? PayloadSize.of(deflated.content())
                : PayloadSize.of(frame.payload());
        fragments++;
        see(bytes, fragments);
    }

    private void count(boolean fin) {
        messages++;
        whole = fin;
        most.put(Limit.MESSAGES, messages);
    }

    /** What follows a whole message needs the connection that is left after it, just as another message does. */
    private void follows() {
        if (whole) {
            most.put(Limit.MESSAGES, messages + 1);
        }
    }

    private void see(long size, long pieces) {
        most.merge(Limit.MESSAGE, size, Math::max);
        most.merge(Limit.FRAGMENTS, pieces, Math::max);
    }
}
