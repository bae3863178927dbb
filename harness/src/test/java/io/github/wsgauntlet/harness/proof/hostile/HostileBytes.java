package io.github.wsgauntlet.harness.proof.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

/** What hostile peers say. */
final class HostileBytes {
    /** What a terminal and the runner of a workflow would obey, and no line ends in. */
    static final String COMMANDS = "\u001b]0;obeyed\u0007 ##[error]obeyed \u009b31m ::error::obeyed";

    /** The same, after the end of a line. */
    static final String LINES_OF_COMMANDS = COMMANDS + "\n::error::obeyed\r\n##[error]obeyed";

    private HostileBytes() {}

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Return bytes, that many times. */
    static byte[] times(int number, byte[] bytes) {
        var all = new byte[number * bytes.length];
        for (int i = 0; i < number; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }

    static byte[] random(int length, long seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Return a gibibyte of zeros as a compressed message has it: in a thousandth of that (RFC 7692 7.2.1). */
    static byte[] gibibyteOfZeros() {
        return Zeros.DEFLATED;
    }

    /** Zeros that are compressed when they are used first. */
    private static final class Zeros {
        private static final byte[] DEFLATED = deflated(new byte[1 << 20], 1 << 10);

        private static byte[] deflated(byte[] each, int times) {
            var out = new ByteArrayOutputStream();
            var deflater = new Deflater(Deflater.BEST_SPEED, true);
            try {
                for (int i = 0; i < times; i++) {
                    deflater.setInput(each);
                    drain(deflater, i == times - 1 ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH, out);
                }
            } finally {
                deflater.end();
            }
            return Arrays.copyOf(out.toByteArray(), out.size() - 4);
        }

        private static void drain(Deflater deflater, int flush, ByteArrayOutputStream out) {
            byte[] chunk = new byte[1 << 16];
            for (int length = chunk.length; length == chunk.length; ) {
                length = deflater.deflate(chunk, 0, chunk.length, flush);
                out.write(chunk, 0, length);
            }
        }
    }
}
