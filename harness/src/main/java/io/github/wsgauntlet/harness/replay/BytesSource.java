package io.github.wsgauntlet.harness.replay;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what a scenario sends as expressions of a program: few bytes as they are, more of them as what they are made
 * from. They make the bytes that the writer writes.
 */
final class BytesSource {
    /** Of more equal units in a row the first is said, and how often. They all have its masking key then. */
    private static final int MOST_EQUAL = 16;

    /** Where a write has more pieces, those that are written out are written as one. */
    private static final int MOST_PIECES = 24;

    private static final int KEY_BYTES = 4;

    private final Dialect dialect;
    private final UnitEncoder writer;

    /** A part of a write. */
    private sealed interface Piece {
        /** Return expressions for its bytes, one after the other. */
        List<String> expressions();

        /** Bytes to be written out. */
        record Literal(String hex) implements Piece {
            @Override
            public List<String> expressions() {
                return List.of(Literals.octets(HexFormat.of().parseHex(hex)));
            }
        }

        /** Bytes that are made from something. */
        record Made(List<String> expressions) implements Piece {}
    }

    /**
     * Create a source for one connection.
     *
     * @param dialect the language
     * @param writer what encodes the units, in the order in which they are said
     */
    BytesSource(Dialect dialect, UnitEncoder writer) {
        this.dialect = dialect;
        this.writer = writer;
    }

    /** Return expressions for what leaves in one write, one after the other. */
    List<String> of(List<Unit> units) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        while (from < units.size()) {
            int to = endOfRun(units, from);
            // Each is encoded although not each is said, because each draws a masking key.
            List<Piece> run = units.subList(from, to).stream().map(this::piece).toList();
            pieces.addAll(run.size() > MOST_EQUAL ? List.of(repeated(run.getFirst(), run.size())) : run);
            from = to;
        }
        return (pieces.size() > MOST_PIECES ? merged(pieces) : pieces)
                .stream().flatMap(piece -> piece.expressions().stream()).toList();
    }

    /** What is compressed as agreed depends on what was before it, so that no two are equal. */
    private static int endOfRun(List<Unit> units, int from) {
        Unit first = units.get(from);
        int to = from + 1;
        while (!(first instanceof Unit.Compressed)
                && to < units.size()
                && units.get(to).equals(first)) {
            to++;
        }
        return to;
    }

    private static Piece repeated(Piece piece, int times) {
        List<String> expressions = piece.expressions();
        String one = expressions.size() == 1 ? expressions.getFirst() : call("join", expressions);
        return new Piece.Made(List.of("repeat(" + one + ", " + times + ")"));
    }

    private static List<Piece> merged(List<Piece> pieces) {
        var merged = new ArrayList<Piece>();
        var literal = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal(String hex) ->
                    literal.writeBytes(HexFormat.of().parseHex(hex));
                case Piece.Made made -> {
                    moveInto(merged, literal);
                    merged.add(made);
                }
            }
        }
        moveInto(merged, literal);
        return merged;
    }

    private static void moveInto(List<Piece> pieces, ByteArrayOutputStream literal) {
        if (literal.size() > 0) {
            pieces.add(literal(literal.toByteArray()));
            literal.reset();
        }
    }

    private static Piece literal(byte[] bytes) {
        return new Piece.Literal(HexFormat.of().formatHex(bytes));
    }

    private Piece piece(Unit unit) {
        var all = new ByteArrayOutputStream();
        writer.encode(unit).forEach(all::writeBytes);
        byte[] bytes = all.toByteArray();
        if (bytes.length <= Literals.MOST_IN_HEX) {
            return literal(bytes);
        }
        return switch (unit) {
            case Unit.Raw(Payload payload) -> new Piece.Made(List.of(payload(payload)));
            case Unit.Frame frame -> new Piece.Made(frame(frame, bytes));
            case Unit.Compressed message -> literal(bytes);
        };
    }

    /** Masking hides what a payload is made from, so it is left to the program. */
    private List<String> frame(Unit.Frame frame, byte[] encoded) {
        int headerLength = encoded.length - frame.payload().bytes().length;
        String header = Literals.octets(Arrays.copyOf(encoded, headerLength));
        String payload = payload(frame.payload());
        if (frame.mask() instanceof Unit.Mask.None) {
            return List.of(header, payload);
        }
        String key = HexFormat.of().formatHex(encoded, headerLength - KEY_BYTES, headerLength);
        return List.of(header, "masked(\"" + key + "\", " + payload + ")");
    }

    private String payload(Payload payload) {
        byte[] bytes = payload.bytes();
        if (bytes.length <= Literals.MOST_IN_HEX) {
            return Literals.octets(bytes);
        }
        return switch (payload) {
            case Payload.Repeated(Payload unit, int times) -> "repeat(" + payload(unit) + ", " + times + ")";
            case Payload.Seeded(int length, long seed) -> "seeded(" + length + ", " + dialect.number(seed) + ")";
            case Payload.Joined(var parts)
            when parts.size() <= MOST_PIECES ->
                call("join", parts.stream().map(this::payload).toList());
            case Payload.CloseBody(int code, Payload reason) ->
                call("join", List.of(Literals.octets(Arrays.copyOf(bytes, 2)), payload(reason)));
            case Payload.Joined joined -> Literals.octets(bytes);
            case Payload.Text text -> Literals.octets(bytes);
            case Payload.Hex hex -> Literals.octets(bytes);
            case Payload.Sample sample -> Literals.octets(bytes);
            case Payload.Deflated deflated -> Literals.octets(bytes);
        };
    }

    private static String call(String function, List<String> arguments) {
        return arguments.stream().collect(Collectors.joining(", ", function + "(", ")"));
    }
}
