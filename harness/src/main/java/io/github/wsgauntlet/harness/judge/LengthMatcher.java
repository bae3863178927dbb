package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.reaction.MessageReaction.LengthCut;
import io.github.wsgauntlet.cases.reaction.MessageReaction.PayloadTakenForFrame;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.List;
import java.util.Optional;

/**
 * Tells that a target read another length than a frame says (RFC 6455 5.2): it answered what was payload, or a frame
 * whose payload it has not got.
 */
final class LengthMatcher {
    private static final String TOP_BIT = "rfc6455-5.2-length-msb-zero-received";
    private static final String LENGTH = "rfc6455-5.2-length-64-bit";

    /** What is shorter may come from a target of its own accord. */
    private static final int LEAST_TELLING = 4;

    private LengthMatcher() {}

    /** Return what shows that the target misread a length; that is wrong whatever a case allows. */
    static Optional<Match> misread(Evidence evidence) {
        Conversation said = evidence.conversation();
        boolean topBit =
                said.violation().filter(SentViolation.LENGTH_TOP_BIT::equals).isPresent();
        return (tookPayload(evidence) ? Optional.<Reaction>of(new PayloadTakenForFrame()) : cut(evidence))
                .map(reaction -> new Match.No(reaction, topBit ? TOP_BIT : LENGTH));
    }

    private static boolean tookPayload(Evidence evidence) {
        Conversation said = evidence.conversation();
        boolean ponged = evidence.reception().pongs().stream()
                .anyMatch(pong -> Octets.among(said.swallowedPings(), pong) && !Octets.among(said.pings(), pong));
        return ponged
                || evidence.answers().stream()
                        .anyMatch(answer -> among(answer, said.swallowedMessages()) && !among(answer, said.messages()));
    }

    private static Optional<Reaction> cut(Evidence evidence) {
        Conversation said = evidence.conversation();
        if (said.unfinished().isEmpty()) {
            return Optional.empty();
        }
        WireFrame frame = said.unfinished().get();
        if (frame.opcode() == Opcodes.PING) {
            return evidence.reception().pongs().stream()
                    .filter(pong -> pong.length >= LEAST_TELLING
                            && Octets.startsWith(frame.payload(), pong)
                            && !Octets.among(said.pings(), pong))
                    .findFirst()
                    .map(pong -> new LengthCut(pong.length));
        }
        List<WireMessage> answers = evidence.answers();
        int owed = said.owedMessages().size();
        boolean starts = Opcodes.beginsMessage(frame.opcode());
        if (!starts || answers.size() <= owed) {
            return Optional.empty();
        }
        byte[] extra = answers.get(owed).payload();
        boolean telling =
                extra.length >= LEAST_TELLING || evidence.capabilities().echo();
        return telling && Octets.startsWith(frame.payload(), extra) && !among(answers.get(owed), said.messages())
                ? Optional.of(new LengthCut(extra.length))
                : Optional.empty();
    }

    private static boolean among(WireMessage one, List<WireMessage> all) {
        return all.stream().anyMatch(one::sameAs);
    }
}
