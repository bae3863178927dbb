package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Unit;
import java.util.List;

/**
 * Something a client says: a message with its fragments and whatever stands between them, or a control frame.
 *
 * @param units its frames, at least one
 * @param delivery how they leave
 */
record Item(List<Unit> units, Delivery delivery) {
    Item {
        units = List.copyOf(units);
    }

    /**
     * How frames leave.
     *
     * @param joined whether they leave in the same write as what comes before
     * @param apart whether each frame leaves in a write of its own
     * @param segments how each write is cut
     * @param awaited whether every answer is awaited before more is sent
     */
    record Delivery(boolean joined, boolean apart, Segments segments, boolean awaited) {
        /** Return the plain way: in one write of its own. */
        static Delivery plain() {
            return new Delivery(false, false, Segments.whole(), false);
        }
    }

    /** Return an item that leaves in one write of its own. */
    static Item of(List<Unit> units) {
        return new Item(units, Delivery.plain());
    }

    /** Return whether a Close frame is among the frames. */
    boolean closes() {
        return units.stream().anyMatch(unit -> unit instanceof Unit.Frame frame && frame.opcode() == Opcodes.CLOSE);
    }
}
