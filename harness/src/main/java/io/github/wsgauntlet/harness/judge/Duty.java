package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction.CloseUnanswered;
import io.github.wsgauntlet.cases.reaction.EndReaction.ConnectionEnded;
import io.github.wsgauntlet.cases.reaction.EndReaction.EndedAtProbe;
import io.github.wsgauntlet.cases.reaction.EndReaction.TcpKeptOpen;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.HandshakeDropped;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.NotHttp;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.StatusLineMalformed;
import io.github.wsgauntlet.cases.reaction.IllegalClose;
import io.github.wsgauntlet.cases.reaction.IllegalFrame;
import io.github.wsgauntlet.cases.reaction.IllegalMessage;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoAltered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoMissing;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoOvertaken;
import io.github.wsgauntlet.cases.reaction.MessageReaction.EchoedTooMany;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ForbiddenMessageEchoed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.ForbiddenPingAnswered;
import io.github.wsgauntlet.cases.reaction.MessageReaction.OthersNotServed;
import io.github.wsgauntlet.cases.reaction.MessageReaction.PongMissing;
import io.github.wsgauntlet.cases.reaction.MessageReaction.UnknownMessage;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says which requirement a target breaks by what it did, so that one fault has one name whatever the case is about. It
 * is a duty of a target to do what the case asks for; a few things that it may do instead break another one.
 */
final class Duty {
    private static final String NO_PROCESSING = "rfc6455-7.1.7-no-processing-after-fail";
    private static final String FAILING_ENDS = "rfc6455-7.1.7-fail-closes-connection";
    private static final String REFUSED_BY_HTTP = "rfc6455-4.2.1-malformed-handshake-gets-http-error";
    private static final String FAILING_SAYS_SO = "rfc6455-7.1.7-fail-sends-close-frame";
    private static final String IN_THEIR_ORDER = "rfc6455-6.2-next-frame-starts-new-message";
    private static final String CLOSE_IS_ANSWERED = "rfc6455-5.5.1-close-is-answered";
    private static final String CLOSE_MAY_BE_EMPTY = "rfc6455-5.5.1-close-body-optional";
    private static final int NORMAL_CLOSURE = 1000;
    private static final int INCONSISTENT_DATA = 1007;

    private Duty() {}

    /**
     * Return what is broken by what a target did, which none of the allowed outcomes is. What goes on after a failure
     * breaks that rule, and TCP that is not ended, or another connection that suffers, the other; what never failed
     * breaks the one that the case names next. Whatever is refused, a refusal is an answer of HTTP.
     */
    static String broken(Case asked, Evidence evidence, Reaction seen) {
        if (seen instanceof StatusLineMalformed) {
            return evidence.binding(REFUSED_BY_HTTP);
        }
        if (seen instanceof EchoOvertaken) {
            return evidence.binding(IN_THEIR_ORDER);
        }
        Optional<String> unreadable = byOwnFrame(evidence, seen);
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        Optional<String> unanswered = Optional.of(seen)
                .filter(CloseUnanswered.class::isInstance)
                .flatMap(close -> byUnanswered(evidence.conversation()));
        if (unanswered.isPresent()) {
            return evidence.binding(unanswered.get());
        }
        if (failedTooLate(evidence, seen)) {
            return evidence.binding(NO_PROCESSING);
        }
        List<String> requirements = asked.requirements();
        String first = requirements.getFirst();
        boolean neverFailed = first.equals(evidence.binding(NO_PROCESSING)) && !evidence.processedAfterFailing()
                || first.equals(evidence.binding(FAILING_ENDS))
                        && !(seen instanceof TcpKeptOpen || seen instanceof OthersNotServed);
        return neverFailed && requirements.size() > 1 ? requirements.get(1) : first;
    }

    /**
     * Return what is broken where a Close frame like any other, or an empty one, is not answered: what was sent before
     * or after it is no excuse. A reason, a code, and a message that the Close cuts in two may be why, which is what
     * the case is about then.
     */
    private static Optional<String> byUnanswered(Conversation sent) {
        if (!sent.atMessageBoundary()) {
            return Optional.empty();
        }
        int body = sent.close().map(close -> close.payload().length).orElse(0);
        boolean normal = body == 2 && sent.closeCode().equals(Optional.of(NORMAL_CLOSURE));
        return normal
                ? Optional.of(CLOSE_IS_ANSWERED)
                : Optional.of(CLOSE_MAY_BE_EMPTY)
                        .filter(empty -> body == 0 && sent.close().isPresent());
    }

    /** Return whether a target has seen that a text is not UTF-8, but not before it answered what came after that. */
    private static boolean failedTooLate(Evidence evidence, Reaction seen) {
        return (seen instanceof ForbiddenPingAnswered || seen instanceof ForbiddenMessageEchoed)
                && evidence.conversation().violation().equals(Optional.of(SentViolation.TEXT_NOT_UTF8))
                && evidence.ending().byTarget()
                && evidence.ending().code().equals(OptionalInt.of(INCONSISTENT_DATA));
    }

    /**
     * Return what is missed by an outcome that is allowed. Whoever fails a connection has kept what the case asks, and
     * so has whoever refuses an opening handshake: what is missed is how to say so. A code that may not be sent is
     * wrong wherever it is sent, but for the one that comes back.
     */
    static String missed(Case asked, Evidence evidence, Expectation.Allowed allowed, Reaction seen) {
        Optional<String> wrong = byOwnFrame(evidence, seen);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        boolean notInHttp = seen instanceof HandshakeDropped || seen instanceof NotHttp;
        if (notInHttp && asked.expectation().asksForRefusal()) {
            return evidence.binding(REFUSED_BY_HTTP);
        }
        boolean withoutClose = allowed.outcomes().stream()
                .anyMatch(outcome -> outcome instanceof Outcome.Failed failed
                        && failed.close() == Outcome.CloseFrame.ABSENT
                        && allowed.grade() == Verdict.WARN);
        return withoutClose
                ? evidence.binding(FAILING_SAYS_SO)
                : asked.requirements().getFirst();
    }

