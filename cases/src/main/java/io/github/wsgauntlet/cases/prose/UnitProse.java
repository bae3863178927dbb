package io.github.wsgauntlet.cases.prose;

import io.github.wsgauntlet.cases.Deflation;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.PayloadSize;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.cases.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what a frame or a piece of raw bytes is. */
final class UnitProse {
    /** What is longer is cut. */
    private static final int MOST_CHARACTERS = 60;

    private static final int MOST_HEX_BYTES = 24;
    private static final int MOST_UNITS = 8;
    private static final int SHOWN_UNITS = 4;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private UnitProse() {}

    /** A unit, and how often it stands there in a row. */
    private record Run(Unit unit, int times) {
        String noun() {
            return times == 1 ? UnitProse.noun(unit) : times + " times " + UnitProse.noun(unit);
        }
    }

    /** Return the units one after the other, equal ones in a row said once; many are elided. */
    static String nouns(List<Unit> units) {
        List<Run> runs = runs(units);
        if (runs.size() <= MOST_UNITS) {
            return joined(runs);
        }
        List<Run> shown = runs.subList(0, SHOWN_UNITS);
        int more = units.size() - shown.stream().mapToInt(Run::times).sum();
        return joined(shown) + "; … and " + more + " more";
    }

    private static String joined(List<Run> runs) {
        return runs.stream().map(Run::noun).collect(Collectors.joining("; "));
    }

    private static List<Run> runs(List<Unit> units) {
        List<Run> runs = new ArrayList<>();
        for (Unit unit : units) {
            if (!runs.isEmpty() && runs.getLast().unit().equals(unit)) {
                runs.set(runs.size() - 1, new Run(unit, runs.getLast().times() + 1));
            } else {
                runs.add(new Run(unit, 1));
            }
        }
        return runs;
    }

    /** Return what the unit is, with everything that is not the plain choice. */
    static String noun(Unit unit) {
        return switch (unit) {
            case Unit.Raw(Payload payload) -> "raw bytes: " + payload(payload);
            case Unit.Compressed(int opcode, Payload payload, int fragmentSize) ->
                "a compressed " + (opcode == 1 ? "text" : "binary") + " message"
                        + (fragmentSize == Integer.MAX_VALUE ? "" : " in fragments of " + bytes(fragmentSize))
                        + (isEmpty(payload) ? " with no payload" : ": " + payload(payload));
            case Unit.Frame frame -> {
                List<String> traits = traits(frame);
                yield name(frame.opcode())
                        + (traits.isEmpty() ? "" : " with " + Words.list(traits))
                        + (isEmpty(frame.payload()) ? "" : ": " + payload(frame.payload()));
            }
        };
    }

    private static String name(int opcode) {
        return switch (opcode) {
            case 0 -> "a continuation frame";
            case 1 -> "a text frame";
            case 2 -> "a binary frame";
            case 8 -> "a Close frame";
            case 9 -> "a Ping frame";
            case 10 -> "a Pong frame";
            default -> "a frame of reserved opcode " + opcode;
        };
    }

    private static List<String> traits(Unit.Frame frame) {
        List<String> traits = new ArrayList<>();
        if (!frame.fin()) {
            traits.add("FIN clear");
        }
        if (frame.rsv() != 0) {
            traits.add("reserved bits " + frame.rsv() + " (" + bits(frame.rsv()) + ")");
        }
        switch (frame.mask()) {
            case Mask.Usual() -> {}
            case Mask.None() -> traits.add("no mask");
            case Mask.Key(int key) -> traits.add("masking key " + HexFormat.of().toHexDigits(key));
        }
        length(frame.length(), traits);
        if (isEmpty(frame.payload())) {
            traits.add("no payload");
        }
        return traits;
    }

    private static String bits(int rsv) {
        List<String> names = new ArrayList<>();
        for (int bit = 1; bit <= 3; bit++) {
            if ((rsv & 8 >> bit) != 0) {
                names.add("RSV" + bit);
            }
        }
        return String.join(", ", names);
    }

