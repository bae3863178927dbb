package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.harness.conversation.Message;
import io.github.wsgauntlet.harness.drive.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The oracles of what a target sends back while the connection is open. */
final class AnswerOracles {
    /** Codes with which a server closes for reasons of its own (RFC 6455 7.3, 10.4; IANA). */
    private static final Set<Integer> POLICY = Set.of(1001, 1008, 1009, 1012, 1013);

    private AnswerOracles() {}

    static Match echoed(Evidence evidence) {
        List<Message> owed = evidence.conversation().owedMessages();
        List<Message> answers = evidence.answers();
        Optional<String> wrong = firstDifference(owed, answers);
        if (wrong.isPresent()) {
            return new Match.No(wrong.get());
        }
        if (owed.isEmpty()) {
            return missing(evidence, "No message could be sent");
        }
        if (answers.size() == owed.size()) {
            return blamed(evidence)
                    .orElseGet(() -> new Match.Yes(
                            owed.size() == 1
                                    ? "The message came back."
                                    : "All " + owed.size() + " messages came back."));
        }
        String missing = "Message " + (answers.size() + 1) + " of " + owed.size() + " did not come back";
        if (evidence.reception().barrierEchoed()) {
            return new Match.No(missing + ", although one that was sent later did.");
        }
        return missing(evidence, missing);
    }

    static Match ponged(Evidence evidence) {
        List<byte[]> owed = evidence.conversation().owedPings();
        if (owed.isEmpty()) {
            return missing(evidence, "No ping could be sent");
        }
        List<byte[]> pongs = evidence.reception().pongs();
        byte[] last = owed.getLast();
        if (pongs.stream().anyMatch(pong -> Arrays.equals(pong, last))) {
            return blamed(evidence)
                    .orElseGet(() ->
                            new Match.Yes(owed.size() == 1 ? "The ping was answered." : "The last ping was answered."));
        }
        boolean strange = pongs.stream().anyMatch(pong -> !known(owed, pong));
        String missing = owed.size() == 1 ? "The ping was not answered" : "The last ping was not answered";
        if (strange) {
            return new Match.No(missing + " with its own bytes; a pong with other bytes came.");
        }
        if (evidence.reception().barrierEchoed()) {
            return new Match.No(missing + ", although a message that was sent later came back.");
        }
        return missing(evidence, missing);
    }

    static Match ignored(Evidence evidence) {
        Optional<String> wrong = answeredTooMuch(evidence);
        if (wrong.isPresent()) {
            return new Match.No(wrong.get());
        }
        return evidence.deaf()
                ? new Match.Doubt(
                        Match.Cause.UNANSWERED,
                        "The target answered a ping that was sent last, and took no more messages.")
                : alive(evidence);
    }

    static Match alive(Evidence evidence) {
        if (evidence.targetEndedIt()) {
            return new Match.No("The target " + evidence.howItEnded() + ".");
        }
        return evidence.alive()
                ? new Match.Yes("The target went on: " + proofOfLife(evidence) + ".")
                : new Match.Doubt(Match.Cause.SILENT, "The target showed no sign of life in time.");
    }

    static Match silent(Evidence evidence) {
        boolean nothing = evidence.transcript().frames().isEmpty()
                && evidence.transcript().end().isEmpty();
        return nothing
                ? new Match.Yes("The target sent nothing and kept the connection open.")
                : new Match.No("The target " + evidence.howItEnded() + ".");
    }

    static Match uninterpreted(Evidence evidence) {
        return evidence.capabilities().echo()
                ? new Match.No("The target sends messages back, so it looks at them.")
                : ignored(evidence);
    }

    static Match survived(Evidence evidence) {
        List<Event.CanarySent> canaries =
                evidence.transcript().all(Event.CanarySent.class).toList();
        if (canaries.isEmpty()) {
            return new Match.Doubt(Match.Cause.NOT_OPENED, "No other connection was opened.");
        }
        return canaries.stream().allMatch(Event.CanarySent::served)
                ? new Match.Yes("The target went on serving other connections.")
                : new Match.Doubt(Match.Cause.ENDED, "The target did not serve another connection.");
    }

