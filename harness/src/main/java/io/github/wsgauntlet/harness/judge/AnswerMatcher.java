package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction.ConnectionEnded;
import io.github.wsgauntlet.cases.reaction.EndReaction.LegalInputRefused;
import io.github.wsgauntlet.cases.reaction.MessageReaction.Deaf;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoAltered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoMissing;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoOvertaken;
import io.github.wsgauntlet.cases.reaction.MessageReaction.Echoed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoedTooMany;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ForbiddenMessageEchoed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ForbiddenPingAnswered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.Gist;
import io.github.wsgauntlet.cases.reaction.MessageReaction.MessagesRead;
import io.github.wsgauntlet.cases.reaction.MessageReaction.NoMessageSent;
import io.github.wsgauntlet.cases.reaction.MessageReaction.NoOtherOpened;
import io.github.wsgauntlet.cases.reaction.MessageReaction.NoPingSent;
import io.github.wsgauntlet.cases.reaction.MessageReaction.NoSignOfLife;
import io.github.wsgauntlet.cases.reaction.MessageReaction.OthersNotServed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.OthersServed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.PongAltered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.PongMissing;
import io.github.wsgauntlet.cases.reaction.MessageReaction.PongReplaced;
import io.github.wsgauntlet.cases.reaction.MessageReaction.Ponged;
import io.github.wsgauntlet.cases.reaction.MessageReaction.Proof;
import io.github.wsgauntlet.cases.reaction.MessageReaction.StayedSilent;
import io.github.wsgauntlet.cases.reaction.MessageReaction.UnknownMessage;
import io.github.wsgauntlet.cases.reaction.MessageReaction.WentOn;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.harness.conversation.Utf8;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Matches what a target sends back while the connection is open. */
final class AnswerMatcher {
    private static final String CONTROL_FRAMES_ARE_WHOLE = "rfc6455-5.5-server-control-frames-legal";

    private static final String MASKED_BY_THE_KEY = "rfc6455-5.3-client-mask-algorithm";

    private AnswerMatcher() {}

    static Match echoed(Evidence evidence) {
        List<WireMessage> owed = evidence.owedEchoes();
        List<WireMessage> answers = evidence.answers();
        Optional<Reaction> together = GatheredEchoes.in(evidence);
        if (together.isPresent()) {
            // An application may gather its answers, and that it does is worth knowing.
            return new Match.Yes(together.get(), Verdict.INFO);
        }
        Optional<Reaction> wrong = firstDifference(owed, answers);
        if (wrong.isPresent()) {
            return new Match.No(wrong.get());
        }
        if (owed.isEmpty()) {
            return missing(evidence, NoMessageSent::new);
        }
        if (answers.size() == owed.size()) {
            return blamed(evidence)
                    .orElseGet(() -> ByteOrderMark.lost(owed, answers)
                            .map(unmarked -> new Match.Yes(unmarked, Verdict.STRICT))
                            .orElseGet(() -> new Match.Yes(new Echoed(owed.size()))));
        }
        int index = answers.size() + 1;
        if (evidence.reception().barrierEchoed() && !evidence.capabilities().answersInAnyOrder()) {
            return new Match.No(new EchoMissing(index, owed.size(), true, TargetEnding.OPEN));
        }
        return missing(evidence, ending -> new EchoMissing(index, owed.size(), false, ending));
    }

    static Match ponged(Evidence evidence) {
        List<byte[]> owed = evidence.conversation().owedPings();
        if (owed.isEmpty()) {
            return missing(evidence, NoPingSent::new);
        }
        List<byte[]> pongs = evidence.reception().pongs();
        byte[] last = owed.getLast();
        if (pongs.stream().anyMatch(pong -> Arrays.equals(pong, last))) {
            return blamed(evidence).orElseGet(() -> new Match.Yes(new Ponged(owed.size())));
        }
        Optional<Match> replaced = replaced(evidence, last);
        if (replaced.isPresent()) {
            return replaced.get();
        }
        boolean strange = pongs.stream().anyMatch(pong -> !Octets.among(owed, pong));
        if (strange) {
            return new Match.No(
                    new PongAltered(owed.size()),
                    leftUnmasked(evidence, owed) ? MASKED_BY_THE_KEY : "rfc6455-5.5.3-pong-payload-identical");
        }
        if (evidence.reception().barrierEchoed()) {
            return new Match.No(new PongMissing(owed.size(), true, TargetEnding.OPEN));
        }
        return missing(evidence, ending -> new PongMissing(owed.size(), false, ending));
    }

    /** Return whether a pong says it is masked, and would be right if it were not. */
    private static boolean leftUnmasked(Evidence evidence, List<byte[]> pings) {
        return evidence.transcript().frames().stream()
                .filter(frame -> frame.opcode() == Opcodes.PONG && frame.masked())
                .anyMatch(frame -> Octets.among(pings, frame.payloadAsItCame()));
    }

