package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.reaction.MessageReaction.CutFrameAnswered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.LengthCut;
import io.github.wsgauntlet.cases.reaction.MessageReaction.PayloadTakenForFrame;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.List;
import java.util.Optional;

/**
 * Tells that a target read another length than a frame says (RFC 6455 5.2): it answered what was payload, or a frame
 * whose payload it has not got. A target that answers all it got of a frame in whose middle TCP ended has read the
 * length right, and took the end of TCP for the end of the frame (RFC 6455 7.1.4).
 */
final class LengthMatcher {
    private static final String TOP_BIT = "rfc6455-5.2-length-msb-zero-received";
    private static final String LENGTH = "rfc6455-5.2-length-64-bit";
    private static final String END_OF_TCP = "rfc6455-7.1.4-tcp-end-without-close";

    /** What is shorter may come from a target of its own accord. */
    private static final int LEAST_TELLING = 4;

    private LengthMatcher() {}

    /** Return what shows that the target misread where a frame ends; that is wrong whatever a case allows. */
    static Optional<Match> misread(Evidence evidence) {
        return tookPayload(evidence)
                ? Optional.of(new Match.No(new PayloadTakenForFrame(), length(evidence)))
                : cut(evidence).map(answered -> cut(answered, evidence));
    }

    private static Match cut(int answered, Evidence evidence) {
        WireFrame frame = evidence.conversation().unfinished().orElseThrow();
        boolean ended = evidence.transcript()
                .all(Event.TesterEnded.class)
                .anyMatch(end -> end.how().half());
        return ended && answered == frame.payload().length
                ? new Match.No(new CutFrameAnswered(), evidence.binding(END_OF_TCP))
                : new Match.No(new LengthCut(answered), length(evidence));
    }

    private static String length(Evidence evidence) {
        boolean topBit = evidence.conversation()
                .violation()
                .filter(SentViolation.LENGTH_TOP_BIT::equals)
                .isPresent();
        return topBit ? TOP_BIT : LENGTH;
    }

    private static boolean tookPayload(Evidence evidence) {
        Conversation said = evidence.conversation();
        boolean ponged = evidence.reception().pongs().stream()
                .anyMatch(pong -> Octets.among(said.swallowedPings(), pong) && !Octets.among(said.pings(), pong));
        return ponged
                || evidence.answers().stream()
                        .anyMatch(answer -> among(answer, said.swallowedMessages()) && !among(answer, said.messages()));
    }

    /** Return how many bytes came back of a frame that was not sent whole. */
    private static Optional<Integer> cut(Evidence evidence) {
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
                    .map(pong -> pong.length);
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
                ? Optional.of(extra.length)
                : Optional.empty();
    }

    private static boolean among(WireMessage one, List<WireMessage> all) {
        return all.stream().anyMatch(one::sameAs);
    }
}
