package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Encodes what a scenario sends on one connection, with what was agreed there. Compressed messages take over their
 * context unless the answer forbids it (RFC 7692 7.2.1).
 *
 * <p>Not thread safe.
 */
public final class UnitEncoder {
    private final RandomGenerator random;
    private Optional<Compression> compression = Optional.empty();

    private record Compression(DeflateAgreement agreement, PayloadDeflater deflater) {}

    /**
     * Create a writer for a connection on which nothing was agreed yet.
     *
     * @param random where random masking keys come from
     */
    public UnitEncoder(RandomGenerator random) {
        this.random = random;
    }

    /** Compress from now on, as was agreed. */
    public void agreed(DeflateAgreement agreement) {
        compression = Optional.of(
                new Compression(agreement, new PayloadDeflater(Coding.DYNAMIC, agreement.clientMaxWindowBits())));
    }

    /**
     * Encode a unit.
     *
     * @return the bytes of each frame
     * @throws IllegalArgumentException if a length does not fit the chosen length form
     */
    public List<byte[]> encode(Unit unit) {
        return switch (unit) {
            case Unit.Raw raw -> List.of(raw.payload().bytes());
            case Unit.Frame frame -> List.of(WireFrameWriter.encode(frame, random));
            case Unit.Compressed message -> message(message);
        };
    }

    private List<byte[]> message(Unit.Compressed message) {
        byte[] plain = message.payload().bytes();
        byte[] carried = compression.map(agreed -> deflated(agreed, plain)).orElse(plain);
        var frames = new ArrayList<byte[]>();
        int from = 0;
        do {
            int to = from + Math.min(message.fragmentSize(), carried.length - from);
            frames.add(WireFrameWriter.encode(
                    frame(message, from == 0, to == carried.length, Arrays.copyOfRange(carried, from, to))));
            from = to;
        } while (from < carried.length);
        return frames;
    }

    private static byte[] deflated(Compression agreed, byte[] message) {
        if (agreed.agreement().clientNoContextTakeover()) {
            agreed.deflater().reset();
        }
        return agreed.deflater().deflate(message);
    }

    private WireFrame frame(Unit.Compressed message, boolean first, boolean fin, byte[] payload) {
        int rsv = first && compression.isPresent() ? MessageReader.COMPRESSED : 0;
        int opcode = first ? message.opcode() : Opcodes.CONTINUATION;
        int lengthBytes = payload.length > 0xffff ? 8 : payload.length > 125 ? 2 : 0;
        return new WireFrame(fin, rsv, opcode, true, random.nextInt(), lengthBytes, payload.length, payload);
    }
}
