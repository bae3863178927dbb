package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.PayloadSize;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Frame;
import io.github.wsgauntlet.cases.Unit.Length;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Cuts a message into fragments (RFC 6455 5.4). */
final class Fragments {
    private static final int CONTINUATION = 0;

    private Fragments() {}

    /**
     * Cut a message. Its reserved bits stand in the first fragment (RFC 7692 6.1).
     *
     * @param message the message as one frame
     * @param size bytes in a fragment, at least 1; the last may have fewer
     * @return one frame if the message is no longer than that
     */
    static List<Unit> cut(Frame message, int size) {
        List<Payload> payloads = pieces(message.payload(), size);
        List<Unit> frames = new ArrayList<>(payloads.size());
        for (int i = 0; i < payloads.size(); i++) {
            int opcode = i == 0 ? message.opcode() : CONTINUATION;
            boolean fin = i == payloads.size() - 1;
            int rsv = i == 0 ? message.rsv() : 0;
            frames.add(new Frame(opcode, fin, rsv, message.mask(), Length.minimal(), payloads.get(i)));
        }
        return frames;
    }

    private static List<Payload> pieces(Payload payload, int size) {
        if (payload instanceof Payload.Repeated(Payload unit, int times)
                && PayloadSize.of(unit) > 0
                && size % PayloadSize.of(unit) == 0) {
            return repeated(unit, times, (int) (size / PayloadSize.of(unit)));
        }
        byte[] bytes = payload.bytes();
        List<Payload> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length || pieces.isEmpty(); from += size) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length));
            pieces.add(new Payload.Hex(HexFormat.of().formatHex(piece)));
        }
        return pieces;
    }

    /** Large messages are repetitions, and so are their fragments: they are told and held in few words. */
    private static List<Payload> repeated(Payload unit, int times, int inOne) {
        Payload whole = new Payload.Repeated(unit, inOne);
        List<Payload> pieces = new ArrayList<>();
        for (int left = times; left > inOne; left -= inOne) {
            pieces.add(whole);
        }
        pieces.add(new Payload.Repeated(unit, times - pieces.size() * inOne));
        return pieces;
    }
}
