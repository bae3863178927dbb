package io.github.wsgauntlet.cases;

import java.nio.charset.StandardCharsets;

/** How many bytes a payload has, counted without making them where that is possible. */
public final class PayloadSize {
    /** The most that a block says beside its data, its header and all codes of its own included (RFC 1951 3.2.7). */
    private static final long MOST_OF_A_BLOCK = 320;

    private PayloadSize() {}

    /** Return whether there is no byte at all. Nothing is made to find out: compressed, even nothing is a byte. */
    public static boolean isZero(Payload payload) {
        return !(payload instanceof Payload.Deflated) && of(payload) == 0;
    }

    /** Return a size in bytes that the payload does not exceed, without making any of them. */
    public static long atMost(Payload payload) {
        return switch (payload) {
            case Payload.Repeated(Payload unit, int times) -> atMost(unit) * times;
            case Payload.Joined(var parts) ->
                parts.stream().mapToLong(PayloadSize::atMost).sum();
            case Payload.Deflated(Payload content, Deflation how) -> {
                long size = of(content);
                long blocks = 2 + size / Math.min(how.blockSize(), 0xffff);
                yield 2 * size + blocks * MOST_OF_A_BLOCK; // No code is longer than two bytes.
            }
            case Payload.CloseBody(int code, Payload reason) -> 2 + atMost(reason);
            case Payload.Text text -> of(text);
            case Payload.Hex hex -> of(hex);
            case Payload.Seeded seeded -> of(seeded);
            case Payload.Sample sample -> of(sample);
        };
    }

    /**
     * Return how many bytes a payload can take at most when a message is compressed. Codes have up to 9 bits for 8. One
     * byte again and again is a match for each 258, which takes six bytes even with the longest codes (RFC 1951 3.2.5).
     */
    static long mostDeflated(Payload payload) {
        long size = of(payload);
        boolean oneByte = payload instanceof Payload.Repeated(Payload unit, int times) && of(unit) == 1;
        return oneByte ? MOST_OF_A_BLOCK + Math.ceilDiv(size, 258) * 6 : size + size / 8 + 16;
    }

    /** Return the size in bytes. */
    public static long of(Payload payload) {
        return switch (payload) {
            case Payload.Text(String text) -> text.getBytes(StandardCharsets.UTF_8).length;
            case Payload.Hex(String hex) -> hex.length() / 2;
            case Payload.Repeated(Payload unit, int times) -> of(unit) * times;
            case Payload.Seeded(int length, long seed) -> length;
            case Payload.Sample(var kind, int length, long seed) -> length;
            case Payload.Joined(var parts) ->
                parts.stream().mapToLong(PayloadSize::of).sum();
            case Payload.Deflated deflated -> deflated.bytes().length;
            case Payload.CloseBody(int code, Payload reason) -> 2 + of(reason);
        };
    }
}
