package io.github.wsgauntlet.server.client;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The client's side of permessage-deflate, done with the JDK and without the code under test. */
public final class ClientDeflate implements AutoCloseable {

    private static final byte[] TAIL = ClientFrames.hex("0000ffff");

    private final Deflater deflater;
    private final Inflater inflater = new Inflater(true);

    /** A side that takes its context over. */
    public ClientDeflate(int level, int strategy) {
        deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
    }

    public ClientDeflate() {
        this(Deflater.DEFAULT_COMPRESSION, Deflater.DEFAULT_STRATEGY);
    }

    /** Compress the next message. */
    public byte[] deflate(byte[] message) {
        deflater.setInput(message);
        byte[] room = new byte[message.length * 2 + 100];
        // The first call may do no more than to set the strategy.
        int size = deflater.deflate(room, 0, room.length, Deflater.NO_FLUSH);
        size += deflater.deflate(room, size, room.length - size, Deflater.SYNC_FLUSH);
        // A second flush without a byte in between gives nothing.
        return size == 0 ? new byte[1] : Arrays.copyOf(room, size - TAIL.length);
    }

    /** Decompress the next message of the server. */
    public byte[] inflate(byte[] payload) {
        try {
            inflater.setInput(ClientFrames.join(payload, TAIL));
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            byte[] room = new byte[4 << 10];
            for (int count = inflater.inflate(room); count > 0; count = inflater.inflate(room)) {
                message.write(room, 0, count);
            }
            return message.toByteArray();
        } catch (DataFormatException invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    /** Forget what the server sent before. */
    public void forgetServer() {
        inflater.reset();
    }

    /** Forget what was sent to the server before. */
    public void forgetOwn() {
        deflater.reset();
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