    /**
     * Name a breach anew where the target sent what it was sent. It had to refuse that, which is what the case asks
     * for; that it sends it of its own accord, too, other cases would show.
     */
    static Breach mirrored(Case asked, Evidence evidence, Breach breach) {
        return mirrors(evidence, breach.reaction())
                ? new Breach(broken(asked, evidence, breach.reaction()), breach.verdict(), breach.reaction())
                : breach;
    }

    /**
     * Return what is broken by a frame that the target may not send, and was not sent, where just that is why what it
     * did is not what the case asks for.
     */
    private static Optional<String> byOwnFrame(Evidence evidence, Reaction seen) {
        return evidence.illegalFrames().stream()
                .filter(breach -> explains(breach.reaction(), seen) && !mirrors(evidence, breach.reaction()))
                .map(breach -> evidence.binding(breach.requirement()))
                .findFirst();
    }

    /** A wrong code is not allowed as an answer to anything, and what cannot be read as it should is missing. */
    private static boolean explains(Reaction illegal, Reaction seen) {
        return switch (illegal) {
            case IllegalClose close ->
                close.flaw() == IllegalClose.Flaw.CODE
                        && (seen instanceof ConnectionEnded || seen instanceof EndedAtProbe);
            case IllegalMessage message ->
                switch (message.flaw()) {
                    case CONTINUES_NOTHING -> seen instanceof EchoMissing;
                    case DATA_AFTER_OWN_CLOSE -> seen instanceof UnknownMessage || seen instanceof EchoedTooMany;
                    case BEFORE_THE_ANSWER, HTTP_RESPONSE_INSTEAD, INSIDE_UNFINISHED_MESSAGE, TEXT_NOT_UTF8 -> false;
                };
            case IllegalFrame frame ->
                switch (frame.flaw()) {
                    case UNDEFINED_OPCODE -> seen instanceof EchoMissing;
                    case LENGTH_WITH_TOP_BIT, LENGTH_TOO_SHORT ->
                        seen instanceof EchoMissing
                                || seen instanceof EchoAltered
                                || seen instanceof PongMissing
                                || seen instanceof CloseUnanswered;
                    case MASKED,
                            UNMASKED,
                            LENGTH_NOT_MINIMAL,
                            FRAGMENTED_CONTROL_FRAME,
                            LONG_CONTROL_FRAME,
                            RESERVED_BIT_WITHOUT_EXTENSION,
                            RESERVED_BIT_OF_NO_EXTENSION,
                            RSV1_NOT_ON_FIRST_FRAME -> false;
                };
            default -> false;
        };
    }

    private static boolean mirrors(Evidence evidence, Reaction seen) {
        if (seen instanceof IllegalClose close && close.flaw() == IllegalClose.Flaw.CODE) {
            return evidence.conversation().closeCode().equals(Optional.of(close.code()));
        }
        Optional<SentViolation> like = switch (seen) {
            case IllegalClose close -> like(close);
            case IllegalMessage message -> like(message);
            case IllegalFrame frame -> like(frame);
            default -> Optional.empty();
        };
        return like.filter(evidence.conversation().violations()::contains).isPresent();
    }

    private static Optional<SentViolation> like(IllegalClose close) {
        return switch (close.flaw()) {
            case SECOND, CODE -> Optional.empty();
            case BODY_OF_ONE_BYTE -> Optional.of(SentViolation.CLOSE_BODY_OF_ONE_BYTE);
            case REASON_NOT_UTF8 -> Optional.of(SentViolation.CLOSE_REASON_NOT_UTF8);
        };
    }

    private static Optional<SentViolation> like(IllegalMessage message) {
        return switch (message.flaw()) {
            case CONTINUES_NOTHING -> Optional.of(SentViolation.CONTINUATION_WITHOUT_START);
            case INSIDE_UNFINISHED_MESSAGE -> Optional.of(SentViolation.MESSAGE_INSIDE_MESSAGE);
            case TEXT_NOT_UTF8 -> Optional.of(SentViolation.TEXT_NOT_UTF8);
            case BEFORE_THE_ANSWER, HTTP_RESPONSE_INSTEAD, DATA_AFTER_OWN_CLOSE -> Optional.empty();
        };
    }

    private static Optional<SentViolation> like(IllegalFrame frame) {
        return switch (frame.flaw()) {
            case LONG_CONTROL_FRAME -> Optional.of(SentViolation.CONTROL_TOO_LONG);
            case FRAGMENTED_CONTROL_FRAME -> Optional.of(SentViolation.CONTROL_FRAGMENTED);
            case UNDEFINED_OPCODE -> Optional.of(SentViolation.RESERVED_OPCODE);
            case RESERVED_BIT_WITHOUT_EXTENSION, RESERVED_BIT_OF_NO_EXTENSION ->
                Optional.of(SentViolation.RESERVED_BIT);
            case MASKED, UNMASKED, LENGTH_WITH_TOP_BIT, LENGTH_NOT_MINIMAL, LENGTH_TOO_SHORT, RSV1_NOT_ON_FIRST_FRAME ->
                Optional.empty();
        };
    }
}
