package io.github.wsgauntlet.reports.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Packs markup that is only needed when a reader asks for it: deflated (RFC 1950) and written in Base64. */
public final class Packed {
    private Packed() {}

    /** Return what a browser unpacks with its {@code DecompressionStream}. */
    public static String of(String markup) {
        return Base64.getEncoder().encodeToString(deflated(markup.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, deflater)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }
}
