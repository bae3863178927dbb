package io.github.wsgauntlet.cases;

import java.util.List;

/**
 * What the answer to an HTTP request has to be.
 *
 * @param statuses the allowed statuses; empty allows each
 * @param fields what header fields have to say
 * @param absent the names of header fields that may not be there
 * @param body what the content has to be
 * @param orNone whether the connection may also end without an answer
 */
public record AnswerPattern(
        List<Outcome.Range> statuses,
        List<FieldPattern> fields,
        List<String> absent,
        BodyPattern body,
        boolean orNone) {
    public AnswerPattern {
        statuses = List.copyOf(statuses);
        fields = List.copyOf(fields);
        absent = List.copyOf(absent);
    }

    /**
     * What a header field has to say.
     *
     * @param name its name, in any case
     * @param regex a regular expression for its whole value, in any case, whose named groups are captured
     */
    public record FieldPattern(String name, String regex) {}

    /** What the content has to be. */
    public sealed interface BodyPattern {}

    /**
     * The content as a whole.
     *
     * @param pattern what it has to be
     */
    public record Whole(MessagePattern pattern) implements BodyPattern {}

    /**
     * The content cut into parts.
     *
     * @param parts what each part has to be, in order
     * @param separator what stands between them
     * @param anywhere whether others may stand between them
     */
    public record Parts(List<MessagePattern> parts, String separator, boolean anywhere) implements BodyPattern {
        /** The usual separator: that of records (U+001E). */
        public static final String RECORD = "\u001e";

        public Parts {
            parts = List.copyOf(parts);
        }
    }
}