    private static void length(Length length, List<String> traits) {
        String form = switch (length.form()) {
            case MINIMAL -> "";
            case BITS_7 -> " in 7 bits";
            case BITS_16 -> " in 16 bits";
            case BITS_64 -> " in 64 bits";
        };
        if (length.lies()) {
            traits.add("a declared length of " + Long.toUnsignedString(length.declared()) + form);
        } else if (!form.isEmpty()) {
            traits.add("the length" + form);
        }
    }

    private static boolean isEmpty(Payload payload) {
        return PayloadSize.isZero(payload);
    }

    /** Return a payload in words, cut short. */
    static String payload(Payload payload) {
        return switch (payload) {
            case Payload.Text(String text) -> quoted(text);
            case Payload.Hex(String hex) -> hex(hex);
            case Payload.Repeated(Payload unit, int times) ->
                payload(unit) + " " + times + (times == 1 ? " time" : " times") + size(payload);
            case Payload.Seeded(int length, long seed) -> bytes(length) + " of random data (seed " + seed + ")";
            case Payload.Sample(var kind, int length, long seed) ->
                bytes(length) + " of " + kind.name().toLowerCase(Locale.ROOT) + " (seed " + seed + ")";
            case Payload.Joined(var parts) -> {
                List<Payload> shown = parts.size() <= MOST_UNITS ? parts : parts.subList(0, SHOWN_UNITS);
                String more = parts.size() <= MOST_UNITS ? "" : ", … and " + (parts.size() - SHOWN_UNITS) + " more";
                yield shown.stream().map(UnitProse::payload).collect(Collectors.joining(", then "))
                        + more
                        + size(payload);
            }
            case Payload.Deflated(Payload content, Deflation how) ->
                (isEmpty(content) ? "nothing" : payload(content)) + ", deflated" + deflation(how) + size(payload);
            case Payload.CloseBody(int code, Payload reason) ->
                "code " + code + (isEmpty(reason) ? "" : " and reason " + payload(reason));
        };
    }

    /** Say what is not usual in how a message is compressed. */
    private static String deflation(Deflation how) {
        Deflation usual = Deflation.usual();
        List<String> traits = new ArrayList<>();
        if (how.coding() != usual.coding()) {
            traits.add(how.coding().name().toLowerCase(Locale.ROOT) + " blocks");
        }
        if (how.blockSize() != usual.blockSize()) {
            traits.add("blocks of " + bytes(how.blockSize()));
        }
        if (how.last()) {
            traits.add("BFINAL set");
        }
        if (how.windowBits() != usual.windowBits()) {
            traits.add("a window of " + bytes(1 << how.windowBits()));
        }
        if (!isEmpty(how.history())) {
            traits.add("matches into earlier messages");
        }
        return traits.isEmpty() ? "" : " with " + Words.list(traits);
    }

    private static String hex(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes.length <= MOST_HEX_BYTES) {
            return bytes.length == 0 ? "nothing" : "hex " + HEX.formatHex(bytes);
        }
        return "hex " + HEX.formatHex(bytes, 0, MOST_HEX_BYTES - 8) + " …" + " (" + bytes(bytes.length) + ")";
    }

    private static String size(Payload payload) {
        return " (" + bytes(PayloadSize.of(payload)) + ")";
    }

    /** Return a number of bytes. */
    static String bytes(long number) {
        return number + (number == 1 ? " byte" : " bytes");
    }

    /** Return the text in quotes, with what cannot be seen escaped; a long one is elided. */
    static String quoted(String text) {
        return quoted(text, MOST_CHARACTERS);
    }

    /** Return the text in quotes; one of more than that many characters is elided. */
    static String quoted(String text, int most) {
        int characters = text.codePointCount(0, text.length());
        if (characters <= most) {
            return "\"" + escaped(text) + "\"";
        }
        String head = text.substring(0, text.offsetByCodePoints(0, most - 20));
        return "\"" + escaped(head) + "…\" (" + bytes(text.getBytes(StandardCharsets.UTF_8).length) + ")";
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                default -> {
                    if (isVisible(c)) {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append("\\u{%x}".formatted(c));
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
