package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import java.util.AbstractList;
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
    private final Role sender;
    private final RandomGenerator random;
    private Optional<Compression> compression = Optional.empty();

    /** What was made last: a case may send the same message a thousand times. */
    private Made made = new Made(Payload.empty(), new byte[0]);

    private Cut cut = Cut.of(new byte[0], 1);

    private record Made(Payload payload, byte[] bytes) {
        static Made of(Payload payload) {
            return new Made(payload, payload.bytes());
        }
    }

    /** What a message carries, and that in fragments of a size. */
    private record Cut(byte[] carried, int size, List<byte[]> fragments) {
        static Cut of(byte[] carried, int size) {
            if (carried.length <= size) {
                return new Cut(carried, size, List.of(carried));
            }
            var fragments = new ArrayList<byte[]>();
            for (int from = 0; from < carried.length; from += size) {
                fragments.add(Arrays.copyOfRange(carried, from, Math.min(from + size, carried.length)));
            }
            return new Cut(carried, size, fragments);
        }
    }

    /** Frames as they go over the wire, written each time they are looked at: their payloads may be held by many. */
    private static final class Written extends AbstractList<byte[]> {
        private final List<WireFrame> frames;

        Written(List<WireFrame> frames) {
            this.frames = frames;
        }

        @Override
        public byte[] get(int index) {
            return WireFrameWriter.encode(frames.get(index));
        }

        @Override
        public int size() {
            return frames.size();
        }
    }

    private record Compression(DeflateAgreement agreement, PayloadDeflater deflater) {}

    /**
     * Create a writer for a connection on which nothing was agreed yet.
     *
     * @param sender which end of it the tester is
     * @param random where random masking keys come from
     */
    public UnitEncoder(Role sender, RandomGenerator random) {
        this.sender = sender;
        this.random = random;
    }

    /** Compress from now on, as was agreed. */
    public void agreed(DeflateAgreement agreement) {
        compression = Optional.of(
                new Compression(agreement, new PayloadDeflater(Coding.DYNAMIC, agreement.maxWindowBits(sender))));
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
            case Unit.Frame frame -> List.of(WireFrameWriter.encode(frame, sender, random));
            case Unit.Compressed message -> message(message);
        };
    }

    private List<byte[]> message(Unit.Compressed message) {
        made = made.payload().equals(message.payload()) ? made : Made.of(message.payload());
        byte[] plain = made.bytes();
        byte[] carried = compression.map(agreed -> deflated(agreed, plain)).orElse(plain);
        int size = message.fragmentSize();
        cut = cut.carried() == carried && cut.size() == size ? cut : Cut.of(carried, size);
        List<byte[]> fragments = cut.fragments();
        var frames = new ArrayList<WireFrame>();
        for (int i = 0; i < fragments.size(); i++) {
            frames.add(frame(message, i == 0, i == fragments.size() - 1, fragments.get(i)));
        }
        return new Written(frames);
    }

    private byte[] deflated(Compression agreed, byte[] message) {
        if (agreed.agreement().noContextTakeover(sender)) {
            agreed.deflater().reset();
        }
        return agreed.deflater().deflate(message);
    }

    private WireFrame frame(Unit.Compressed message, boolean first, boolean fin, byte[] payload) {
        int rsv = first && compression.isPresent() ? MessageReader.COMPRESSED : 0;
        int opcode = first ? message.opcode() : Opcodes.CONTINUATION;
        int lengthBytes = payload.length > 0xffff ? 8 : payload.length > 125 ? 2 : 0;
        boolean masked = sender == Role.CLIENT;
        int key = masked ? random.nextInt() : 0;
        return new WireFrame(fin, rsv, opcode, masked, key, lengthBytes, payload.length, payload);
    }
}
