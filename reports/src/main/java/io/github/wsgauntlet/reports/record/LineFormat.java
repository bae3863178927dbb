package io.github.wsgauntlet.reports.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.cases.reaction.Reaction;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of {@code results.ndjson}. They are written in ASCII with {@code \}{@code u} escapes, so that strings with
 * lone surrogates, which a broken server can well make us quote, survive the file.
 */
final class LineFormat {
    /** The number of the format; a reader refuses any other. */
    private static final int FORMAT = 2;

    private static final String REQUIREMENTS = "requirements";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(RunHeader.class, HeaderFormat.class)
            .addMixIn(Entry.class, EntryFormat.class)
            .addMixIn(Entry.Frame.class, FrameFormat.class)
            .addMixIn(Preview.class, PreviewFormat.class)
            .addMixIn(Reaction.class, ReactionFormat.class)
            .registerSubtypes(Reaction.kinds().stream()
                    .map(kind -> new NamedType(kind, Reaction.kind(kind)))
                    .toArray(NamedType[]::new))
            .build();

    private LineFormat() {}

    static String write(RunHeader header) {
        ObjectNode line = typed("header");
        line.put("format", FORMAT);
        return complete(line, header);
    }

    static String write(CaseResult result) {
        ObjectNode fields = MAPPER.valueToTree(result);
        // For people and scripts; whoever reads the record makes these sentences of the reactions again.
        if (result.verdict() != Verdict.PASS) {
            fields.put("actual", result.actual());
        }
        if (result.closing().verdict() != Verdict.PASS) {
            ((ObjectNode) fields.get("closing")).put("actual", ReactionProse.sentence(result.closing()));
        }
        return MAPPER.writeValueAsString(typed("case").setAll(fields));
    }

    static String write(Fuzzing fuzzing) {
        return complete(typed("fuzz"), fuzzing);
    }

    static String write(RunFooter footer) {
        return complete(typed("footer"), footer);
    }

    /** Return the JSON object in a line, or fails with a sentence. */
    static JsonNode parse(String line) {
        JsonNode node;
        try {
            node = MAPPER.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is not a JSON object", e);
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("This is not a JSON object");
        }
        return node;
    }

    /** Return what the type of a line says, or an empty string. */
    static String type(JsonNode line) {
        return line.path("type").asString("");
    }

    /** Refuse a header of another format than ours. */
    static void requireFormat(JsonNode header) {
        JsonNode format = header.path("format");
        if (!format.isInt() || format.intValue() != FORMAT) {
            throw new IllegalArgumentException("The format must be "
                    + FORMAT
                    + (format.isMissingNode() ? ", and the header has none" : ", not " + format));
        }
    }

    /** Return what a header says; one without requirements has none. */
    static RunHeader header(JsonNode line) {
        if (line.has(REQUIREMENTS)) {
            return value(line, RunHeader.class);
        }
        ObjectNode whole = line.deepCopy().asObject();
        whole.putArray(REQUIREMENTS);
        return value(whole, RunHeader.class);
    }

    /** Return the value that a line holds, or fails with a sentence. */
    static <T> T value(JsonNode line, Class<T> type) {
        try {
            return MAPPER.treeToValue(line, type);
        } catch (ValueInstantiationException e) {
            // What any other exception says is for programmers.
            String message = e.getCause() instanceof IllegalArgumentException cause ? cause.getMessage() : null;
            throw new IllegalArgumentException(message == null ? wrong(e) : message, e);
        } catch (InvalidFormatException e) {
            throw new IllegalArgumentException("The field " + place(e) + " cannot be \"" + e.getValue() + "\"", e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(wrong(e), e);
        }
    }

    private static ObjectNode typed(String type) {
        return MAPPER.createObjectNode().put("type", type);
    }

    private static String complete(ObjectNode line, Object value) {
        ObjectNode fields = MAPPER.valueToTree(value);
        return MAPPER.writeValueAsString(line.setAll(fields));
    }

    private static String wrong(JacksonException e) {
        String place = place(e);
        return (place.isEmpty() ? "A field" : "The field " + place) + " is missing or wrong";
    }

    private static String place(JacksonException e) {
        StringBuilder place = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.toString();
    }

    private interface HeaderFormat {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @SuppressWarnings("UnusedMethod") // Jackson reads the annotation of this name
        List<RunHeader.Citation> requirements();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Entry.Head.class, name = "HEAD"),
        @JsonSubTypes.Type(value = Entry.Frame.class, name = "FRAME"),
        @JsonSubTypes.Type(value = Entry.Bytes.class, name = "BYTES"),
        @JsonSubTypes.Type(value = Entry.Event.class, name = "EVENT"),
        @JsonSubTypes.Type(value = Entry.Mark.class, name = "MARK"),
        @JsonSubTypes.Type(value = Entry.LeftOut.class, name = "LEFT_OUT")
    })
    private interface EntryFormat {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Preview.None.class, name = "NONE"),
        @JsonSubTypes.Type(value = Preview.Text.class, name = "TEXT"),
        @JsonSubTypes.Type(value = Preview.Close.class, name = "CLOSE")
    })
    private interface PreviewFormat {}

    /** The name of a kind is that of its record in words joined by hyphens. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface ReactionFormat {}

    private interface FrameFormat {
        @JsonSerialize(using = UnsignedWriter.class)
        @JsonDeserialize(using = UnsignedReader.class)
        @SuppressWarnings("UnusedMethod") // Jackson reads the annotations of this name
        long length();
    }

    /** Writes a declared payload length, which may use all 64 bits. */
    private static final class UnsignedWriter extends ValueSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(new BigInteger(Long.toUnsignedString(value)));
        }
    }

    /** Reads what {@link UnsignedWriter} wrote. */
    private static final class UnsignedReader extends ValueDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) {
            return Long.parseUnsignedLong(parser.getBigIntegerValue().toString());
        }
    }
}
