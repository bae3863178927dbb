package io.github.wsgauntlet.harness.replay;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Makes bytes as few as DEFLATE (RFC 1951) can. */
final class RawDeflate {
    private RawDeflate() {}

    /**
     * Return the bytes deflated, without any header.
     *
     * @param bytes what to deflate
     * @param dictionary what the reader is taken to have read before; may be empty
     */
    static byte[] deflate(byte[] bytes, byte[] dictionary) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(dictionary);
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