    /** Return what came in the place of a pong, if anything did: that is named once, whatever the case is about. */
    private static Optional<Match> replaced(Evidence evidence, byte[] ping) {
        for (WireFrame frame : evidence.transcript().frames()) {
            if (frame.opcode() == Opcodes.PING && Arrays.equals(frame.payload(), ping)) {
                return Optional.of(replaced(PongReplaced.Instead.PING));
            }
            if (frame.opcode() == Opcodes.PONG && !frame.fin() && Octets.startsWith(ping, frame.payload())) {
                return Optional.of(
                        new Match.No(new PongReplaced(PongReplaced.Instead.FRAGMENT), CONTROL_FRAMES_ARE_WHOLE));
            }
        }
        boolean asMessage = evidence.answers().stream().anyMatch(message -> Arrays.equals(message.payload(), ping))
                && evidence.conversation().messages().stream()
                        .noneMatch(message -> Arrays.equals(message.payload(), ping));
        return asMessage ? Optional.of(replaced(PongReplaced.Instead.MESSAGE)) : Optional.empty();
    }

    private static Match replaced(PongReplaced.Instead instead) {
        return new Match.No(new PongReplaced(instead), "rfc6455-5.5.2-ping-answered-with-pong");
    }

    static Match ignored(Evidence evidence) {
        Optional<Reaction> wrong = answeredTooMuch(evidence);
        if (wrong.isPresent()) {
            return new Match.No(wrong.get());
        }
        return evidence.deaf() ? new Match.Doubt(Match.Cause.UNANSWERED, new Deaf()) : alive(evidence);
    }

    static Match alive(Evidence evidence) {
        if (evidence.ending().byTarget()) {
            return new Match.No(new ConnectionEnded(evidence.ending().seen()));
        }
        return evidence.alive()
                ? new Match.Yes(new WentOn(proofOfLife(evidence)))
                : new Match.Doubt(Match.Cause.SILENT, new NoSignOfLife());
    }

    static Match silent(Evidence evidence) {
        Optional<Reaction> wrong = answeredTooMuch(evidence);
        if (wrong.isPresent()) {
            return new Match.No(wrong.get());
        }
        if (evidence.close().isPresent() || evidence.transcript().end().isPresent()) {
            return new Match.No(new ConnectionEnded(evidence.ending().seen()));
        }
        boolean owes = evidence.conversation().violation().isEmpty()
                && evidence.answers().size() < evidence.owedEchoes().size();
        return owes && !evidence.lastTry() // What it owes may still come.
                ? new Match.Doubt(Match.Cause.SILENT, new StayedSilent())
                : new Match.Yes(new StayedSilent());
    }

    static Match uninterpreted(Evidence evidence) {
        return evidence.capabilities().echoes().text() == Echo.Back.NOTHING
                ? ignored(evidence)
                : new Match.No(new MessagesRead());
    }

    static Match survived(Evidence evidence) {
        List<Event.CanarySent> canaries =
                evidence.transcript().all(Event.CanarySent.class).toList();
        if (canaries.isEmpty()) {
            return new Match.Doubt(Match.Cause.NOT_OPENED, new NoOtherOpened());
        }
        return canaries.stream().allMatch(Event.CanarySent::served)
                ? new Match.Yes(new OthersServed())
                : new Match.Doubt(Match.Cause.ENDED, new OthersNotServed());
    }

    /** Return what the target answered although it was sent after a violation or a Close. */
    static Optional<Reaction> answeredTooMuch(Evidence evidence) {
        if (evidence.tookTurns()) {
            return Optional.empty(); // What the target sends then is a matter of the turns.
        }
        List<WireMessage> owed = evidence.owedEchoes();
        List<WireMessage> answers = evidence.answers();
        if (evidence.capabilities().echo() && answers.size() > owed.size()) {
            WireMessage extra = answers.get(owed.size());
            return Optional.of(sentAfterAll(evidence, extra) ? new ForbiddenMessageEchoed() : new UnknownMessage());
        }
        if (evidence.capabilities().echo()) {
            Optional<Reaction> wrong = firstDifference(owed, answers);
            boolean onlyLost = evidence.mayLoseData() && corrupted(evidence).isEmpty() && answers.size() <= owed.size();
            if (wrong.isPresent() && !onlyLost) {
                return wrong;
            }
        }
        return forbiddenPong(evidence) ? Optional.of(new ForbiddenPingAnswered()) : Optional.empty();
    }

