package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.PayloadSize;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads frames and raw bytes. */
final class UnitReader {
    private static final List<String> FRAME_KEYS = with(
            List.of("opcode", "fin", "rsv", "mask", "length", "declare", "fragments", "compress"),
            PayloadReader.FRAME_KEYS);
    private static final List<String> NOT_WITH_FRAGMENTS = List.of("fin", "length", "declare");
    private static final List<String> NOT_WITH_COMPRESS =
            List.of("fin", "rsv", "mask", "length", "declare", "deflated");
    private static final List<String> RAW_KEYS = List.of("bytes");
    private static final List<String> REPEATED_KEYS = List.of("times", "of");

    /** What says how a write is cut. */
    static final List<String> CUT_KEYS = List.of("segments", "paced", "records");

    /** What the long form of a step that sends says. */
    static final List<String> SENT_KEYS = with(List.of("units"), CUT_KEYS);

    private static final List<String> LONE_FRAME_KEYS = with(FRAME_KEYS, CUT_KEYS);
    private static final List<String> LONE_RAW_KEYS = with(RAW_KEYS, CUT_KEYS);
    private static final int TEXT = 1;
    private static final int BINARY = 2;

    /** RSV1 marks a message as compressed (RFC 7692 9.2). */
    private static final int RSV1 = 4;

    static final int CLOSE = 8;

    /** How often units are repeated at most, and into how many fragments a message is cut. */
    static final int MOST_TIMES = 100_000;

    static final Map<String, Integer> OPCODES =
            Map.of("continuation", 0, "text", TEXT, "binary", BINARY, "close", CLOSE, "ping", 9, "pong", 10);
    private static final Pattern OPCODE = Pattern.compile("[0-9]|1[0-5]|0x[0-9a-fA-F]");
    static final Map<String, Length.Form> FORMS = Map.of(
            "minimal", Length.Form.MINIMAL,
            "7", Length.Form.BITS_7,
            "16", Length.Form.BITS_16,
            "64", Length.Form.BITS_64);
    private static final Pattern LENGTH = Pattern.compile("[0-9]+|0x[0-9a-fA-F]+");
    private static final BigInteger MOST_DECLARED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final Pattern MASKING_KEY = Pattern.compile("[0-9a-fA-F]{8}");
    private static final long MOST_IN_7_BITS = 125;
    private static final long MOST_IN_16_BITS = 0xffff;

    private UnitReader() {}

    private static List<String> with(List<String> keys, List<String> more) {
        return Stream.concat(keys.stream(), more.stream()).toList();
    }

    /** Read one unit or a list of units that leave in one write. */
    static List<Unit> several(Value value) {
        if (value.yaml() instanceof Yaml.Sequence) {
            return value.items().stream().flatMap(item -> inList(item).stream()).toList();
        }
        return inList(value);
    }

    /** Read the short form of a step that sends: one unit, which may say its segments, or a list of units. */
    static Step.Send alone(Value value) {
        if (value.yaml() instanceof Yaml.Sequence) {
            return new Step.Send(several(value), Segments.whole());
        }
        boolean raw = isRaw(value);
        Fields fields =
                raw ? Fields.of(value, "raw bytes", LONE_RAW_KEYS) : Fields.of(value, "a frame", LONE_FRAME_KEYS);
        return new Step.Send(units(raw, fields), segments(fields));
    }

    /** Read how a write is cut. */
    static Segments segments(Fields fields) {
        Optional<Value> paced = fields.find("paced");
        Optional<Value> size = fields.find("segments");
        if (size.isEmpty()) {
            paced.ifPresent(value -> {
                throw value.place().error("'paced' stands with 'segments' only");
            });
        }
        return new Segments(
                number(size, 1, Integer.MAX_VALUE),
                number(paced, 0, Segments.MOST_PACED),
                number(fields.find("records"), 1, Segments.LARGEST_RECORD));
    }

    private static int number(Optional<Value> said, int least, int most) {
        return said.map(value -> (int) value.number(least, most)).orElse(0);
    }

    private static List<Unit> inList(Value value) {
        if (value.mapping().find("times").isPresent()) {
            return repeated(Fields.of(value, "repeated units", REPEATED_KEYS));
        }
        boolean raw = isRaw(value);
        return units(raw, raw ? Fields.of(value, "raw bytes", RAW_KEYS) : Fields.of(value, "a frame", FRAME_KEYS));
    }

