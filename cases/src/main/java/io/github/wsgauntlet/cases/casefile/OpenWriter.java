package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HeaderLines;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Mapping;

/**
 * Writes the step that opens the connection to a server as {@link OpenReader} reads it: the edits of the header lines
 * under their keys, if that gives the same head although each key stands once, else the whole head.
 */
final class OpenWriter {
    private OpenWriter() {}

    /** Return what the step says. */
    static Mapping written(Step.Open open) {
        return head(open.request())
                .withUnless(open.first().isEmpty(), "first", UnitWriter.several(open.first()))
                .with(UnitWriter.segments(open.segments()))
                .with(open.earlier().map(OpenWriter::earlier).orElse(YamlPiece.mapping()))
                .withUnless(!open.withFinished(), "with-finished", YamlPiece.plain("true"));
    }

    private static Mapping earlier(Step.Earlier earlier) {
        Mapping said = YamlPiece.mapping().with("request", YamlPiece.text(HeadWriter.latin(earlier.text())));
        return YamlPiece.mapping()
                .with("earlier", earlier.pipelined() ? said.with("pipelined", YamlPiece.plain("true")) : said);
    }

    private static Mapping head(HandshakeRequest request) {
        if (!isSayable(request)) {
            return HeadWriter.raw(request.head());
        }
        HandshakeRequest plain = HandshakeRequest.standard();
        return YamlPiece.mapping()
                .withUnless(request.method().equals(plain.method()), "method", YamlPiece.text(request.method()))
                .withUnless(request.target().equals(plain.target()), "target", YamlPiece.text(request.target()))
                .withUnless(request.version().equals(plain.version()), "version", YamlPiece.text(request.version()))
                .with(HeadWriter.edits(request.edits()));
    }

    private static boolean isSayable(HandshakeRequest request) {
        return request.raw().isEmpty()
                && HeadWriter.isLatin(request.method() + request.target() + request.version())
                && HeadWriter.isSayable(request.edits(), HeaderLines::edited);
    }
}
