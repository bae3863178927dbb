package io.github.wsgauntlet.cases.deflate;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates messages with {@code java.util.zip}, as a receiver with context takeover does (RFC 7692 7.2.2). */
final class Inflated implements AutoCloseable {
    private static final byte[] TAIL = {0, 0, -1, -1};

    private final Inflater inflater = new Inflater(true);

    /** Return the message of a payload, whose tail was stripped. */
    byte[] next(byte[] payload) throws DataFormatException {
        var message = new ByteArrayOutputStream();
        inflate(payload, message);
        inflate(TAIL, message);
        return message.toByteArray();
    }

    private void inflate(byte[] input, ByteArrayOutputStream message) throws DataFormatException {
        inflater.setInput(input);
        byte[] buffer = new byte[1 << 14];
        int count = inflater.inflate(buffer);
        while (count > 0) {
            message.write(buffer, 0, count);
            count = inflater.inflate(buffer);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
