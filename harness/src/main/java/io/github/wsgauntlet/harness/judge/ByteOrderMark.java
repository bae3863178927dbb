package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.reaction.MessageReaction.ByteOrderMarkLost;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Knows the echoes of a target that takes U+FEFF at the start of a text for a signature, and leaves it out. RFC 6455
 * does not say that it is none, and RFC 3629 6 leaves it open then.
 */
final class ByteOrderMark {
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private ByteOrderMark() {}

    /** Return what is seen where at least one message came back without its mark. */
    static Optional<Reaction> lost(List<WireMessage> owed, List<WireMessage> answers) {
        return IntStream.range(0, Math.min(owed.size(), answers.size()))
                .filter(i -> lost(owed.get(i), answers.get(i)))
                .mapToObj(i -> (Reaction) new ByteOrderMarkLost(i + 1))
                .findFirst();
    }

    /** Return whether a text came back without its mark, and else as it was. */
    static boolean lost(WireMessage sent, WireMessage came) {
        byte[] text = sent.payload();
        return sent.text()
                && came.text()
                && Octets.startsWith(text, MARK)
                && Arrays.equals(Arrays.copyOfRange(text, MARK.length, text.length), came.payload());
    }
}
