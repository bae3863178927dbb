package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.harness.conversation.Utf8;
import io.github.wsgauntlet.harness.fuzz.Item.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * What a client may say that keeps to RFC 6455: messages, however fragmented and delivered, and control frames
 * anywhere.
 */
final class Conversations {
    private static final int MOST_CUTS = 4;

    /** As many as the longest header has; each takes its time. */
    private static final int MOST_PACED = 14;

    private static final int WHOLE = 1_000;

    private Conversations() {}

    /** Where a message is cut, and what stands there: thousandths of its length, and control frames. */
    record Cut(int at, List<Unit> between) {}

    /** Return a conversation of at least that many items. */
    static Arbitrary<List<Item>> items(Bounds bounds, int least) {
        return item(bounds).list().ofMinSize(least).ofMaxSize(Math.max(least, bounds.mostItems()));
    }

    /** Return a few items, to stand before or after what matters. */
    static Arbitrary<List<Item>> around(Bounds bounds) {
        return item(bounds).list().ofMaxSize(Math.min(3, bounds.mostItems()));
    }

    private static Arbitrary<Item> item(Bounds bounds) {
        Arbitrary<List<Unit>> units = Chosen.frequencyOf(
                Tuple.of(3, message(Opcodes.TEXT, Payloads.text(bounds.largestMessage()))),
                Tuple.of(2, message(Opcodes.BINARY, Payloads.binary(bounds.largestMessage()))),
                Tuple.of(2, control().map(List::of)));
        return Combinators.combine(units, delivery()).as(Item::new);
    }

    static Arbitrary<Delivery> delivery() {
        Arbitrary<Segments> segments = Chosen.frequencyOf(
                Tuple.of(8, Arbitraries.just(Segments.whole())),
                Tuple.of(2, Arbitraries.of(1, 2, 3, 5, 7, 13, 64).map(Segments::of)),
                Tuple.of(1, Arbitraries.just(new Segments(1, MOST_PACED))));
        return Combinators.combine(seldom(), seldom(), segments, seldom()).as(Delivery::new);
    }

    /** Return false three times out of four, and shrinks to it. */
    static Arbitrary<Boolean> seldom() {
        return Arbitraries.of(false, false, false, true);
    }

    private static Arbitrary<List<Unit>> message(int opcode, Arbitrary<Payload> payload) {
        return Combinators.combine(payload, cuts(), mask())
                .as((whole, cuts, mask) -> fragments(Unit.Frame.of(opcode, whole), cuts, mask));
    }

    /** Return where a message is cut: mostly nowhere. */
    static Arbitrary<List<Cut>> cuts() {
        Arbitrary<List<Unit>> between = Chosen.frequencyOf(
                Tuple.of(2, Arbitraries.just(List.of())),
                Tuple.of(1, control().list().ofMaxSize(2)));
        Arbitrary<Cut> cut = Combinators.combine(Arbitraries.integers().between(0, WHOLE), between)
                .as(Cut::new);
        return Chosen.frequencyOf(
                Tuple.of(2, Arbitraries.just(List.of())), Tuple.of(1, cut.list().ofMaxSize(MOST_CUTS)));
    }

    /** Return a ping or a pong of any legal size. */
    static Arbitrary<Unit> control() {
        return Combinators.combine(Arbitraries.of(Opcodes.PING, Opcodes.PONG), Payloads.control(), mask())
                .as((opcode, payload, mask) -> frame(opcode, true, mask, payload));
    }

    static Arbitrary<Mask> mask() {
        return Chosen.frequencyOf(
                Tuple.of(6, Arbitraries.just(new Mask.Usual())),
                Tuple.of(1, Arbitraries.of(0, -1, 0x000000ff, 0xff000000).map(Mask.Key::new)));
    }

    static Unit.Frame frame(int opcode, boolean fin, Mask mask, Payload payload) {
        return new Unit.Frame(opcode, fin, 0, mask, Length.minimal(), payload);
    }

    /** Cut a message into fragments (RFC 6455 5.4), the first of which keeps its reserved bits (RFC 7692 6.1). */
    static List<Unit> fragments(Unit.Frame message, List<Cut> cuts, Mask mask) {
        if (cuts.isEmpty()) {
            return List.of(fragment(message, true, true, mask, message.payload()));
        }
        var sorted = new ArrayList<>(cuts);
        sorted.sort(Comparator.comparingInt(Cut::at));
        var units = new ArrayList<Unit>();
        byte[] bytes = message.payload().bytes();
        int from = 0;
        for (Cut cut : sorted) {
            int to = (int) ((long) bytes.length * cut.at() / WHOLE);
            units.add(fragment(message, units.isEmpty(), false, mask, slice(message.payload(), bytes, from, to)));
            units.addAll(cut.between());
            from = to;
        }
        units.add(fragment(message, units.isEmpty(), true, mask, slice(message.payload(), bytes, from, bytes.length)));
        return units;
    }

    private static Unit fragment(Unit.Frame message, boolean first, boolean fin, Mask mask, Payload payload) {
        int opcode = first ? message.opcode() : Opcodes.CONTINUATION;
        return new Unit.Frame(opcode, fin, first ? message.rsv() : 0, mask, Length.minimal(), payload);
    }

    /**
     * Return a part of a payload, in the words of the whole where that is possible.
     *
     * @param bytes what the payload says, which takes time to make
     */
    static Payload slice(Payload payload, byte[] bytes, int from, int to) {
        if (from == 0 && to == bytes.length) {
            return payload;
        }
        if (payload instanceof Payload.Repeated(Payload unit, int times) && bytes.length == times) {
            return new Payload.Repeated(unit, to - from);
        }
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        boolean text = payload instanceof Payload.Text && Utf8.valid(part);
        return text ? new Payload.Text(new String(part, StandardCharsets.UTF_8)) : Payloads.hex(part);
    }
}
