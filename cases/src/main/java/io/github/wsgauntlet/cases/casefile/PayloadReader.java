package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Deflation;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.PayloadSize;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Place;
import io.github.wsgauntlet.cases.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads payloads, which are written in one of several ways. */
final class PayloadReader {
    /** The ways of a payload that is not compressed. */
    static final List<String> PLAIN_WAYS = List.of("text", "hex", "repeat", "random", "sample", "join");

    private static final List<String> WAYS = with(PLAIN_WAYS, "deflated");
    private static final List<String> DEFLATED_KEYS =
            with(PLAIN_WAYS, "blocks", "blockSize", "final", "window", "after");

    /** The keys of a payload that stand among those of a frame. */
    static final List<String> FRAME_KEYS = with(WAYS, "code", "reason", "reasonHex");

    /** The longest payload a case file can ask for: 64 MiB, four times what any known suite sends. */
    private static final long MOST_BYTES = 64 << 20;

    /** The greatest seed a case file can say. */
    static final long GREATEST_SEED = Integer.MAX_VALUE;

    private static final List<String> FRAME_WAYS = FRAME_KEYS.subList(0, WAYS.size() + 1);
    private static final Payload NOTHING = Payload.empty();
    private static final Map<String, Payload.Sample.Kind> KINDS = Words.of(Payload.Sample.Kind.class);
    private static final Map<String, Coding> CODINGS = Words.of(Coding.class);

    private PayloadReader() {}

    private static List<String> with(List<String> keys, String... more) {
        return Stream.concat(keys.stream(), Stream.of(more)).toList();
    }

    /** Read a mapping that holds nothing but a payload. */
    static Payload read(Value value) {
        Fields fields = Fields.of(value, "a payload", WAYS);
        return limited(value.place(), ofFields(fields, WAYS));
    }

    /** Read the payload that stands among the other keys of a frame. */
    static Payload ofFrame(Fields frame) {
        for (String reason : List.of("reason", "reasonHex")) {
            Optional<Value> value = frame.find(reason);
            if (value.isPresent() && frame.find("code").isEmpty()) {
                throw value.get().place().error("'" + reason + "' needs 'code'");
            }
        }
        return limited(frame.place(), ofFields(frame, FRAME_WAYS));
    }

    /** Read the payload, not compressed, that stands among other keys. */
    static Payload among(Fields fields) {
        return limited(fields.place(), ofFields(fields, PLAIN_WAYS));
    }

    /** Read bytes in hexadecimal. */
    static Payload hex(Value value) {
        try {
            return new Payload.Hex(value.text());
        } catch (IllegalArgumentException e) {
            throw value.mustBe("a sequence of hexadecimal byte pairs");
        }
    }

    private static Payload ofFields(Fields fields, List<String> ways) {
        List<String> said = new ArrayList<>(fields.keys());
        said.retainAll(ways);
        if (said.size() > 1) {
            Place second = fields.require(said.get(1)).place();
            throw second.error("'" + said.get(0) + "' and '" + said.get(1) + "' exclude each other");
        }
        if (said.isEmpty()) {
            return NOTHING;
        }
        Value value = fields.require(said.getFirst());
        return switch (said.getFirst()) {
            case "text" -> text(value);
            case "hex" -> hex(value);
            case "repeat" -> repeated(value);
            case "random" -> random(value);
            case "sample" -> sample(value);
            case "deflated" -> deflated(value);
            case "join" ->
                new Payload.Joined(
                        value.items().stream().map(PayloadReader::read).toList());
            default -> closeBody(fields, value);
        };
    }

    private static Payload text(Value value) {
        String text = value.text();
        if (holdsLoneSurrogate(text)) {
            throw value.place()
                    .error(value.name() + " holds a lone surrogate, which UTF-8 cannot say; write it as hex");
        }
        return new Payload.Text(text);
    }

    /** Return whether the text holds half of a pair of surrogates. */
    static boolean holdsLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static Payload repeated(Value value) {
        Fields fields = Fields.of(value, "'repeat'", List.of("text", "hex", "times"));
        Payload unit = ofFields(fields, List.of("text", "hex"));
        if (fields.find("text").isEmpty() && fields.find("hex").isEmpty()) {
            throw fields.place().error("'repeat' needs 'text' or 'hex'");
        }
        return new Payload.Repeated(unit, (int) fields.require("times").number(0, Integer.MAX_VALUE));
    }

    private static Payload random(Value value) {
        Fields fields = Fields.of(value, "'random'", List.of("bytes", "seed"));
        return new Payload.Seeded(
                (int) fields.require("bytes").number(0, MOST_BYTES),
                fields.require("seed").number(0, GREATEST_SEED));
    }

    private static Payload sample(Value value) {
        Fields fields = Fields.of(value, "'sample'", List.of("kind", "bytes", "seed"));
        return new Payload.Sample(
                fields.require("kind").oneOf(KINDS),
                (int) fields.require("bytes").number(0, MOST_BYTES),
                fields.require("seed").number(0, GREATEST_SEED));
    }

    private static Payload deflated(Value value) {
        Fields fields = Fields.of(value, "'deflated'", DEFLATED_KEYS);
        Deflation usual = Deflation.usual();
        Payload content = limited(value.place(), ofFields(fields, PLAIN_WAYS));
        return new Payload.Deflated(
                content,
                new Deflation(
                        fields.find("blocks").map(word -> word.oneOf(CODINGS)).orElse(usual.coding()),
                        fields.find("blockSize")
                                .map(size -> (int) size.number(1, Integer.MAX_VALUE))
                                .orElse(usual.blockSize()),
                        fields.find("final").map(Value::flag).orElse(usual.last()),
                        fields.find("window")
                                .map(bits -> (int) bits.number(8, 15))
                                .orElse(usual.windowBits()),
                        fields.find("after").map(PayloadReader::read).orElse(usual.history())));
    }

    private static Payload closeBody(Fields fields, Value code) {
        Optional<Value> hex = fields.find("reasonHex");
        if (hex.isPresent() && fields.find("reason").isPresent()) {
            throw hex.get().place().error("'reason' and 'reasonHex' exclude each other");
        }
        Payload reason = hex.map(PayloadReader::hex)
                .or(() -> fields.find("reason").map(PayloadReader::text))
                .orElse(NOTHING);
        return new Payload.CloseBody((int) code.number(0, 0xffff), reason);
    }

    private static Payload limited(Place place, Payload payload) {
        // Nearly all are far from it, and what is compressed need not be made to know that.
        long size = PayloadSize.atMost(payload) > MOST_BYTES ? PayloadSize.of(payload) : 0;
        if (size > MOST_BYTES) {
            throw place.error("A payload has at most " + MOST_BYTES + " bytes, not " + size);
        }
        return payload;
    }
}
