package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Violation;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses with {@link Inflater}, for which a final block is the end, as most servers do. The clean compression
 * reads the same bytes, so that the rules are kept.
 */
final class UntilFinalBlock extends Forwarding {

    private static final Output NOWHERE = (bytes, from, to) -> {};
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};
    private static final int ROOM = 8 << 10;

    private final Inflater inflater = new Inflater(true);
    private final boolean forGood;

    /**
     * Create the decompression of one connection.
     *
     * @param clean keeps the rules
     * @param forGood whether a final block ends all messages that follow, too
     */
    UntilFinalBlock(Compression clean, boolean forGood) {
        super(clean);
        this.forGood = forGood;
    }

    @Override
    public void startMessage() {
        super.startMessage();
        if (inflater.finished() && !forGood) {
            inflater.reset();
        }
    }

    @Override
    public void inflate(byte[] bytes, int from, int to, Output out) {
        super.inflate(bytes, from, to, NOWHERE);
        inflater.setInput(bytes, from, to - from);
        byte[] room = new byte[ROOM];
        for (int count = read(room); count > 0; count = read(room)) {
            out.accept(room, 0, count);
        }
    }

    private int read(byte[] room) {
        try {
            return inflater.inflate(room);
        } catch (DataFormatException invalid) {
            throw new Violation(Rule.COMPRESSED_DATA_IS_VALID);
        }
    }

    @Override
    public void endMessage() {
        super.endMessage();
        inflater.setInput(TAIL);
        read(new byte[ROOM]);
    }

    @Override
    public void end() {
        super.end();
        inflater.end();
    }
}
