package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.FrameEncoder;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.Opcode;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** The defects in how a client masks its frames (RFC 6455 5.3). They stand in the place of the clean masking. */
final class MaskingDefects {

    private static final int SOME_KEY = 0x37FA213D;
    private static final int POOL = 2048;

    private MaskingDefects() {}

    /** Return the writer with a defect, or as it is when the defect lies elsewhere. */
    static FrameWriter around(Defect defect, FrameWriter clean, ByteQueue out) {
        FrameWriter bare = new FrameEncoder(out);
        return switch (defect) {
            case FRAMES_NOT_MASKED -> bare;
            case PONGS_NOT_MASKED -> WriteTwists.only(clean, Opcode.PONG, bare);
            case CLOSE_NOT_MASKED -> WriteTwists.only(clean, Opcode.CLOSE, bare);
            case MASKING_KEY_IS_ZERO -> keyed(bare, () -> 0);
            case MASKING_KEY_OF_CONNECTION -> keyed(bare, () -> SOME_KEY);
            case MASKING_KEY_COUNTED -> keyed(bare, new AtomicInteger(SOME_KEY)::incrementAndGet);
            case MASKING_KEYS_USED_AGAIN -> keyed(bare, pooled());
            case MASKING_FORGOTTEN_IN_THE_PAYLOAD ->
                (header, payload) -> {
                    // Masked twice, it leaves as it is.
                    byte[] masked = payload.clone();
                    for (int i = 0; i < masked.length; i++) {
                        masked[i] ^= (byte) (SOME_KEY >>> (24 - 8 * (i & 3)));
                    }
                    bare.write(Headers.withMaskingKey(header, SOME_KEY), masked);
                };
            default -> clean;
        };
    }

    private static IntSupplier pooled() {
        int[] keys = new SecureRandom().ints(POOL).toArray();
        var used = new AtomicInteger();
        return () -> keys[used.getAndIncrement() % keys.length];
    }

    private static FrameWriter keyed(FrameWriter bare, IntSupplier key) {
        return (header, payload) -> bare.write(Headers.withMaskingKey(header, key.getAsInt()), payload);
    }
}
