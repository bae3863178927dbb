package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Unit;
import java.util.ArrayList;
import java.util.List;

/** Puts items together to the steps of a scenario. */
final class Script {
    /** A large message in tiny segments only costs time. */
    private static final int MOST_SEGMENTS = 256;

    private final List<Step> steps = new ArrayList<>();
    private List<Unit> pending = new ArrayList<>();
    private Segments segments = Segments.whole();

    private Script(Step.Open open) {
        steps.add(open);
    }

    /** Return the scenario that opens a connection, says the items and ends as it usually would. */
    static Scenario of(Step.Open open, List<Item> items, Step... more) {
        var script = new Script(open);
        items.forEach(script::say);
        script.flush();
        script.steps.addAll(List.of(more));
        return new Scenario(script.steps, ending(script.steps));
    }

    /** Return how the tester ends a connection: where it has ended or closed it already, it waits for the target. */
    static Scenario.Ending ending(List<Step> steps) {
        boolean over = steps.stream().anyMatch(step -> switch (step) {
            case Step.Opening opening -> endsTalk(opening.first());
            case Step.Send send -> endsTalk(send.units());
            case Step.HalfClose halfClose -> true;
            case Step.Reset reset -> true;
            case Step.Await await -> false;
            case Step.Pause pause -> false;
            case Step.StopReading stopReading -> false;
            case Step.Canary canary -> false;
            case Turn turn -> false;
        });
        return over ? Scenario.Ending.WAIT : Scenario.Ending.CLOSE;
    }

    /** Nothing the tester sends is a frame any more after a Close, or inside a frame whose payload never comes. */
    private static boolean endsTalk(List<Unit> units) {
        return units.stream()
                .anyMatch(unit -> unit instanceof Unit.Frame frame
                        && (frame.opcode() == Opcodes.CLOSE || frame.length().lies()));
    }

    private void say(Item item) {
        if (!item.delivery().joined()) {
            flush();
        }
        segments = pending.isEmpty() ? item.delivery().segments() : segments;
        for (Unit unit : item.units()) {
            pending.add(unit);
            if (item.delivery().apart()) {
                flush();
                segments = item.delivery().segments();
            }
        }
        if (item.delivery().awaited()) {
            flush();
            steps.add(new Step.Await(Step.Awaited.ANSWERS));
        }
    }

    private void flush() {
        if (!pending.isEmpty()) {
            steps.add(new Step.Send(pending, bounded(segments)));
            pending = new ArrayList<>();
        }
    }

    private Segments bounded(Segments wanted) {
        if (wanted.isWhole()) {
            return wanted;
        }
        int bytes = pending.stream().mapToInt(Script::size).sum();
        return new Segments(Math.max(wanted.size(), bytes / MOST_SEGMENTS), wanted.paced());
    }

    private static int size(Unit unit) {
        return switch (unit) {
            case Unit.Raw raw -> raw.payload().bytes().length;
            case Unit.Frame frame -> frame.payload().bytes().length;
            case Unit.Compressed message -> message.payload().bytes().length;
        };
    }
}
