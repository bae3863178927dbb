package io.github.wsgauntlet.harness.deflate;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What zlib makes of the same payload. It ends at a final block, so whatever is after one is read by another inflater
 * that knows the window.
 *
 * @param data what it inflates
 * @param damaged whether it says that the payload is not DEFLATE
 */
record ZlibReading(byte[] data, boolean damaged) {
    private static final int WINDOW = 1 << 15;
    private static final int STEP = 1 << 12;

    static ZlibReading of(byte[] before, byte[] payload) {
        byte[] bytes = before;
        int from = 0;
        while (from < payload.length) {
            var inflater = new Inflater(true);
            inflater.setDictionary(bytes, Math.max(0, bytes.length - WINDOW), Math.min(bytes.length, WINDOW));
            inflater.setInput(payload, from, payload.length - from);
            int start = bytes.length;
            try {
                int count;
                do {
                    bytes = Arrays.copyOf(bytes, start + (int) inflater.getBytesWritten() + STEP);
                    count = inflater.inflate(bytes, bytes.length - STEP, STEP);
                } while (count > 0);
                from = inflater.finished() ? payload.length - inflater.getRemaining() : payload.length;
                bytes = Arrays.copyOf(bytes, start + (int) inflater.getBytesWritten());
            } catch (DataFormatException damage) {
                int end = start + (int) inflater.getBytesWritten();
                return new ZlibReading(Arrays.copyOfRange(bytes, before.length, end), true);
            } finally {
                inflater.end();
            }
        }
        return new ZlibReading(Arrays.copyOfRange(bytes, before.length, bytes.length), false);
    }
}