    /** Returns what the target answered although it was sent behind a violation or a Close. */
    static Optional<String> answeredTooMuch(Evidence evidence) {
        List<Message> owed = evidence.conversation().owedMessages();
        List<Message> answers = evidence.answers();
        if (evidence.capabilities().echo() && answers.size() > owed.size()) {
            Message extra = answers.get(owed.size());
            return Optional.of("The target sent back "
                    + (sentBehind(evidence, extra) ? "a message it should not have taken." : "a message nobody sent."));
        }
        if (evidence.capabilities().echo()) {
            Optional<String> wrong = firstDifference(owed, answers);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        List<byte[]> pings = evidence.conversation().pings();
        List<byte[]> owedPings = evidence.conversation().owedPings();
        List<byte[]> behind = pings.subList(owedPings.size(), pings.size());
        boolean ponged =
                evidence.reception().pongs().stream().anyMatch(pong -> known(behind, pong) && !known(owedPings, pong));
        return ponged ? Optional.of("The target answered a ping it should not have taken.") : Optional.empty();
    }

    /** Says how the target proved to be alive, as the rest of a sentence. */
    static String proofOfLife(Evidence evidence) {
        if (evidence.reception().barrierEchoed()) {
            return "it sent back a message that was sent last";
        }
        return evidence.reception().barrierPonged()
                ? "it answered a ping that was sent last"
                : "it took part in the closing handshake as if nothing had happened";
    }

    private static boolean sentBehind(Evidence evidence, Message extra) {
        return evidence.conversation().messages().stream().anyMatch(extra::sameAs);
    }

    private static boolean known(List<byte[]> pings, byte[] pong) {
        return pings.stream().anyMatch(ping -> Arrays.equals(ping, pong));
    }

    private static Optional<String> firstDifference(List<Message> owed, List<Message> answers) {
        for (int i = 0; i < Math.min(owed.size(), answers.size()); i++) {
            Message sent = owed.get(i);
            Message came = answers.get(i);
            if (!sent.sameAs(came)) {
                return Optional.of("Message " + (i + 1) + " came back altered: " + kind(sent) + " was sent, "
                        + kind(came) + (Arrays.equals(sent.payload(), came.payload()) ? "" : " with other bytes")
                        + " came back.");
            }
        }
        return answers.size() > owed.size()
                ? Optional.of("More messages came back than were sent: " + answers.size() + " for " + owed.size() + ".")
                : Optional.empty();
    }

    private static String kind(Message message) {
        return (message.text() ? "a text message of " : "a binary message of ") + message.payload().length + " bytes";
    }

    /** A target that calls legal input a protocol error or inconsistent data is wrong, whatever else it answered. */
    private static Optional<Match> blamed(Evidence evidence) {
        OptionalInt code = evidence.close().map(Evidence::code).orElse(OptionalInt.empty());
        boolean blamed = code.isPresent()
                && (code.getAsInt() == 1002 || code.getAsInt() == 1007)
                && evidence.conversation().violation().isEmpty();
        return blamed
                ? Optional.of(new Match.No("The target failed the connection with code " + code.getAsInt()
                        + " although nothing illegal was sent."))
                : Optional.empty();
    }

    /** A target that does not echo may close on messages that mean nothing to it, as a server always may (7.3). */
    private static boolean refusesMessages(Evidence evidence) {
        return !evidence.capabilities().echo()
                && !evidence.conversation().messages().isEmpty();
    }

    private static Match missing(Evidence evidence, String missing) {
        Optional<Match> blamed = blamed(evidence);
        if (blamed.isPresent()) {
            return blamed.get();
        }
        String sentence = missing + ": the target " + evidence.howItEnded() + ".";
        if (evidence.targetEndedIt()) {
            OptionalInt code = evidence.close().map(Evidence::code).orElse(OptionalInt.empty());
            boolean policy = code.isPresent() && POLICY.contains(code.getAsInt()) || refusesMessages(evidence);
            return new Match.Doubt(policy ? Match.Cause.POLICY : Match.Cause.ENDED, sentence);
        }
        boolean alive = evidence.alive()
                || evidence.transcript()
                        .all(Event.ReceivedFrame.class)
                        .findAny()
                        .isPresent();
        return new Match.Doubt(alive ? Match.Cause.UNANSWERED : Match.Cause.SILENT, missing + " in time.");
    }
}
