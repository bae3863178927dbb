package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import java.util.ArrayList;
import java.util.List;

/** What a server may do about a violation: fail the connection (RFC 6455 7.1.7), and little else. */
final class ViolationOracle {
    private static final Codes SENDABLE =
            new Codes(List.of(new Range(1000, 1003), new Range(1007, 1014), new Range(3000, 4999)), false, true);

    /** Normal closure is an odd name for an error (RFC 6455 7.4.1). */
    private static final Codes ANY_BUT_1000 =
            new Codes(List.of(new Range(0, 999), new Range(1001, 0xffff)), false, true);

    private ViolationOracle() {}

    static Expectation expectation(Conversation conversation) {
        SentViolation violation = conversation.violation().orElseThrow();
        var allowed = new ArrayList<Allowed>();
        allowed.add(failed(usualCodes(violation)));
        allowed.add(Oracle.grade(anyOtherCode(violation), failed(ANY_BUT_1000)));
        allowed.add(Oracle.grade(anyOtherCode(violation).worse(Verdict.WARN), failed(Codes.any())));
        allowed.add(
                Oracle.grade(withoutClose(violation), Oracle.pass(new Outcome.Failed(CloseFrame.ABSENT, Codes.any()))));
        switch (violation) {
            case COMPRESSION_DAMAGED -> {
                allowed.add(Oracle.grade(Verdict.STRICT, Oracle.pass(new Outcome.Ignored())));
                allowed.add(Oracle.grade(Verdict.STRICT, Oracle.pass(new Outcome.Silent())));
            }
            case CONTINUATION_WITHOUT_START, MESSAGE_INSIDE_MESSAGE ->
                allowed.add(Oracle.grade(Verdict.STRICT, Oracle.pass(new Outcome.Ignored())));
            case TEXT_NOT_UTF8 -> allowed.add(Oracle.grade(Verdict.STRICT, Oracle.pass(new Outcome.Uninterpreted())));
            case LENGTH_TOP_BIT -> allowed.add(Oracle.grade(Verdict.STRICT, Oracle.pass(new Outcome.Silent())));
            case CONTROL_TOO_LONG -> {
                if (conversation.unfinished().isPresent()) { // A server may read the frame before it judges it.
                    allowed.add(Oracle.grade(Verdict.STRICT, Oracle.pass(new Outcome.Silent())));
                } else if (conversation.pings().isEmpty()
                        && conversation.close().isEmpty()) { // It was a pong.
                    allowed.add(Oracle.grade(Verdict.STRICT, Oracle.pass(new Outcome.Ignored())));
                }
            }
            case UNMASKED,
                    MASKED,
                    RESERVED_BIT,
                    RESERVED_OPCODE,
                    LENGTH_NOT_MINIMAL,
                    CONTROL_FRAGMENTED,
                    CLOSE_BODY_OF_ONE_BYTE,
                    CLOSE_CODE_INVALID,
                    CLOSE_REASON_NOT_UTF8,
                    COMPRESSION_TRUNCATED,
                    COMPRESSION_EMPTY,
                    COMPRESSION_UNFINISHED -> {}
        }
        return new Expectation(allowed, goingOn(violation));
    }

    /** Return what it is worth to go on as if nothing had happened. */
    private static Verdict goingOn(SentViolation violation) {
        if (violation == SentViolation.COMPRESSION_EMPTY || violation == SentViolation.COMPRESSION_UNFINISHED) {
            return Verdict.INFO;
        }
        boolean excused =
                violation == SentViolation.LENGTH_NOT_MINIMAL || violation == SentViolation.COMPRESSION_TRUNCATED;
        return excused ? Verdict.STRICT : Verdict.FAIL;
    }

    private static Allowed failed(Codes codes) {
        return Oracle.pass(new Outcome.Failed(CloseFrame.PRESENT, codes));
    }

    private static Codes usualCodes(SentViolation violation) {
        return switch (violation) {
            case TEXT_NOT_UTF8 -> Oracle.codes(1007);
            case CLOSE_REASON_NOT_UTF8 -> Oracle.codes(1002, 1007);
            case LENGTH_TOP_BIT -> Oracle.codes(1002, 1009);
            case CLOSE_BODY_OF_ONE_BYTE,
                    CLOSE_CODE_INVALID,
                    COMPRESSION_DAMAGED,
                    COMPRESSION_TRUNCATED,
                    COMPRESSION_EMPTY,
                    COMPRESSION_UNFINISHED -> SENDABLE;
            case UNMASKED,
                    MASKED,
                    RESERVED_BIT,
                    RESERVED_OPCODE,
                    LENGTH_NOT_MINIMAL,
                    CONTROL_TOO_LONG,
                    CONTROL_FRAGMENTED,
                    CONTINUATION_WITHOUT_START,
                    MESSAGE_INSIDE_MESSAGE -> Oracle.codes(1002);
        };
    }

    /** Any code a server may send is fine; one that was only just read out of an illegal Close is not. */
    private static Verdict anyOtherCode(SentViolation violation) {
        return violation == SentViolation.CLOSE_CODE_INVALID ? Verdict.STRICT : Verdict.INFO;
    }

    /**
     * A Close frame first is a SHOULD, which the text relaxes where the peer may not understand it any more. RFC 7692
     * says nothing of what follows when a message cannot be inflated.
     */
    private static Verdict withoutClose(SentViolation violation) {
        if (violation.ofCompression()) {
            return Verdict.PASS;
        }
        return violation == SentViolation.CLOSE_REASON_NOT_UTF8 ? Verdict.INFO : Verdict.WARN;
    }
}
