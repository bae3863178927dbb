package io.github.wsgauntlet.cases;

import java.nio.charset.StandardCharsets;

/** How many bytes a payload has, counted without making them where that is possible. */
public final class PayloadSize {
    private PayloadSize() {}

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
