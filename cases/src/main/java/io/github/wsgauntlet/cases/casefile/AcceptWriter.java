package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.HandshakeAnswer;
import io.github.wsgauntlet.cases.HeaderLines;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Mapping;

/** Writes the step that takes a client's connection as {@link AcceptReader} reads it. */
final class AcceptWriter {
    private AcceptWriter() {}

    /** Return what the step says. */
    static Mapping written(Step.Accept accept) {
        return head(accept.answer())
                .withUnless(accept.first().isEmpty(), "first", UnitWriter.several(accept.first()))
                .with(UnitWriter.segments(accept.segments()));
    }

    private static Mapping head(HandshakeAnswer answer) {
        boolean sayable = answer.raw().isEmpty()
                && HeadWriter.isLatin(answer.status() + answer.version())
                && HeadWriter.isSayable(answer.edits(), HeaderLines::ofAnswer);
        if (!sayable) {
            return HeadWriter.raw(answer.head());
        }
        HandshakeAnswer plain = HandshakeAnswer.standard();
        return YamlPiece.mapping()
                .withUnless(answer.status().equals(plain.status()), "status", YamlPiece.text(answer.status()))
                .withUnless(answer.version().equals(plain.version()), "version", YamlPiece.text(answer.version()))
                .with(HeadWriter.edits(answer.edits()));
    }
}
