package io.github.wsgauntlet.server.deflate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import java.io.ByteArrayOutputStream;
import java.util.Set;

/** An inflater, and what came out of it. */
final class InflaterProbe {

    final StreamInflater inflater;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    InflaterProbe(int windowSize, Rule... waived) {
        inflater = new StreamInflater(Rules.waiving(Set.of(waived)), windowSize);
    }

    InflaterProbe(Rule... waived) {
        this(1 << 15, waived);
    }

    InflaterProbe feed(byte[] bytes) {
        return feed(bytes, 0, bytes.length);
    }

    InflaterProbe feed(byte[] bytes, int from, int to) {
        inflater.inflate(bytes, from, to, (piece, start, end) -> out.write(piece, start, end - start));
        return this;
    }

    /** Take what came out since the last time. */
    byte[] bytes() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }

    String text() {
        return new String(bytes(), ISO_8859_1);
    }
}
