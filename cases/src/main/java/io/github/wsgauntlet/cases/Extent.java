package io.github.wsgauntlet.cases;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much a case sends in one message, of what a target may limit: an upper bound, counted by what is written down of
 * the case and without making its bytes.
 */
public final class Extent {
    private final Map<Limit, Long> most = new EnumMap<>(Limit.class);
    private long bytes;
    private long fragments;

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
        }
        return extent;
    }

    /** Return the most that is sent in one message. */
    public long of(Limit limit) {
        return most.get(limit);
    }

    private void add(Unit unit) {
        switch (unit) {
            case Unit.Frame frame when Opcodes.isData(frame.opcode()) -> add(frame);
            case Unit.Frame control -> {}
            case Unit.Compressed compressed -> {
                long size = PayloadSize.of(compressed.payload());
                see(size, Math.ceilDiv(mostDeflated(size), compressed.fragmentSize()));
            }
            case Unit.Raw raw -> {
                bytes += PayloadSize.of(raw.payload());
                see(bytes, fragments);
            }
        }
    }

    /** Return how many bytes so many can take at most when they are compressed: codes have up to 9 bits for 8. */
    private static long mostDeflated(long size) {
        return size + size / 8 + 16;
    }

    private void add(Unit.Frame frame) {
        if (frame.opcode() != Opcodes.CONTINUATION) {
            bytes = 0;
            fragments = 0;
        }
        bytes += frame.payload() instanceof Payload.Deflated deflated
                ? PayloadSize.of(deflated.content())
                : PayloadSize.of(frame.payload());
        fragments++;
        see(bytes, fragments);
    }

    private void see(long size, long pieces) {
        most.merge(Limit.MESSAGE, size, Math::max);
        most.merge(Limit.FRAGMENTS, pieces, Math::max);
    }
}