    /**
     * Return whether the target went on after a violation and answered a ping. A pong is not data: after a Close, be it
     * the tester's or the target's own, no words forbid it (RFC 6455 5.5.1, 5.5.2).
     */
    private static boolean forbiddenPong(Evidence evidence) {
        List<byte[]> pings = evidence.conversation().pings();
        List<byte[]> owed = evidence.conversation().owedPings();
        List<byte[]> after = pings.subList(owed.size(), pings.size());
        Reception reception = evidence.reception();
        return evidence.conversation().violation().isPresent()
                && reception.pongs().subList(0, reception.pongsBeforeClose()).stream()
                        .anyMatch(pong -> Octets.among(after, pong) && !Octets.among(owed, pong));
    }

    /** Return how the target proved to be alive. */
    static Proof proofOfLife(Evidence evidence) {
        if (evidence.reception().barrierEchoed()) {
            return Proof.MESSAGE;
        }
        return evidence.reception().barrierPonged() ? Proof.PONG : Proof.CLOSE;
    }

    private static boolean sentAfterAll(Evidence evidence, WireMessage extra) {
        return evidence.conversation().messages().stream()
                .flatMap(message -> evidence.echo(message).stream())
                .anyMatch(sent -> extra.sameAs(sent) || mended(sent, extra));
    }

    /** Whoever leaves out what is not UTF-8, or puts U+FFFD in its place, once or for each byte, has taken it. */
    private static boolean mended(WireMessage sent, WireMessage came) {
        return sent.text()
                && came.text()
                && !Utf8.valid(sent.payload())
                && readable(sent).equals(readable(came));
    }

    private static String readable(WireMessage message) {
        return new String(message.payload(), StandardCharsets.UTF_8).replace("\uFFFD", "");
    }

    private static Optional<Reaction> firstDifference(List<WireMessage> owed, List<WireMessage> answers) {
        for (int i = 0; i < Math.min(owed.size(), answers.size()); i++) {
            WireMessage sent = owed.get(i);
            WireMessage came = answers.get(i);
            if (!sent.sameAs(came) && !ByteOrderMark.lost(sent, came)) {
                boolean overtaken = owed.stream().skip(i).anyMatch(came::sameAs)
                        && answers.stream().skip(i).anyMatch(sent::sameAs);
                if (overtaken) {
                    return Optional.of(new EchoOvertaken(i + 1));
                }
                boolean otherBytes = !Arrays.equals(sent.payload(), came.payload());
                return Optional.of(new EchoAltered(i + 1, gist(sent), gist(came), otherBytes));
            }
        }
        return answers.size() > owed.size()
                ? Optional.of(new EchoedTooMany(answers.size(), owed.size()))
                : Optional.empty();
    }

    /**
     * Return the first message that came back as neither one that was sent nor the beginning of one. Where final blocks
     * excuse that something is lost, nothing excuses that it is changed.
     */
    static Optional<Reaction> corrupted(Evidence evidence) {
        List<WireMessage> sent = evidence.conversation().messages();
        List<WireMessage> answers = evidence.answers();
        for (int i = 0; i < Math.min(sent.size(), answers.size()); i++) {
            WireMessage came = answers.get(i);
            if (sent.stream().noneMatch(each -> Octets.startsWith(each.payload(), came.payload()))) {
                return Optional.of(new EchoAltered(i + 1, gist(sent.get(i)), gist(came), true));
            }
        }
        return Optional.empty();
    }

    private static Gist gist(WireMessage message) {
        return new Gist(message.text(), message.payload().length);
    }

    /** A target that calls legal input a protocol error or inconsistent data is wrong, whatever else it answered. */
    private static Optional<Match> blamed(Evidence evidence) {
        OptionalInt code = evidence.ending().byTarget() ? evidence.ending().blame() : OptionalInt.empty();
        return code.isPresent() ? Optional.of(new Match.No(new LegalInputRefused(code.getAsInt()))) : Optional.empty();
    }

    /** A target that does not echo may close on messages that mean nothing to it, as a server always may (7.3). */
    private static boolean refusesMessages(Evidence evidence) {
        return evidence.conversation().messages().stream()
                .anyMatch(message -> evidence.echo(message).isEmpty());
    }

    /** What was owed did not come: that is a matter of how the connection ended, if it did. */
    private static Match missing(Evidence evidence, Function<TargetEnding, Reaction> missing) {
        Optional<Match> blamed = blamed(evidence);
        if (blamed.isPresent()) {
            return blamed.get();
        }
        if (evidence.ending().byTarget()) {
            boolean policy = evidence.ending().byPolicy() || refusesMessages(evidence);
            return new Match.Doubt(
                    policy ? Match.Cause.POLICY : Match.Cause.ENDED,
                    missing.apply(evidence.ending().seen()));
        }
        boolean alive = evidence.alive()
                || evidence.transcript()
                        .all(Event.ReceivedFrame.class)
                        .findAny()
                        .isPresent();
        return new Match.Doubt(alive ? Match.Cause.UNANSWERED : Match.Cause.SILENT, missing.apply(TargetEnding.OPEN));
    }
}
