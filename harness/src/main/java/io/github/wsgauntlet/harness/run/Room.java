package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.PayloadSize;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.reaction.Unasked;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The memory for what is played at the same time, counted in bytes that are sent: sixteen small cases have room beside
 * each other, and one that sends sixteen megabytes has it nearly for itself. Thread safe.
 */
final class Room {
    /** What is needed whatever is played: the catalogue, what was found, the reports. */
    private static final long OTHERWISE = 64 << 20;

    /** A byte that is sent is held up to so often: as it was written, masked, read back, echoed, and read again. */
    private static final long COPIES = 8;

    /** Of a message that is compressed and sent again and again, only what comes back is held each time. */
    private static final long COPIES_OF_THE_SAME = 1;

    /** What a frame takes beside its bytes. */
    private static final long FRAME = 256;

    /** More side by side makes no run shorter. */
    private static final long ENOUGH = 64 << 20;

    private final long all;
    private final int shared;
    private final Semaphore free;

    private Room(long memory) {
        this.all = Math.max(1 << 20, (memory - OTHERWISE) / COPIES);
        this.shared = (int) Math.min(all, ENOUGH);
        this.free = new Semaphore(shared);
    }

    /** Return the room in what Java may use. */
    static Room ofThisMachine() {
        return of(Runtime.getRuntime().maxMemory());
    }

    /**
     * Return the room in some memory.
     *
     * @param memory in bytes
     */
    static Room of(long memory) {
        return new Room(memory);
    }

    /** Return why there is no room for a case, not even when nothing else is played; empty if there is. */
    Optional<Unasked> tooSmallFor(Case asked) {
        long size = size(asked);
        return size <= all ? Optional.empty() : Optional.of(new Unasked.NoRoom(mebibytes(size)));
    }

    /**
     * Go on if there is room to try what a target has to take.
     *
     * @throws IllegalArgumentException if there is not; the message says how much memory that needs
     */
    void requireFor(Map<Limit, Long> demanded) {
        demanded.forEach((limit, count) -> {
            long size = switch (limit) {
                case MESSAGE -> FRAME + count;
                case FRAGMENTS, MESSAGES -> (FRAME + 1) * count;
            };
            if (size > all) {
                throw new IllegalArgumentException(limit.word() + "=" + count + " is required, and the tester has too"
                        + " little memory to try it: start it with -Xmx" + mebibytes(size) + "m.");
            }
        });
    }

    /** Return how much memory there has to be for what sends so many bytes. */
    private static long mebibytes(long size) {
        return Math.ceilDiv(size * COPIES + OTHERWISE, 1 << 20);
    }

    /**
     * Wait until there is room, and take it.
     *
     * @param together what is played in step
     * @return what was taken, for {@link #leave}
     */
    int enter(List<Case> together) {
        int taken = (int) Math.min(together.stream().mapToLong(Room::size).sum(), shared);
        free.acquireUninterruptibly(taken);
        return taken;
    }

    /** Give back what was taken. */
    void leave(int taken) {
        free.release(taken);
    }

    private static long size(Case asked) {
        long size = 0;
        Optional<Unit> last = Optional.empty();
        for (Step step : asked.scenario().steps()) {
            for (Unit unit : step.units()) {
                boolean again = unit instanceof Unit.Compressed
                        && last.filter(unit::equals).isPresent();
                size += FRAME + (again ? size(unit) * COPIES_OF_THE_SAME / COPIES : size(unit));
                last = Optional.of(unit);
            }
        }
        return size;
    }

    private static long size(Unit unit) {
        return switch (unit) {
            case Unit.Raw(Payload payload) -> size(payload);
            case Unit.Frame frame -> size(frame.payload());
            case Unit.Compressed compressed -> size(compressed.payload());
        };
    }

    /** What is sent compressed comes back as large as it was. */
    private static long size(Payload payload) {
        return payload instanceof Payload.Deflated(Payload content, var how)
                ? PayloadSize.atMost(content)
                : PayloadSize.atMost(payload);
    }
}
