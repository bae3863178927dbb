package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Entry;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Mapping;
import java.util.List;

/** Writes what messages and answers have to be as {@link PatternReader} reads it. */
final class PatternWriter {
    private PatternWriter() {}

    static Mapping written(MessagePattern pattern) {
        return switch (pattern) {
            case MessagePattern.Anything(MessagePattern.Kind kind) ->
                switch (kind) {
                    case ANY -> YamlPiece.mapping();
                    case TEXT -> YamlPiece.mapping().with("binary", YamlPiece.plain(false));
                    case BINARY -> YamlPiece.mapping().with("binary", YamlPiece.plain(true));
                };
            case MessagePattern.Exactly(Payload payload, boolean binary) -> payload(payload, binary);
            case MessagePattern.Matching(String regex) -> YamlPiece.mapping().with("pattern", YamlPiece.text(regex));
            case MessagePattern.Json(String prefix, String shape) ->
                YamlPiece.mapping()
                        .withUnless(prefix.isEmpty(), "prefix", YamlPiece.text(prefix))
                        .with("json", YamlPiece.text(shape));
        };
    }

    /** Write a payload that is binary where it is written in hexadecimal, unless it says something else. */
    static Mapping payload(Payload payload, boolean binary) {
        Mapping written = PayloadWriter.anywhere(payload);
        Mapping said = written.entries().isEmpty() ? written.with("hex", YamlPiece.text("")) : written;
        boolean hex = said.entries().getFirst().key().equals("hex");
        return said.withUnless(binary == hex, "binary", YamlPiece.plain(binary));
    }

    static Mapping written(AnswerPattern pattern) {
        var fields = YamlPiece.mapping();
        for (AnswerPattern.FieldPattern field : pattern.fields()) {
            fields = fields.with(new Mapping(
                    List.of(new Entry(YamlPiece.word(field.name()).inline(), YamlPiece.text(field.regex())))));
        }
        return YamlPiece.mapping()
                .withUnless(
                        pattern.statuses().isEmpty(),
                        "status",
                        new YamlPiece.Sequence(ExpectationWriter.ranges(pattern.statuses())))
                .withUnless(pattern.fields().isEmpty(), "headers", fields)
                .withUnless(
                        pattern.absent().isEmpty(),
                        "absent",
                        YamlPiece.list(pattern.absent().stream().map(YamlPiece::text)))
                .with(body(pattern.body()))
                .withUnless(!pattern.orNone(), "or-none", YamlPiece.plain(true));
    }

    private static Mapping body(AnswerPattern.BodyPattern body) {
        return switch (body) {
            case AnswerPattern.Whole(MessagePattern.Exactly(Payload payload, boolean binary)) ->
                payload(payload, isHex(payload));
            case AnswerPattern.Whole(MessagePattern pattern) -> written(pattern);
            case AnswerPattern.Parts(var parts, String separator, boolean anywhere) ->
                YamlPiece.mapping()
                        .with("parts", YamlPiece.list(parts.stream().map(PatternWriter::written)))
                        .withUnless(
                                separator.equals(AnswerPattern.Parts.RECORD), "separator", YamlPiece.text(separator))
                        .withUnless(!anywhere, "anywhere", YamlPiece.plain(true));
        };
    }

    /** A body is neither text nor binary, and says what follows from how it is written. */
    private static boolean isHex(Payload payload) {
        Mapping written = PayloadWriter.anywhere(payload);
        return written.entries().isEmpty() || written.entries().getFirst().key().equals("hex");
    }
}
