package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Mask;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The ways in which a client may end a connection (RFC 6455 5.5.1, 7.1), and what it may still say then. */
final class Closings {
    /** Codes a client may send, at the borders of their ranges (RFC 6455 7.4, IANA). */
    private static final Integer[] CODES = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1014, 3000, 4999
    };

    private Closings() {}

    /** Return conversations that the client ends. */
    static Arbitrary<Scenario> any(Bounds bounds) {
        return Chosen.frequencyOf(
                Tuple.of(12, withClose(bounds)),
                Tuple.of(1, withClose(bounds).map(Closings::readLate)),
                Tuple.of(2, Conversations.around(bounds).map(items -> halfClosed(items))),
                Tuple.of(2, Conversations.around(bounds).map(items -> reset(items))));
    }

    private static Arbitrary<Scenario> withClose(Bounds bounds) {
        Arbitrary<Item> close = Combinators.combine(closeFrame(), Conversations.seldom(), Conversations.delivery())
                .as((frame, inside, delivery) -> new Item(inside ? insideMessage(frame) : List.of(frame), delivery));
        Arbitrary<List<Item>> secondClose = closeFrame().map(frame -> List.of(Item.of(List.of(frame))));
        Arbitrary<List<Item>> behind = Chosen.frequencyOf(
                Tuple.of(4, Arbitraries.just(List.of())),
                Tuple.of(2, Conversations.around(bounds)),
                Tuple.of(2, secondClose));
        return Combinators.combine(Conversations.around(bounds), close, behind).as((before, end, after) -> {
            var items = new ArrayList<Item>(before);
            items.add(end);
            items.addAll(after);
            return Script.of(Step.Open.standard(), items);
        });
    }

    private static Arbitrary<Unit> closeFrame() {
        Arbitrary<Integer> codes = Chosen.frequencyOf(
                Tuple.of(3, Arbitraries.of(CODES)),
                Tuple.of(1, Arbitraries.integers().between(3000, 4999)));
        Arbitrary<Payload> bodies = Chosen.frequencyOf(
                Tuple.of(1, Arbitraries.just(Payload.empty())),
                Tuple.of(4, Combinators.combine(codes, Payloads.reason()).as(Payload.CloseBody::new)));
        return bodies.map(body -> Unit.Frame.of(Opcodes.CLOSE, body));
    }

    private static List<Unit> insideMessage(Unit close) {
        return List.of(Conversations.frame(Opcodes.TEXT, false, new Mask.Usual(), new Payload.Text("start")), close);
    }

    /** Nothing of what comes is read until something is waited for. */
    private static Scenario readLate(Scenario scenario) {
        var steps = new ArrayList<>(scenario.steps());
        steps.add(1, new Step.StopReading());
        return new Scenario(steps, scenario.ending());
    }

    private static Scenario halfClosed(List<Item> items) {
        return Script.of(Step.Open.standard(), items, new Step.HalfClose());
    }

    /** A connection that is dropped in the middle must not harm another one. */
    private static Scenario reset(List<Item> items) {
        return Script.of(Step.Open.standard(), items, new Step.Reset(), new Step.Canary());
    }
}
