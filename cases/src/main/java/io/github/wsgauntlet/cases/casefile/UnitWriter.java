package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Mapping;
import java.util.ArrayList;
import java.util.List;

/** Writes frames and raw bytes as {@link UnitReader} reads them, each in one line. */
final class UnitWriter {
    /** How many equal units in a row are written once: two are quicker read side by side. */
    private static final int MANY = 3;

    /** The greatest declared length that is easier read in decimal. */
    private static final long GREATEST_IN_DECIMAL = 0xffff_ffffL;

    private static final Unit NOTHING = new Unit.Raw(Payload.empty());

    private UnitWriter() {}

    /** Return what a step that sends says. */
    static YamlPiece sent(Step.Send send) {
        Mapping segments = segments(send.segments());
        return switch (send.units().size()) {
            case 0 -> unit(NOTHING).with(segments).line();
            case 1 -> unit(send.units().getFirst()).with(segments).line();
            default ->
                send.segments().isWhole()
                        ? several(send.units())
                        : YamlPiece.mapping()
                                .with("units", several(send.units()))
                                .with(segments);
        };
    }

    /** Return how a write is cut; nothing where it is not. */
    static Mapping segments(Segments segments) {
        return YamlPiece.mapping()
                .withUnless(segments.size() == 0, "segments", YamlPiece.plain(segments.size()))
                .withUnless(segments.paced() == 0, "paced", YamlPiece.plain(segments.paced()))
                .withUnless(segments.records() == 0, "records", YamlPiece.plain(segments.records()));
    }

    /** Return a list of units that leave in one write. */
    static YamlPiece.Sequence several(List<Unit> units) {
        var items = new ArrayList<YamlPiece>();
        for (int from = 0; from < units.size(); ) {
            int times = alike(units, from);
            items.add(times == 1 ? unit(units.get(from)).line() : repeated(units.get(from), times));
            from += times;
        }
        return new YamlPiece.Sequence(items);
    }

    /** Return how many equal units from there on are written as one: 1 if they are few. */
    private static int alike(List<Unit> units, int from) {
        Unit unit = units.get(from);
        int to = from + 1;
        while (to < units.size()
                && to - from < UnitReader.MOST_TIMES
                && units.get(to).equals(unit)) {
            to++;
        }
        return to - from < MANY ? 1 : to - from;
    }

    private static YamlPiece repeated(Unit unit, int times) {
        return YamlPiece.mapping()
                .with("times", YamlPiece.plain(times))
                .with("of", unit(unit))
                .line();
    }

    private static Mapping unit(Unit unit) {
        return switch (unit) {
            case Unit.Raw(Payload payload) -> YamlPiece.mapping().with("bytes", bytes(payload));
            case Unit.Frame frame -> frame(frame);
            case Unit.Compressed(int opcode, Payload payload, int fragmentSize) ->
                YamlPiece.mapping()
                        .with("opcode", opcode(opcode))
                        .with("compress", YamlPiece.plain(true))
                        .withUnless(fragmentSize == Integer.MAX_VALUE, "fragments", YamlPiece.plain(fragmentSize))
                        .with(PayloadWriter.uncompressed(payload));
        };
    }

    private static YamlPiece bytes(Payload payload) {
        return payload instanceof Payload.Hex(String hex) ? YamlPiece.text(hex) : PayloadWriter.anywhere(payload);
    }

    private static Mapping frame(Unit.Frame frame) {
        Payload payload = frame.payload();
        return YamlPiece.mapping()
                .with("opcode", opcode(frame.opcode()))
                .withUnless(frame.fin(), "fin", YamlPiece.plain(false))
                .withUnless(frame.rsv() == UnitReader.usualRsv(payload), "rsv", YamlPiece.plain(frame.rsv()))
                .with(mask(frame.mask()))
                .with(length(frame.length()))
                .with(
                        frame.opcode() == UnitReader.CLOSE
                                ? PayloadWriter.inCloseFrame(payload)
                                : PayloadWriter.anywhere(payload));
    }

    private static YamlPiece opcode(int opcode) {
        return YamlPiece.plain(Words.find(UnitReader.OPCODES, opcode).orElse(String.valueOf(opcode)));
    }

    private static Mapping mask(Mask mask) {
        return switch (mask) {
            case Mask.Usual() -> YamlPiece.mapping();
            case Mask.None() -> YamlPiece.mapping().with("mask", YamlPiece.plain("none"));
            case Mask.Key(int key) -> YamlPiece.mapping().with("mask", YamlPiece.text("%08x".formatted(key)));
        };
    }

    private static Mapping length(Length length) {
        String form = Words.find(UnitReader.FORMS, length.form()).orElseThrow();
        return YamlPiece.mapping()
                .withUnless(length.form() == Length.Form.MINIMAL, "length", YamlPiece.plain(form))
                .withUnless(!length.lies(), "declare", declared(length.declared()));
    }

    private static YamlPiece declared(long length) {
        return Long.compareUnsigned(length, GREATEST_IN_DECIMAL) <= 0
                ? YamlPiece.plain(length)
                : YamlPiece.text("0x" + Long.toHexString(length));
    }
}
