package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoedTogether;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Knows the echoes of an application that gathers what it answers: all bytes in their order, in fewer messages than
 * were sent. No rule forbids that, and it shows that every message was read.
 */
final class GatheredEchoes {
    private GatheredEchoes() {}

    /** Return what is seen where all came back, and some of it put together, be it with the echo of the barrier. */
    static Optional<Reaction> in(Evidence evidence) {
        List<WireMessage> owed = evidence.owedEchoes();
        List<WireMessage> answers = evidence.answers();
        // An empty message that is lost looks like one that is put together with another, unless others are, too.
        boolean puzzling = owed.stream().anyMatch(message -> message.payload().length == 0)
                && answers.stream().allMatch(answer -> Octets.among(payloads(owed), answer.payload()));
        if (answers.isEmpty() || puzzling) {
            return Optional.empty();
        }
        List<byte[]> came = payloads(answers);
        List<byte[]> sent = new ArrayList<>(payloads(owed));
        boolean complete = gathered(sent, came);
        if (!complete && !evidence.reception().barrierEchoed()) {
            Reception.barriers(evidence.transcript(), evidence.capabilities()).stream()
                    .findFirst()
                    .ifPresent(sent::add);
            complete = sent.size() > owed.size() && gathered(sent, came);
        }
        return complete ? Optional.of(new EchoedTogether(sent.size(), answers.size())) : Optional.empty();
    }

    private static List<byte[]> payloads(List<WireMessage> messages) {
        return messages.stream().map(WireMessage::payload).toList();
    }

    /** Return whether the same bytes came in fewer messages. */
    private static boolean gathered(List<byte[]> sent, List<byte[]> came) {
        return came.size() < sent.size() && length(sent) == length(came) && Arrays.equals(joined(sent), joined(came));
    }

    private static long length(List<byte[]> payloads) {
        return payloads.stream().mapToLong(payload -> payload.length).sum();
    }

    private static byte[] joined(List<byte[]> payloads) {
        var all = new ByteArrayOutputStream();
        payloads.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
