package io.github.wsgauntlet.harness.deflate;

import java.util.List;

/**
 * What the payload of a compressed message says.
 *
 * @param data the message, as far as it could be read
 * @param blocks the blocks it is made of, in order. The last one is not whole if the ending is inside it. The empty
 *     stored block whose {@code 00 00 ff ff} was stripped is one of them.
 * @param largestDistance how far back the furthest match reaches from where it stands, 1 to 32768 bytes; 0 without a
 *     match
 * @param deepestReach how many bytes before the start of this message the furthest match reaches, 0 to 32768. More than
 *     0 says that the sender took over its context; 0 does not say that it did not.
 * @param ending where the payload ends
 * @param fault what is wrong and where, in one sentence that counts blocks from 1 and the bytes of the payload from 0;
 *     empty unless the ending is {@link PayloadEnding#DAMAGED}
 */
public record InflatedMessage(
        byte[] data, List<Block> blocks, int largestDistance, int deepestReach, PayloadEnding ending, String fault) {
    public InflatedMessage {
        blocks = List.copyOf(blocks);
    }
}
