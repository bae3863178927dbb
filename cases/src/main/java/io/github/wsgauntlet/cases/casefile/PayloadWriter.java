package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Deflation;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Mapping;
import java.util.HexFormat;

/**
 * Writes payloads as {@link PayloadReader} reads them: in their own words where those can say it, else as their bytes
 * in hexadecimal.
 */
final class PayloadWriter {
    private static final Payload NOTHING = Payload.empty();

    private PayloadWriter() {}

    /** Return a payload that stands in a Close frame, in which it may be told as status code and reason. */
    static Mapping inCloseFrame(Payload payload) {
        return payload instanceof Payload.CloseBody(int code, Payload reason)
                ? YamlPiece.mapping().with("code", YamlPiece.plain(code)).with(reason(reason))
                : anywhere(payload);
    }

    /** Return a payload that stands anywhere. */
    static Mapping anywhere(Payload payload) {
        return switch (payload) {
            case Payload.Text text -> PayloadReader.holdsLoneSurrogate(text.text()) ? bytes(text) : text("text", text);
            case Payload.Hex hex -> bytes(hex);
            case Payload.Repeated(Payload unit, int times) ->
                YamlPiece.mapping().with("repeat", repeated(unit).with("times", YamlPiece.plain(times)));
            case Payload.Seeded(int length, long seed) ->
                isSayable(seed) ? YamlPiece.mapping().with("random", seeded(length, seed)) : bytes(payload);
            case Payload.Sample(var kind, int length, long seed) -> {
                Mapping sample = YamlPiece.mapping().with("kind", YamlPiece.plain(Words.of(kind)));
                yield isSayable(seed)
                        ? YamlPiece.mapping().with("sample", sample.with(seeded(length, seed)))
                        : bytes(payload);
            }
            case Payload.Joined(var parts) ->
                parts.isEmpty()
                        ? YamlPiece.mapping()
                        : YamlPiece.mapping()
                                .with("join", YamlPiece.list(parts.stream().map(PayloadWriter::anywhere)));
            case Payload.CloseBody body -> bytes(body);
            case Payload.Deflated(Payload content, Deflation how) ->
                YamlPiece.mapping().with("deflated", uncompressed(content).with(deflation(how)));
        };
    }

    /** Return a payload that stands where something is compressed. */
    static Mapping uncompressed(Payload payload) {
        return payload instanceof Payload.Deflated ? bytes(payload) : anywhere(payload);
    }

    private static Mapping reason(Payload reason) {
        if (reason.equals(NOTHING)) {
            return YamlPiece.mapping();
        }
        return reason instanceof Payload.Text text && !PayloadReader.holdsLoneSurrogate(text.text())
                ? text("reason", text)
                : YamlPiece.mapping().with("reasonHex", hex(reason));
    }

    private static Mapping repeated(Payload unit) {
        return unit instanceof Payload.Text text && !PayloadReader.holdsLoneSurrogate(text.text())
                ? text("text", text)
                : YamlPiece.mapping().with("hex", hex(unit));
    }

    private static Mapping text(String key, Payload.Text text) {
        return YamlPiece.mapping().with(key, YamlPiece.text(text.text()));
    }

    private static Mapping seeded(int length, long seed) {
        return YamlPiece.mapping().with("bytes", YamlPiece.plain(length)).with("seed", YamlPiece.plain(seed));
    }

    private static boolean isSayable(long seed) {
        return 0 <= seed && seed <= PayloadReader.GREATEST_SEED;
    }

    private static Mapping deflation(Deflation how) {
        Deflation usual = Deflation.usual();
        return YamlPiece.mapping()
                .withUnless(how.coding() == usual.coding(), "blocks", YamlPiece.plain(Words.of(how.coding())))
                .withUnless(how.blockSize() == usual.blockSize(), "blockSize", YamlPiece.plain(how.blockSize()))
                .withUnless(how.last() == usual.last(), "final", YamlPiece.plain(how.last()))
                .withUnless(how.windowBits() == usual.windowBits(), "window", YamlPiece.plain(how.windowBits()))
                .withUnless(how.history().equals(usual.history()), "after", anywhere(how.history()));
    }

    private static Mapping bytes(Payload payload) {
        return YamlPiece.mapping().withUnless(payload.equals(NOTHING), "hex", hex(payload));
    }

    private static YamlPiece hex(Payload payload) {
        return YamlPiece.text(HexFormat.of().formatHex(payload.bytes()));
    }
}