    private static List<Unit> repeated(Fields fields) {
        Value times = fields.require("times");
        List<Unit> once = several(fields.require("of"));
        long all = times.number(0, MOST_TIMES) * once.size();
        if (all > MOST_TIMES) {
            throw times.place().error("Repeated units are at most " + MOST_TIMES + " in all, not " + all);
        }
        return Collections.nCopies((int) (all / once.size()), once).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Unit> units(boolean raw, Fields fields) {
        return raw ? List.of(raw(fields.require("bytes"))) : frames(fields);
    }

    private static List<Unit> frames(Fields fields) {
        Optional<Value> compress = fields.find("compress").filter(Value::flag);
        if (compress.isPresent()) {
            return List.of(compressed(compress.get(), fields));
        }
        Unit.Frame frame = frame(fields);
        Optional<Value> fragments = fields.find("fragments");
        if (fragments.isEmpty()) {
            return List.of(frame);
        }
        Value size = fragments.get();
        if (frame.opcode() != TEXT && frame.opcode() != BINARY) {
            throw size.place().error("'fragments' stands in a frame of opcode text or binary only");
        }
        refuse(fields, "fragments", NOT_WITH_FRAGMENTS);
        int bytes = (int) size.number(1, Integer.MAX_VALUE);
        if (PayloadSize.of(frame.payload()) / bytes > MOST_TIMES) {
            throw size.place().error("A message is cut into " + MOST_TIMES + " fragments at most");
        }
        return Fragments.cut(frame, bytes);
    }

    private static Unit compressed(Value compress, Fields fields) {
        refuse(fields, "compress", NOT_WITH_COMPRESS);
        int opcode = opcode(fields.require("opcode"));
        if (opcode != TEXT && opcode != BINARY) {
            throw compress.place().error("'compress' stands in a frame of opcode text or binary only");
        }
        int fragmentSize = fields.find("fragments")
                .map(size -> (int) size.number(1, Integer.MAX_VALUE))
                .orElse(Integer.MAX_VALUE);
        return new Unit.Compressed(opcode, PayloadReader.ofFrame(fields), fragmentSize);
    }

    private static void refuse(Fields fields, String key, List<String> others) {
        for (String other : others) {
            fields.find(other).ifPresent(value -> {
                throw value.place().error("'" + key + "' and '" + other + "' exclude each other");
            });
        }
    }

    private static boolean isRaw(Value value) {
        return value.mapping().find("bytes").isPresent();
    }

    private static Unit.Raw raw(Value bytes) {
        return new Unit.Raw(
                bytes.yaml() instanceof Yaml.Mapping ? PayloadReader.read(bytes) : PayloadReader.hex(bytes));
    }

    private static Unit.Frame frame(Fields fields) {
        int opcode = opcode(fields.require("opcode"));
        fields.find("code").filter(code -> opcode != CLOSE).ifPresent(code -> {
            throw code.place().error("'code' stands in a frame of opcode close only");
        });
        Payload payload = PayloadReader.ofFrame(fields);
        return new Unit.Frame(
                opcode,
                fields.find("fin").map(Value::flag).orElse(true),
                fields.find("rsv").map(value -> (int) value.number(0, 7)).orElse(usualRsv(payload)),
                fields.find("mask").map(UnitReader::mask).orElse(new Mask.Usual()),
                length(fields, payload),
                payload);
    }

    /** Return the reserved bits of a frame that does not say them. */
    static int usualRsv(Payload payload) {
        return payload instanceof Payload.Deflated ? RSV1 : 0;
    }

    private static int opcode(Value value) {
        Integer known = OPCODES.get(value.text());
        if (known != null) {
            return known;
        }
        value.matching(OPCODE, "text, binary, continuation, close, ping, pong or a number from 0 to 15");
        return (int) value.number(0, 15);
    }

    private static Mask mask(Value value) {
        return switch (value.text()) {
            case "usual" -> new Mask.Usual();
            case "none" -> new Mask.None();
            case String key when MASKING_KEY.matcher(key).matches() -> new Mask.Key(Integer.parseUnsignedInt(key, 16));
            default -> throw value.mustBe("usual, none or eight hexadecimal digits");
        };
    }

    private static Length length(Fields fields, Payload payload) {
        Length.Form form = fields.find("length")
                .map(value -> Optional.ofNullable(FORMS.get(value.text()))
                        .orElseThrow(() -> value.mustBe("minimal, 7, 16 or 64")))
                .orElse(Length.Form.MINIMAL);
        Length length = fields.find("declare")
                .map(value -> Length.declaring(form, declared(value)))
                .orElse(Length.honest(form));
        switch (form) {
            case BITS_7 -> refuseLonger(fields, said(length, payload), 7, MOST_IN_7_BITS);
            case BITS_16 -> refuseLonger(fields, said(length, payload), 16, MOST_IN_16_BITS);
            case MINIMAL, BITS_64 -> {
                // Every length fits.
            }
        }
        return length;
    }

    private static long said(Length length, Payload payload) {
        return length.lies() ? length.declared() : PayloadSize.of(payload);
    }

    private static void refuseLonger(Fields fields, long said, int bits, long most) {
        if (Long.compareUnsigned(said, most) > 0) {
            throw fields.require("length")
                    .place()
                    .error("A length of " + bits + " bits is 0 to " + most + ", not " + Long.toUnsignedString(said));
        }
    }

    private static long declared(Value value) {
        String text = value.text();
        if (LENGTH.matcher(text).matches()) {
            BigInteger number = text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
            if (number.compareTo(MOST_DECLARED) <= 0) {
                return number.longValue();
            }
        }
        throw value.mustBe("a number from 0 to 0x" + MOST_DECLARED.toString(16));
    }
}
